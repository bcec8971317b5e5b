import shutil
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from afterword import qr
from afterword.errors import DocumentError
from afterword.layouts import MM

ADDRESSES = [
    "http://a.co",
    "https://daniel.example.org/work",
    "https://exämple.org/Mappe?seite=ä&x=%20",
    "https://portfolio.example.com/people/ada-okafor/case-studies/" + "x" * 60,
]


def drawn(code: qr.QRCode, module: float) -> bytes:
    """Draw `code` with its quiet zone, modules in mm, as documents do: in one path."""
    side = (code.size + 2 * qr.QUIET) * module * MM
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(side, side), invariant=1)
    canvas.scale(module * MM, -module * MM)
    canvas.translate(qr.QUIET, qr.QUIET - code.size - 2 * qr.QUIET)
    path = canvas.beginPath()
    for x, y, width, height in code.path:
        path.rect(x, y, width, height)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return stream.getvalue()


def raster(pdf: bytes, dpi: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("L")
        return image
    finally:
        document.close()


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.parametrize("dpi", [150, 300])
def test_zxing_and_zbar_read_the_smallest_modules(
    url: str, dpi: int, tmp_path: Path
) -> None:
    code = qr.encode(url)
    image = raster(drawn(code, qr.MODULE[0]), dpi)
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [code.url]
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg is not installed")
    image.save(tmp_path / "code.png")
    zbar = ["zbarimg", "-q", "--raw", str(tmp_path / "code.png")]
    found = subprocess.run(zbar, capture_output=True, check=True, text=True).stdout
    assert found == code.url + "\n"


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_rectangles_cover_each_dark_module_once(url: str) -> None:
    code = qr.encode(url)
    covered = [
        (column, row)
        for x, y, width, height in code.path
        for row in range(y, y + height)
        for column in range(x, x + width)
    ]
    dark = {
        (x, y) for y, row in enumerate(code.matrix) for x, on in enumerate(row) if on
    }
    assert len(covered) == len(set(covered))
    assert set(covered) == dark
    assert len(code.path) < 0.5 * len(dark)


def test_there_is_no_seam_between_modules_at_an_awkward_size() -> None:
    code = qr.encode(ADDRESSES[1])
    scale = 7.3
    pixels = np.asarray(raster(drawn(code, 1.0), 25.4 * scale))
    for y, row in enumerate(code.matrix):
        for x, (left, right) in enumerate(pairwise(row)):
            if left and right:
                middle = int((y + qr.QUIET + 0.5) * scale)
                seam = int((x + qr.QUIET + 1) * scale)
                assert pixels[middle, seam - 1 : seam + 2].max() < 30


def test_level_and_version() -> None:
    short = qr.encode("http://a.co")
    assert (short.version, short.size, short.level) == (1, 21, "Q")
    # 26 bytes are the most of version 2 at level M, by ISO/IEC 18004, table 7
    assert (qr.encode("https://a.example/" + "x" * 8).version) == 2
    assert (qr.encode("https://a.example/" + "x" * 9).version) == 3
    assert qr.encode("https://a.example/" + "x" * 8).level == "M"


def test_the_first_finder_is_at_the_origin() -> None:
    code = qr.encode("http://a.co")
    assert code.matrix[0][:8] == (True,) * 7 + (False,)
    assert code.matrix[-1][0]
    assert not all(row[-1] for row in code.matrix[-7:])


def test_too_long_an_address_is_refused() -> None:
    with pytest.raises(DocumentError, match="too long"):
        qr.encode("https://a.example/" + "x" * 3000)


def test_module_size_has_a_least() -> None:
    code = qr.encode(ADDRESSES[1])
    assert qr.module_size(code, (code.size + 8) * 0.5) == pytest.approx(0.5)
    with pytest.raises(DocumentError, match=r"0\.49 mm"):
        qr.module_size(code, (code.size + 8) * 0.49)
    assert qr.module_size(code, 5, limits=(0.1, 0.7)) > 0.1


def test_contrast_is_wcags() -> None:
    assert qr.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert qr.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert qr.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    qr.require_contrast("#1b2a4e", "#fdfaf2")


@pytest.mark.parametrize(
    ("ink", "paper", "why"),
    [
        ("#777777", "#ffffff", "contrast of 4.5"),
        ("#ffffff", "#000000", "dark on light"),
        ("blue", "#ffffff", "no colour"),
        ("#12345", "#ffffff", "no colour"),
        ("#1234567", "#ffffff", "no colour"),
    ],
)
def test_colours_that_cannot_be_scanned_are_refused(
    ink: str, paper: str, why: str
) -> None:
    with pytest.raises(DocumentError, match=why):
        qr.require_contrast(ink, paper)


@given(path=st.text(max_size=60))
@settings(deadline=None, max_examples=30)
def test_any_path_decodes_to_the_address_or_is_refused(path: str) -> None:
    try:
        code = qr.encode("https://example.org/" + path)
    except DocumentError:
        return
    image = raster(drawn(code, 0.7), 150)
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [code.url]
