"""Letters read back: words, places, tags, codes, bytes."""

import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from afterword import qr
from afterword.details.model import Enclosure, Style
from afterword.documents import letter
from afterword.documents.mailpiece import Mailpiece
from tests.documents.letter_pieces import (
    ASSETS,
    BODY,
    PIECES,
    in_order,
    message,
    paragraphs,
    piece,
    position,
    rendered,
)
from tests.reading import (
    loose_fonts,
    page_sizes,
    pdfium_text,
    picture,
    poppler_text,
    words,
    zbar,
    zxing,
)

LAYOUTS = ("us-block", "uk-block", "din-5008-b")
A4, US_LETTER = (210.0, 297.0), (215.9, 279.4)


@pytest.fixture(params=sorted(PIECES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def full(layout: str, length: int) -> Mailpiece:
    """Return a piece with much furniture and a text of about so many words."""
    text = " ".join(BODY).split()
    many = (text * (length // len(text) + 1))[:length]
    texts = [" ".join(many[i : i + 45]) + "." for i in range(0, length, 45)]
    return piece(
        style=Style(letter=layout, paper=None if layout == "us-block" else "a4"),
        message=message(paragraphs=paragraphs(*texts), postscript="The atlas came."),
        enclosures=tuple(Enclosure(title=f"Sample number {n}") for n in range(1, 6)),
        cc=("June Park", "Dr. Pieter van der Berg", "Priya Nair"),
    )


@pytest.mark.parametrize("read", [pdfium_text, poppler_text])
def test_the_words_read_back_are_the_message(name: str, read: object) -> None:
    assert callable(read)
    said = PIECES[name].message
    text = read(rendered(name).data)
    texts = tuple(paragraph.text for paragraph in said.paragraphs)
    assert in_order((said.salutation, *texts, said.close), text)


def test_a_letter_is_one_page_without_remarks(name: str) -> None:
    document = rendered(name)
    size = A4 if name in {"designer", "nurse"} else US_LETTER
    assert page_sizes(document.data) == [size]
    assert document.notes == ()


def test_it_conforms_to_pdf_ua(name: str, tmp_path: Path) -> None:
    data = rendered(name).data
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    if shutil.which("qpdf"):
        path = tmp_path / "letter.pdf"
        path.write_bytes(data)
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_it_says_what_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(rendered(name).data)
    with pikepdf.open(path) as document:
        to, sender = PIECES[name].recipient.name, PIECES[name].sender.name
        assert str(document.docinfo["/Title"]) == f"Letter to {to}"
        assert str(document.docinfo["/Author"]) == sender
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261120")
        assert "/ModDate" not in document.docinfo
        assert str(document.Root.Lang) == PIECES[name].message.language


def test_only_its_own_typeface_is_in_it(name: str) -> None:
    data = rendered(name).data
    assert loose_fonts(data) == []
    assert {base.split("+")[1] for base in fonts(data)} <= {
        "Afterword-Crimson-Text",
        "Afterword-Crimson-Text-Semi-Bold",
    }


def fonts(data: bytes) -> set[str]:
    document = pikepdf.open(io.BytesIO(data))
    found = (o for o in document.objects if isinstance(o, pikepdf.Dictionary))
    return {str(o.BaseFont) for o in found if o.get("/Type") == "/Font"}


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("name", ["engineer", "designer", "plain names"])
def test_the_code_is_read_by_two_readers(name: str, dpi: int, tmp_path: Path) -> None:
    link = PIECES[name].message.link
    assert link
    image = picture(rendered(name).data, dpi)
    assert zxing(image) == [link.url]
    assert zbar(image, tmp_path) == [link.url]


def test_code_and_address_are_one_link(name: str) -> None:
    link = PIECES[name].message.link
    with pikepdf.open(io.BytesIO(rendered(name).data)) as document:
        annotations = list(document.pages[0].get("/Annots", []))
        targets = [str(annotation.A.URI) for annotation in annotations]
        assert targets == ([link.url] if link else [])
    if link:
        assert link.url in pdfium_text(rendered(name).data)


@pytest.mark.parametrize("name", ["engineer", "designer", "plain names"])
def test_nothing_enters_the_quiet_zone(name: str) -> None:
    link = PIECES[name].message.link
    assert link
    image = picture(rendered(name).data, 600)
    (code,) = zxingcpp.read_barcodes(image)
    left, top = code.position.top_left.x, code.position.top_left.y
    right, bottom = code.position.bottom_right.x, code.position.bottom_right.y
    module = (right - left) / qr.encode(link.url).size
    assert 0.5 <= module / 600 * 25.4 <= 0.72
    image.paste(255, (left - 2, top - 2, right + 2, bottom + 2))
    quiet = round(4 * module) - 3
    ring = image.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
    assert ring.getextrema() == (255, 255)


def test_din_5008_b_has_its_places() -> None:
    data = rendered("designer").data
    assert position(data, "Zoë Müller-Łukasz ·")[0] == pytest.approx(25, abs=0.3)
    x, y, _ = position(data, "Ms. Ida")
    assert x == pytest.approx(25, abs=0.3)
    assert 62.7 < y < 62.7 + 4.6
    assert position(data, "DENMARK")[1] < 90
    x, y, _ = position(data, "+49 30")
    assert x == pytest.approx(125, abs=0.3)
    assert 50 < y < 90
    x, y, _ = position(data, "Thank you for the interview")
    assert x == pytest.approx(25, abs=0.3)
    assert y == pytest.approx(106.96, abs=0.5)


def test_din_marks_are_drawn_and_not_read_out() -> None:
    image = picture(rendered("designer").data, 254)  # 10 pixels in a millimetre
    edge = image.crop((50, 0, 90, 2970)).resize((1, 2970))
    dark = [y for y, value in enumerate(edge.tobytes()) if value < 250]
    for mark in (1050, 1485, 2100):
        assert any(abs(y - mark) <= 2 for y in dark)
    assert all(min(abs(y - mark) for mark in (1050, 1485, 2100)) <= 2 for y in dark)


def test_us_and_uk_address_stand_in_the_window() -> None:
    short = replace(PIECES["engineer"], message=message(paragraphs=paragraphs(BODY[3])))
    x, y, _ = position(letter.render(short, ASSETS).data, "Ms. Amara")
    assert x == pytest.approx(25.4, abs=0.3)
    assert 63.5 < y < 69
    x, y, _ = position(rendered("nurse").data, "Prof. Rajesh")
    assert x == pytest.approx(25, abs=0.3)
    assert 57 < y < 63


def test_each_country_punctuates_in_its_way() -> None:
    assert "Dear Ms. Okafor: " in pdfium_text(rendered("engineer").data)
    assert "Dear Prof. Menon, " in pdfium_text(rendered("nurse").data)
    assert "Re: Data engineer, reference REQ-2214" in pdfium_text(
        rendered("engineer").data
    )
    assert "November 20, 2026" in pdfium_text(rendered("engineer").data)
    assert "20 November 2026" in pdfium_text(rendered("nurse").data)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_full_letter_fits_on_a_page(layout: str) -> None:
    document = letter.render(full(layout, 180), ASSETS)
    assert len(page_sizes(document.data)) == 1
    text = pdfium_text(document.data)
    parts = ("P.S. The atlas came.", "Enclosures: Sample number 1", "Sample number 5")
    assert in_order((*parts, "cc: June Park, Dr. Pieter"), text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_letter_goes_on_with_a_running_head(layout: str) -> None:
    document = letter.render(full(layout, 600), ASSETS)
    assert document.notes == ("the letter takes 2 pages",)
    with pypdfium2.PdfDocument(document.data) as pages:
        first, second = (p.get_textpage().get_text_range() for p in pages)
    assert "Ms. Amara Okafor, November 20, 2026, page 2" in words(second)
    assert "page 1" not in words(first)
    assert "Sincerely" not in first
    assert len(second.split("Sincerely,")[0].split()) > 25
    assert page.validate_pdf_bytes(document.data, profile="ua1").is_compliant


def test_without_an_address_it_still_stands() -> None:
    for layout in LAYOUTS:
        bare = replace(
            PIECES["plain names"], style=Style(letter=layout, paper="letter")
        )
        text = pdfium_text(letter.render(bare, ASSETS).data)
        assert "Mx. Robin Achterberg Larkfield Books" in text
        assert "None" not in text
        assert " · " not in text


def test_without_the_code_the_letterhead_has_the_address() -> None:
    plain = replace(piece(), style=Style(letter="us-block", qr=False))
    text = pdfium_text(letter.render(plain, ASSETS).data)
    assert text.index("https://daniel.example.org/work") < text.index("Ms. Amara")


def test_the_same_piece_has_the_same_bytes(tmp_path: Path) -> None:
    """In other processes, in other places, after other letters."""
    script = (
        "import sys; from tests.documents.letter_pieces import *;"
        "names = sys.argv[1:];"
        "data = [letter.render(PIECES[n], ASSETS).data for n in names][-1];"
        "sys.stdout.buffer.write(data)"
    )
    runs = [
        ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, ["engineer"]),
        (
            {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
            ["nurse", "designer", "engineer"],
        ),
    ]
    for variables, names in runs:
        done = subprocess.run(
            [sys.executable, "-c", script, *names],
            env={**os.environ, **variables},
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        assert done.stdout == rendered("engineer").data
