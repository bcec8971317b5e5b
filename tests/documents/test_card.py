"""Cards read back: words, ink in its place, codes, fonts, bytes, and clear refusals."""

import io
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.documents import card
from afterword.errors import DocumentError
from afterword.qr import QUIET, encode
from tests import reading
from tests.documents.card_pieces import (
    ACCENTS,
    ASSETS,
    CARDS,
    HANDS,
    LONG,
    SHORT,
    TEXTS,
    URL,
    USUAL,
    VIETNAMESE,
    expected,
    ink,
    links,
    piece,
    rendered,
)

ORIENTATIONS = ("landscape", "portrait")
HELD = list(product(CARDS, ORIENTATIONS))
READERS = (reading.pdfium_text, reading.poppler_text)


def dark(pdf: bytes, dpi: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return which pixels of the page are not white."""
    return np.asarray(reading.picture(pdf, dpi)) < 200


@pytest.mark.parametrize(("name", "held"), HELD)
def test_a_card_is_one_page_of_its_trim_size(name: str, held: str) -> None:
    width, height = CARDS[name]
    size = (width, height) if held == "landscape" else (height, width)
    pdf = rendered(*USUAL, card=name, orientation=held)
    (found,) = reading.page_sizes(pdf)
    assert found == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(("name", "held"), HELD)
@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("reader", READERS, ids=["pdfium", "poppler"])
def test_the_text_reads_in_order(
    name: str, held: str, hand: str, reader: reading.Reader
) -> None:
    style = {"card": name, "orientation": held, "hand": hand}
    text = reader(rendered(*USUAL, **style))
    assert text == f"November 22, 2026 {expected(piece(*USUAL, **style))} {URL}"


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("reader", READERS, ids=["pdfium", "poppler"])
def test_every_text_reads_word_for_word(
    name: str, seed: int, reader: reading.Reader
) -> None:
    style: dict[str, Any] = {
        "seed": seed,
        "card": "us-a7",
        "neatness": "casual",
        "orientation": ORIENTATIONS[seed % 2],
        "postscript": "Priya Nair says hello." if seed % 2 else None,
        "signature": "Nguyễn Thị Hường" if seed == 3 else None,
    }
    text = reader(rendered(*TEXTS[name], **style))
    assert expected(piece(*TEXTS[name], **style)) in text


def test_only_embedded_fonts() -> None:
    for pdf in (rendered(*USUAL), rendered(*SHORT, url=None)):
        assert reading.loose_fonts(pdf) == []


def test_the_page_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(rendered(*USUAL))) as document:
        assert document.docinfo.Title == "Card to Ms. Amara Okafor"
        assert document.docinfo.Author == "Daniel Reyes"
        assert document.Root.Lang == "en-US"
        page = document.pages[0].obj
        assert [float(edge) for edge in list(page.MediaBox)[:2]] == [0, 0]
        assert "/ArtBox" not in page
        assert list(page.TrimBox) == list(page.MediaBox)


@pytest.mark.parametrize(
    ("language", "date"),
    [("en-US", "November 22, 2026"), ("en-GB", "22 November 2026")],
)
def test_the_date_is_written_out(language: str, date: str) -> None:
    assert reading.pdfium_text(rendered(*SHORT, language=language)).startswith(date)


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(("name", "held"), HELD)
def test_the_code_can_be_read(name: str, held: str, dpi: int, tmp_path: Path) -> None:
    image = reading.picture(rendered(*USUAL, card=name, orientation=held), dpi)
    assert reading.zxing(image) == [URL]
    assert reading.zbar(image, tmp_path) == [URL]


@pytest.mark.parametrize(("name", "held"), HELD)
@pytest.mark.parametrize("text", ["short", "long"])
def test_nothing_enters_the_quiet_zone(name: str, held: str, text: str) -> None:
    for seed in range(1, 4):
        style = {"card": name, "orientation": held, "seed": seed, "neatness": "1.5"}
        pdf = rendered(*TEXTS[text], **style)
        ((url, (left, bottom, right, top)),) = links(pdf)
        assert url == URL
        module = (right - left) / encode(url).size
        assert module >= 0.5 * 72 / 25.4
        pixels = dark(pdf, 300)
        scale, height = 300 / 72, pixels.shape[0]
        edges = np.array([left, right, height / scale - top, height / scale - bottom])
        outwards = np.array([-1, 1, -1, 1])
        reach = QUIET * module - 0.3
        x0, x1, y0, y1 = np.rint((edges + outwards * reach) * scale).astype(int)
        c0, c1, r0, r1 = np.rint((edges + outwards * 0.3) * scale).astype(int)
        ring = pixels.copy()
        ring[r0:r1, c0:c1] = False
        assert not ring[y0:y1, x0:x1].any()


@settings(deadline=None, max_examples=25)
@given(
    text=st.sampled_from([SHORT, USUAL, LONG]),
    style=st.fixed_dictionaries(
        {
            "seed": st.integers(0, 10**9),
            "card": st.sampled_from(list(CARDS)),
            "orientation": st.sampled_from(ORIENTATIONS),
            "hand": st.sampled_from(HANDS),
            "neatness": st.sampled_from(["0", "natural", "1.5"]),
        }
    ),
)
def test_ink_stays_inside_the_safe_edge(
    text: tuple[str, ...], style: dict[str, Any]
) -> None:
    pixels = dark(card.render(piece(*text, **style), ASSETS).data, 150)
    edge = int(4 / 25.4 * 150)
    pixels[edge:-edge, edge:-edge] = False
    assert not pixels.any()


def test_the_corner_has_air() -> None:
    """The code's quiet zone has white around it, and the small print stands up."""
    for name, held in HELD:
        style = {"card": name, "orientation": held, "neatness": "1.5"}
        pdf = rendered(*LONG, **style)
        ((_, (left, bottom, right, top)),) = links(pdf)
        quiet = QUIET * (right - left) / encode(URL).size
        pixels, scale = dark(pdf, 300), 300 / 72
        upper = len(pixels) - int((top + quiet) * scale)
        lower, first = len(pixels) - int(bottom * scale), int((left - quiet) * scale)
        assert not pixels[upper - 15 : lower, first - 15 : first].any()
        assert not pixels[upper - 15 : upper, first:].any()
        lowest = (len(pixels) - np.nonzero(pixels.any(axis=1))[0][-1]) / 300 * 25.4
        assert 6 < lowest < 8


def test_a_long_address_leaves_the_writing_its_width() -> None:
    url = "https://example.org/" + "projects/" * 12
    pixels = dark(rendered(*SHORT, url=url), 150)
    band = pixels[-int(12 / 25.4 * 150) :]
    assert not band[:, : pixels.shape[1] // 3].any()


@pytest.mark.parametrize("name", HANDS)
def test_a_short_text_is_written_larger_on_a_large_card(name: str) -> None:
    def height(size: str) -> float:
        pixels = dark(rendered(*SHORT, card=size, hand=name, url=None), 150)
        return float(np.ptp(np.nonzero(pixels)[0])) / 150

    assert height("us-a7") > 1.1 * height("iso-a6")


def test_writing_fills_the_card() -> None:
    for name, held in HELD:
        pixels = dark(rendered(*LONG, card=name, orientation=held, url=None), 60)
        rows, columns = np.nonzero(pixels)
        assert np.ptp(rows) > 0.7 * pixels.shape[0]
        assert np.ptp(columns) > 0.7 * pixels.shape[1]


def test_another_seed_moves_the_ink_and_not_the_words() -> None:
    one, other = rendered(*USUAL, seed=1), rendered(*USUAL, seed=2)
    assert ink(one) != ink(other)
    assert reading.pdfium_text(one) == reading.pdfium_text(other)


def test_the_same_mailpiece_gives_the_same_bytes_everywhere() -> None:
    program = (
        "import hashlib; from tests.documents.card_pieces import *;"
        "print(hashlib.sha256(rendered(*ACCENTS, signature='Zoë')).hexdigest())"
    )
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ]
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | changes,
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for changes in surroundings
    }
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        (
            {"email": "daniel@example.org", "phone": "+1 512 555 0134"},
            "daniel@example.org",
        ),
        ({"phone": "+1 512 555 0134"}, "+1 512 555 0134"),
        ({"email": "zoë@müller.example"}, "zoë@müller.example"),
        ({}, "Daniel Reyes"),
    ],
)
@pytest.mark.parametrize("without", [{"url": None}, {"qr": False}])
def test_without_a_code_there_is_a_way_to_answer(
    contact: dict[str, str], line: str, without: dict[str, Any]
) -> None:
    pdf = rendered(*SHORT, **contact, **without)
    assert reading.pdfium_text(pdf).endswith(line)
    assert links(pdf) == []


def test_a_long_address_gets_smaller_modules() -> None:
    url = "https://example.org/" + "projects/" * 12
    pdf = rendered(*SHORT, url=url)
    assert reading.zxing(reading.picture(pdf, 300)) == [url]


def test_an_address_too_long_for_the_card_is_refused() -> None:
    with pytest.raises(DocumentError, match="--no-qr"):
        rendered(*SHORT, url="https://example.org/" + "a" * 400)


def test_a_hand_that_lacks_a_letter_gives_way_to_one_that_has_it() -> None:
    document = card.render(piece(*VIETNAMESE, hand="zeyada"), ASSETS)
    (note,) = document.notes
    assert "dancing-script" in note
    assert "“ờ” (U+1EDD LATIN SMALL LETTER O WITH HORN AND GRAVE)" in note
    assert VIETNAMESE[0] in reading.pdfium_text(document.data)
    assert card.render(piece(*ACCENTS, hand="caveat"), ASSETS).notes == ()


@pytest.mark.parametrize("text", ["李小龍", "👍🏽", "שלום", "Αλέξης"])
def test_what_no_hand_can_write_is_named(text: str) -> None:
    with pytest.raises(
        DocumentError, match=r"no hand can write .*(LETTER|UNIFIED|SIGN)"
    ):
        rendered(f"Thank you, {text}.")


def test_too_many_words_are_counted() -> None:
    texts = tuple(text for text in LONG for _ in range(2))
    with pytest.raises(DocumentError) as caught:
        rendered(*texts)
    message = str(caught.value)
    over = int(message.split(maxsplit=1)[0])
    assert f"{over} words too many for Ms. Amara Okafor’s card (iso-a6)" in message
    assert "message.body.brief" in message
    assert "us-a7" in message
    words = [word for text in texts for word in text.split()]
    rendered(" ".join(words[:-over]))


def test_too_long_a_postscript_is_named() -> None:
    with pytest.raises(DocumentError, match=r"shorten message\.postscript"):
        rendered(*SHORT, postscript="and so on " * 60)


def test_a_word_too_long_for_a_line_is_named() -> None:
    with pytest.raises(DocumentError, match=r"the word x{40}… \(300 letters\)"):
        rendered("Thank you for the " + "x" * 300)


def test_inks() -> None:
    assert b".121569 .227451 .576471 rg" in ink(rendered(*SHORT, ink="royal-blue"))
    assert b".4 0 0 rg" in ink(rendered(*SHORT, ink="#660000"))
    with pytest.raises(DocumentError, match="too pale"):
        rendered(*SHORT, ink="#ffee00")


def test_a_code_in_a_pale_ink_is_black() -> None:
    assert b"0 0 0 rg" in ink(rendered(*SHORT, ink="#d04040"))


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }} <b>x</b> %s \\n (a) [b] <0041> Tj ET", "pre- and post- - -- –"]
)
@pytest.mark.parametrize("reader", READERS, ids=["pdfium", "poppler"])
def test_text_is_never_taken_for_instructions(
    text: str, reader: reading.Reader
) -> None:
    assert text in reader(rendered(text))


LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cf"),
    max_codepoint=0x17F,
    exclude_characters="\xad",
)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=30))
def test_any_text_is_written_word_for_word_or_refused(texts: list[str]) -> None:
    text = " ".join(" ".join(texts).split())
    if not text:
        return
    try:
        pdf = card.render(piece(text, card="us-a7"), ASSETS).data
    except DocumentError:
        return
    assert text in reading.pdfium_text(pdf)
