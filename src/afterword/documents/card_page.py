"""A card's page: its trim, its margins, and what stands in the lower right corner."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO

import numpy as np
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from afterword import typefaces
from afterword.details.model import Candidate
from afterword.documents.mailpiece import Mailpiece
from afterword.handwriting.fitting import Area
from afterword.handwriting.ink import Ink
from afterword.layouts import MM, CardLayout, card_layout
from afterword.qr import QUIET, QRCode, encode, module_size
from afterword.resources import Assets

SMALL_PRINT = "lato"
"""The typeface of small print, which must stay legible at 6.5 pt."""

LEADING = 1.3
"""From one line of small print to the next, in sizes."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in pt from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands in the corner: lines of small print, and perhaps a QR code above.

    `right` and `bottom` are where code and lines end, `module` is a module's side,
    `clear` is how far ink stays from the code's quiet zone, all in pt.
    `colour` is that of the lines, as #rrggbb.
    """

    lines: tuple[str, ...]
    typeface: str
    size: float
    colour: str
    code: QRCode | None
    module: float
    clear: float
    right: float
    bottom: float

    @property
    def top_of_lines(self) -> float:
        """How far up the small print reaches, with its leading."""
        return self.bottom + LEADING * self.size * len(self.lines)

    @property
    def code_bottom(self) -> float:
        """The lower edge of the code's dark modules."""
        return self.top_of_lines + QUIET * self.module

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What no ink may enter: the small print, and the code with its quiet zone."""
        width = max((self.width_of(line) for line in self.lines), default=0.0)
        print_box = (self.right - width, self.bottom, self.right, self.top_of_lines)
        if not self.code:
            return (print_box,) if self.lines else ()
        side, quiet = self.code.size * self.module, QUIET * self.module
        left = self.right - side - quiet - self.clear
        bottom = self.code_bottom - quiet
        top = self.code_bottom + side + quiet + self.clear
        return print_box, (left, bottom, self.right + quiet, top)

    def width_of(self, line: str) -> float:
        """Return how wide a line of small print is, in pt."""
        return float(pdfmetrics.stringWidth(line, self.typeface, self.size))


@dataclass(frozen=True, slots=True)
class CardPage:
    """A page in pt: its trim size, its margins (left, right, top, bottom), its foot.

    `safe` is how near to the trim ink may come.
    """

    width: float
    height: float
    margin: tuple[float, float, float, float]
    safe: float
    x_height: tuple[float, float]
    foot: Foot

    def area(self, shrink: float) -> Area:
        """Return where to write, `shrink` pt narrower and shorter than it could be."""
        left, right, top, bottom = self.margin
        upper = self.height - top
        reserved = tuple(
            (x0 - left - shrink, upper - y1 - shrink, x1 - left, upper - y0)
            for x0, y0, x1, y1 in self.foot.boxes
        )
        return Area(
            width=self.width - left - right - shrink,
            height=upper - bottom - shrink,
            reserved=reserved,
            x_height=self.x_height,
        )

    def admits(
        self, inks: Sequence[Ink], origin: tuple[float, float], size: float
    ) -> bool:
        """Tell whether all ink is inside the safe edge and out of the foot's boxes."""
        points = np.vstack([ink.points for ink in inks]) * size + origin
        x, y = points.T
        inside = (self.safe < x) & (x < self.width - self.safe)
        inside &= (self.safe < y) & (y < self.height - self.safe)
        for x0, y0, x1, y1 in self.foot.boxes:
            inside &= ~((x0 < x) & (x < x1) & (y0 < y) & (y < y1))
        return bool(inside.all())


def card_page(mailpiece: Mailpiece, assets: Assets) -> CardPage:
    """Return the page of the mailpiece's card, held as its style says.

    Raises DocumentError if the QR code would be too small to read.
    """
    layout = card_layout(assets, str(mailpiece.style.card))
    width, height = layout.width * MM, layout.height * MM
    if mailpiece.style.orientation == "portrait":
        width, height = height, width
    left, right, top, bottom = (edge * MM for edge in layout.margin)
    room = width - left - right
    foot = _foot(mailpiece, layout, (width - right, layout.foot * MM, room), assets)
    margin = (left, right, top, bottom)
    return CardPage(width, height, margin, layout.safe * MM, layout.x_height, foot)


def _foot(
    mailpiece: Mailpiece,
    layout: CardLayout,
    place: tuple[float, float, float],
    assets: Assets,
) -> Foot:
    sender, (right, bottom, room) = mailpiece.sender, place
    link = mailpiece.message.link if mailpiece.style.qr else None
    code = encode(link.url) if link else None
    text = code.url if code else _contact(sender)
    found, _ = typefaces.choose(assets, SMALL_PRINT, text)
    typeface = _registered(typefaces.font(found, "400"))
    return Foot(
        lines=_broken(text, typeface, layout.small_print, room * layout.foot_width),
        typeface=typeface,
        size=layout.small_print,
        colour=layout.small_print_colour,
        code=code,
        module=_module(code, layout) * MM if code else 0.0,
        clear=layout.qr_clear * MM,
        right=right,
        bottom=bottom,
    )


def _contact(sender: Candidate) -> str:
    return sender.email or sender.phone or ""


def _module(code: QRCode, layout: CardLayout) -> float:
    wished = layout.qr_module[1] * (code.size + 2 * QUIET)
    return module_size(code, min(wished, layout.qr_side), layout.qr_module)


def _broken(text: str, typeface: str, size: float, width: float) -> tuple[str, ...]:
    """Break an address that is too long for its corner, after a mark if it has one."""
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, typeface, size) > width:
            cut = max(lines[-1].rfind(mark) for mark in "/-.@") + 1 or len(lines[-1])
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
        lines[-1] += character
    return tuple(line for line in lines if line)


@cache
def _registered(data: bytes) -> str:
    """Register a font file with ReportLab, and return its name there.

    ReportLab knows fonts by name alone, and a person's own may be called as ours.
    """
    name = f"small-print-{sha256(data).hexdigest()[:8]}"
    pdfmetrics.registerFont(TTFont(name, BytesIO(data), asciiReadable=0))
    return name
