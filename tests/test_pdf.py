"""Layouts of one's own: heard, but shut off from the world."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.details.model import Style
from afterword.documents import letter
from afterword.documents.mailpiece import Document
from afterword.errors import AssetError, DocumentError
from afterword.resources import Assets, built_in
from tests.documents.letter_pieces import ASSETS, piece

Render = Callable[[str], Document]


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """A function that renders a letter with more CSS in a layout of one's own."""

    def make(css: str) -> Document:
        folder = tmp_path / "layouts" / "letters"
        folder.mkdir(parents=True)
        for end in ("toml", "css"):
            text = built_in() / "layouts" / "letters" / f"us-block.{end}"
            (folder / f"mine.{end}").write_text(text.read_text("utf-8"), "utf-8")
        with (folder / "mine.css").open("a", encoding="utf-8") as sheet:
            sheet.write(css)
        (tmp_path / "secret.txt").write_text("secret", "utf-8")
        mine = replace(piece(), style=Style(letter="mine"))
        return letter.render(mine, Assets((tmp_path, built_in())))

    return make


def test_a_layout_of_ones_own_is_used(render: Render) -> None:
    document = render(".text { color: #123456 }")
    assert document.data.startswith(b"%PDF-1.7")
    assert document.notes == ()


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "ftp://a.example/x"]
)
def test_nothing_is_fetched(render: Render, url: str) -> None:
    with pytest.raises(AssetError, match="may not fetch anything"):
        render(f"body {{ background: url('{url}') }}")


def test_no_typeface_of_the_machine_is_used(render: Render) -> None:
    with pytest.raises(DocumentError, match="a typeface of this machine"):
        render(".salutation { font-family: monospace }")


def test_what_the_stylesheet_gets_wrong_is_told(render: Render) -> None:
    (note,) = render(".text { colour: red }").notes
    assert "colour" in note


def test_several_threads_may_make_letters() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: letter.render(piece(), ASSETS).data, range(8)))
    assert len(set(made)) == 1


@pytest.mark.parametrize(
    "css", ["{{ nothing }}", "{% for %}", "{{ layout.__class__.__mro__ }}"]
)
def test_a_faulty_stylesheet_is_named(render: Render, css: str) -> None:
    with pytest.raises(AssetError, match=r"mine\.css"):
        render(css)
