"""What all tests share: the assets, the cases, and a home of their own."""

from pathlib import Path

import pytest

from afterword.resources import Assets, open_assets

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
