"""Pictures of a PDF's pages, to look at before printing."""

from io import BytesIO

import pypdfium2
from PIL import Image

from afterword.errors import DocumentError

DPI = (36, 1200)
"""The least and the highest resolution; past the highest, printers see no more."""

_PIXELS = 150_000_000
"""The most in one picture: A4 at 1200 dpi, which takes half a gigabyte."""


def pages(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return each page of `pdf` as a PNG at `dpi`, the same bytes every time.

    Raises DocumentError if `pdf` cannot be opened, or `dpi` is not within `DPI` or
    makes too big a picture.
    """
    least, most = DPI
    if not least <= dpi <= most:
        raise DocumentError(f"{dpi} dpi is not between {least} and {most}")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"this is no PDF that can be shown: {error}") from error
    try:
        return tuple(_png(document, number, dpi) for number in range(len(document)))
    finally:
        document.close()


def _png(document: pypdfium2.PdfDocument, number: int, dpi: int) -> bytes:
    try:
        page = document[number]
        _require_size(page.get_size(), dpi)
        image: Image.Image = page.render(scale=dpi / 72).to_pil()
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"page {number + 1} cannot be shown: {error}") from error
    stream = BytesIO()
    image.save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


def _require_size(points: tuple[float, float], dpi: int) -> None:
    width, height = (round(side * dpi / 72) for side in points)
    if width * height > _PIXELS:
        raise DocumentError(
            f"a picture of {width} by {height} pixels is too big", "ask for fewer --dpi"
        )
