"""Reading documents back, by other people's programs: text, fonts, boxes, codes."""

import email.policy
import io
import shutil
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

Reader = Callable[[bytes], str]


def words(text: str) -> str:
    """Return `text` with single spaces, to compare what was set with what is read."""
    return " ".join(text.split())


def pdfium_text(pdf: bytes) -> str:
    """Return the text of all pages as pdfium (Chrome) reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return words(" ".join(pages))


def poppler_text(pdf: bytes, *options: str) -> str:
    """Return the text of all pages as poppler's pdftotext reads it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return words(done.stdout.decode())


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the trim size of each page in mm, rounded to a tenth."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [[float(edge) for edge in page.trimbox] for page in document.pages]
    return [
        (round((x1 - x0) * 25.4 / 72, 1), round((y1 - y0) * 25.4 / 72, 1))
        for x0, y0, x1, y1 in boxes
    ]


def loose_fonts(pdf: bytes) -> list[str]:
    """Return the names of fonts in the file that are not embedded."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
                descendants = item.get("/DescendantFonts")
                font = descendants[0] if descendants is not None else item
                descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
                files = ("/FontFile", "/FontFile2", "/FontFile3")
                if not any(name in descriptor for name in files):
                    found.append(str(item.get("/BaseFont")))
    return found


def picture(pdf: bytes, dpi: int) -> Image.Image:
    """Return the first page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=dpi / 72).to_pil()
    finally:
        document.close()
    return image.convert("L")


def zxing(image: Image.Image) -> list[str]:
    """Return what zxing reads in the QR codes of a picture."""
    return [code.text for code in zxingcpp.read_barcodes(image)]


def zbar(image: Image.Image, folder: Path) -> list[str]:
    """Return what zbar reads in the QR codes of a picture."""
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg is not installed")
    path = folder / "page.png"
    image.save(path)
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", path], capture_output=True, check=False
    )
    return done.stdout.decode().split()


def mail(data: bytes) -> EmailMessage:
    """Return the parsed email."""
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def plain_body(data: bytes) -> str:
    """Return the plain text part of an email, with single spaces."""
    part = mail(data).get_body(("plain",))
    assert part is not None
    return words(part.get_content())
