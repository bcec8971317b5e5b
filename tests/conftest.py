"""What all tests share: the assets, the cases, a home of their own, and a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli import main
from afterword.resources import Assets, open_assets

Run = Callable[..., Result]
CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.fixture(autouse=True)
def _own_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the configuration of whoever runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="session")
def assets() -> Assets:
    """The assets that came with Afterword, and no others."""
    return Assets((open_assets().roots[-1],))


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Path:
    """Each of the interview details in `cases/`."""
    path: Path = request.param
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `afterword` with those words in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: object, code: int | None = 0) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if code is not None:
            assert result.exit_code == code, result.output
        return result

    return call
