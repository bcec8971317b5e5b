"""A written card as PDF: vector ink, a layer of text, small print, the QR code."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pikepdf
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from afterword import __version__
from afterword.documents.card_page import LEADING, CardPage, Foot
from afterword.documents.mailpiece import Mailpiece
from afterword.documents.text_layer import Spot, lay
from afterword.handwriting.ink import Ink
from afterword.qr import CONTRAST, contrast

rl_config.useA85 = 0  # text encoding of streams would add a quarter to the size

UNIT = 0.02
"""The grid of ink coordinates in pt: 0.007 mm, a third of a dot at 1200 dpi."""

_TEXT_SIZE = 2.0
"""The size of the text layer in x-heights, as that of most typefaces."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Ink with its place: the page's origin and the x-height in pt, and its colour."""

    inks: Sequence[Ink]
    origin: tuple[float, float]
    x_height: float
    colour: str


def card_pdf(mailpiece: Mailpiece, page: CardPage, writing: Writing) -> bytes:
    """Return the PDF of a written card: one page, trimmed at its edges."""
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        initialFontName=page.foot.typeface,
        lang=mailpiece.message.language,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(f"Card to {mailpiece.message.addressee}")
    canvas.setAuthor(mailpiece.message.signature)
    canvas.setCreator(f"Afterword {__version__}")
    canvas.setProducer(f"Afterword {__version__}")
    canvas.setTrimBox((0, 0, page.width, page.height))
    _fill_with(canvas, writing.colour)
    _draw_ink(canvas, writing)
    _draw_small_print(canvas, page.foot)
    _draw_code(canvas, page.foot, writing.colour)
    canvas.showPage()
    canvas.save()
    return _finished(file.getvalue(), writing)


def _fill_with(canvas: Canvas, colour: str) -> None:
    """Set the fill colour to `#rrggbb`."""
    canvas.setFillColorRGB(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))


def _draw_ink(canvas: Canvas, writing: Writing) -> None:
    canvas.addLiteral(f"q {UNIT:g} 0 0 {UNIT:g} 0 0 cm")
    for ink in writing.inks:
        if len(ink.points):
            canvas.addLiteral(_path(ink, writing))
    canvas.addLiteral("Q")


def _path(ink: Ink, writing: Writing) -> str:
    placed = (ink.points * writing.x_height + writing.origin) / UNIT
    starts, parts = set(ink.starts.tolist()), list[str]()
    for number, (x, y) in enumerate(np.rint(placed).astype(int).tolist()):
        if number in starts:
            parts.append(f"h {x} {y} m" if parts else f"{x} {y} m")
        else:
            parts.append(f"{x} {y} l")
    return " ".join(parts) + " h f"


def _spots(writing: Writing) -> list[Spot]:
    """Return where the words stand on the page."""
    size, (left, bottom) = writing.x_height, writing.origin
    return [
        Spot(
            ink.text,
            left + float(ink.origin[0]) * size,
            bottom + float(ink.origin[1]) * size,
            ink.reach * size,
        )
        for ink in writing.inks
    ]


def _draw_small_print(canvas: Canvas, foot: Foot) -> None:
    _fill_with(canvas, foot.colour)
    for number, line in enumerate(reversed(foot.lines)):
        baseline = foot.bottom + (0.25 + LEADING * number) * foot.size
        text = canvas.beginText(foot.right - foot.width_of(line), baseline)
        text.setFont(foot.typeface, foot.size)
        text.textOut(line)
        canvas.drawText(text)


def _draw_code(canvas: Canvas, foot: Foot, ink: str) -> None:
    """Fill the code's dark modules as one path, and put a link over it."""
    code, module = foot.code, foot.module
    if code is None:
        return
    _fill_with(canvas, ink if contrast(ink, "#ffffff") >= CONTRAST else "#000000")
    bottom, side = foot.code_bottom, code.size * module
    left, path = foot.right - side, canvas.beginPath()
    for x, y, width, height in code.path:
        path.rect(
            left + x * module,
            bottom + (code.size - y - height) * module,
            width * module,
            height * module,
        )
    canvas.drawPath(path, stroke=0, fill=1)
    area = (left, bottom, foot.right, bottom + side)
    canvas.linkURL(code.url, area, relative=0, thickness=0)


def _finished(data: bytes, writing: Writing) -> bytes:
    """Leave out what ReportLab adds and a card must not have; the same bytes always."""
    file = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            lay(document, page, _spots(writing), _TEXT_SIZE * writing.x_height)
            for key in ("/ArtBox", "/CropBox", "/Trans"):
                if key in page.obj:
                    del page.obj[key]
        for key in ("/CreationDate", "/ModDate", "/Keywords", "/Trapped", "/Subject"):
            if key in document.docinfo:
                del document.docinfo[key]
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.save(
            file,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return file.getvalue()
