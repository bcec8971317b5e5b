"""A person in an empty folder, with a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli import main

Run = Callable[..., Result]


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
