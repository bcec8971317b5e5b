"""A few assets to name, and a way to write a details file and read it."""

from pathlib import Path

import pytest

from afterword.resources import Assets
from tests.details.reading import Reader

NAMES = (
    *("fonts/caveat.toml", "fonts/zeyada.toml"),
    *("layouts/cards/iso-a6.toml", "layouts/cards/us-a2.toml"),
    *("layouts/letters/us-block.toml", "layouts/letters/din-5008-b.toml"),
)

TABLES = {
    "layouts/inks.toml": 'blue-black = "#17214d"\nsepia = "#4a2f1b"\n',
    "layouts/papers.toml": "a4 = {}\nletter = {}\n",
    "layouts/typefaces.toml": "crimson-text = {}\nlato = {}\n",
    "fonts/common/neatness.toml": "neat = 0.7\nnatural = 1.0\n",
}


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Assets:
    """Assets that are little more than names, which is what the details look at."""
    root = tmp_path_factory.mktemp("assets")
    for name in NAMES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    for name, text in TABLES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return Assets((root,))


@pytest.fixture
def reader(tmp_path: Path, assets: Assets, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Reads details that are written beside the files of the test."""
    monkeypatch.chdir(tmp_path)
    return Reader(tmp_path, assets)
