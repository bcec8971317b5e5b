from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from afterword.errors import DocumentError
from afterword.preview import pages


def pdf(*sizes: tuple[float, float]) -> bytes:
    """Make a page of each size (pt), black in its lower left quarter."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(0, 0, width / 2, height / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_each_page_is_a_picture_of_its_size() -> None:
    pictures = [
        Image.open(BytesIO(png)) for png in pages(pdf((72, 144), (144, 36)), 100)
    ]
    assert [picture.size for picture in pictures] == [(100, 200), (200, 50)]
    for picture in pictures:
        assert picture.format == "PNG"
        assert picture.info["dpi"] == pytest.approx((100, 100), abs=0.1)
        grey = picture.convert("L")
        width, height = picture.size
        assert grey.getpixel((width // 4, height * 3 // 4)) == 0
        assert grey.getpixel((width * 3 // 4, height // 4)) == 255


def test_the_bytes_repeat() -> None:
    document = pdf((144, 144))
    assert pages(document, 150) == pages(document, 150)


@pytest.mark.parametrize("dpi", [-1, 0, 35, 1201])
def test_other_resolutions_are_refused(dpi: int) -> None:
    with pytest.raises(DocumentError, match="between 36 and 1200"):
        pages(pdf((72, 72)), dpi)


@pytest.mark.parametrize("broken", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(broken: bytes) -> None:
    with pytest.raises(DocumentError, match="no PDF"):
        pages(broken, 100)


def test_too_big_a_picture_is_refused() -> None:
    with pytest.raises(DocumentError, match="too big"):
        pages(pdf((14400, 14400)), 300)
