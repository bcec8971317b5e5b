"""Ink, small print and the QR code as operators of a PDF page."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from afterword.handwriting.ink import Ink
from afterword.qr import QRCode

UNIT = 0.02
"""The grid of ink coordinates in pt: 0.007 mm, a third of a dot at 1200 dpi."""

Colour = tuple[float, float, float]


def colour(text: str) -> Colour:
    """Return `#rrggbb` as red, green and blue from 0 to 1."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def draw_ink(
    canvas: Canvas, inks: Sequence[Ink], origin: tuple[float, float], size: float
) -> None:
    """Fill each word's polygons; `origin` in pt, `size` the x-height in pt."""
    canvas.addLiteral(f"q {UNIT:g} 0 0 {UNIT:g} 0 0 cm")
    for ink in inks:
        if len(ink.points):
            canvas.addLiteral(_path(ink, origin, size))
    canvas.addLiteral("Q")


def _path(ink: Ink, origin: tuple[float, float], size: float) -> str:
    grid = np.rint((ink.points * size + origin) / UNIT).astype(int).tolist()
    starts = set(ink.starts.tolist())
    parts = list[str]()
    for number, (x, y) in enumerate(grid):
        if number in starts:
            parts.append(f"h {x} {y} m" if parts else f"{x} {y} m")
        else:
            parts.append(f"{x} {y} l")
    return " ".join(parts) + " h f"


def draw_text_layer(
    canvas: Canvas, inks: Sequence[Ink], origin: tuple[float, float], size: float
) -> None:
    """Lay invisible text over the ink, so that it can be searched and copied.

    Each word stands at its baseline, as wide as its ink, in a font without shapes,
    as programs for scanned pages do.
    """
    font, points = _glyphless("".join(ink.text for ink in inks) + " "), 2 * size
    canvas.saveState()  # the rendering mode would outlast the text object
    for ink in inks:
        natural = pdfmetrics.stringWidth(ink.text, font, points)
        text = canvas.beginText()
        text.setTextRenderMode(3)
        text.setFont(font, points)
        text.setHorizScale(100 * ink.width * size / max(natural, 0.1))
        text.setTextOrigin(
            origin[0] + ink.origin[0] * size, origin[1] + ink.origin[1] * size
        )
        text.textOut(ink.text + " ")
        canvas.drawText(text)
    canvas.restoreState()


def _glyphless(text: str) -> str:
    """Register a font with an empty glyph for every character near those of `text`."""
    blocks = sorted({ord(character) >> 8 for character in text})
    name = "Glyphless-" + "-".join(f"{block:X}" for block in blocks)
    if name not in pdfmetrics.getRegisteredFontNames():
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder([".notdef", "blank"])
        codes = [block << 8 | low for block in blocks for low in range(256)]
        builder.setupCharacterMap(dict.fromkeys(codes, "blank"))
        empty = TTGlyphPen(None).glyph()
        builder.setupGlyf({".notdef": empty, "blank": empty})
        builder.setupHorizontalMetrics({".notdef": (500, 0), "blank": (500, 0)})
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": "Glyphless", "styleName": "Regular"})
        builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700)
        builder.setupPost()
        builder.updateHead(created=0, modified=0)
        file = BytesIO()
        builder.font.recalcTimestamp = False
        builder.save(file)
        file.seek(0)
        pdfmetrics.registerFont(TTFont(name, file, asciiReadable=0))
    return name


def draw_qr(
    canvas: Canvas, code: QRCode, corner: tuple[float, float], module: float
) -> None:
    """Fill the code's dark modules as one path; `corner` lower left, all in pt."""
    path = canvas.beginPath()
    for x, y, width, height in code.path:
        path.rect(
            corner[0] + x * module,
            corner[1] + (code.size - y - height) * module,
            width * module,
            height * module,
        )
    canvas.drawPath(path, stroke=0, fill=1)
