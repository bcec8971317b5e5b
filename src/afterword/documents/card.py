"""The card: a flat note in handwriting, as PDF."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
from babel.dates import format_date
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from afterword import __version__, typefaces
from afterword.chance import Stream
from afterword.documents.card_ink import colour, draw_ink, draw_qr, draw_text_layer
from afterword.documents.mailpiece import Document, Mailpiece
from afterword.errors import DocumentError
from afterword.handwriting.fitting import Area, Box, Fit, fit
from afterword.handwriting.hand import neatness
from afterword.handwriting.ink import Ink, write
from afterword.handwriting.setting import Block, Manuscript, prepare, widest
from afterword.handwriting.shaping import choose_hand
from afterword.layouts import MM, CardLayout, card_layout, read_toml
from afterword.qr import QUIET, QRCode, contrast, encode
from afterword.resources import Assets

_TRIES = 8
"""How often a page is written again, a little smaller, if ink left its place."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A card's page in pt: its size, margins, the safe edge, and what is reserved."""

    width: float
    height: float
    margin: tuple[float, float, float, float]
    safe: float
    foot: "_Foot"


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands in the lower right corner: small print, and perhaps a QR code.

    `module` in pt; `box` is kept free of ink (left, bottom, right, top, in pt).
    """

    lines: tuple[str, ...]
    typeface: str
    size: float
    code: QRCode | None
    module: float
    box: tuple[float, float, float, float]


def render(mailpiece: Mailpiece, assets: Assets) -> Document:
    """Return the card as PDF of its trim size.

    Raises DocumentError if no hand has the characters, or the text does not fit.
    """
    blocks = _blocks(mailpiece)
    text = " ".join(block.text for block in blocks)
    hand, notes = choose_hand(assets, mailpiece.style.hand, text)
    message = mailpiece.message
    stream = Stream((mailpiece.style.seed, message.addressee, message.register))
    dial = neatness(assets, mailpiece.style.neatness)
    manuscript = prepare(hand, dial, stream, blocks)
    sheet = _sheet(mailpiece, assets)
    written, fitted = _written(mailpiece, manuscript, sheet, assets)
    return Document(_pdf(mailpiece, sheet, (written, fitted), assets), notes)


def _blocks(mailpiece: Mailpiece) -> tuple[Block, ...]:
    message = mailpiece.message
    locale = message.language.replace("-", "_")
    date = format_date(mailpiece.date, "long", locale=locale)
    body = [
        Block(paragraph.text, f"paragraph {number}", before=0.12 if number else 0.3)
        for number, paragraph in enumerate(message.paragraphs)
    ]
    postscript = message.postscript
    after = (
        [Block(f"P.S. {postscript}", "postscript", before=0.3)] if postscript else []
    )
    return (
        Block(date, "date", align="right"),
        Block(f"{message.salutation},", "salutation", before=0.1),
        *body,
        Block(f"{message.close},", "close", before=0.3),
        Block(message.signature, "signature", before=0.1, scale=1.2),
        *after,
    )


def _sheet(mailpiece: Mailpiece, assets: Assets) -> _Sheet:
    layout = card_layout(assets, str(mailpiece.style.card))
    width, height = layout.width * MM, layout.height * MM
    if mailpiece.style.orientation == "portrait":
        width, height = height, width
    left, right, top, bottom = (edge * MM for edge in layout.margin)
    margin = (left, right, top, bottom)
    foot = _foot(mailpiece, layout, (width - right, bottom), assets)
    return _Sheet(width, height, margin, layout.safe * MM, foot)


def _foot(
    mailpiece: Mailpiece,
    layout: CardLayout,
    corner: tuple[float, float],
    assets: Assets,
) -> _Foot:
    """Put the QR code and its address, or else e-mail or phone, into the corner."""
    sender, size, leading = mailpiece.sender, layout.small_print, 1.3
    code = (
        encode(sender.portfolio.url)
        if sender.portfolio and mailpiece.style.qr
        else None
    )
    contact = (
        sender.email or sender.phone or (sender.portfolio and sender.portfolio.url)
    )
    text = code.url if code else contact or ""
    typeface, _ = typefaces.choose(assets, "lato", text)
    font = _font(assets, typeface)
    room = corner[0] - layout.margin[0] * MM
    lines = _broken(text, font, size, 0.45 * room)
    module = layout.qr_module[1] * MM
    side = (code.size + 2 * QUIET) * module if code else 0.0
    wide = max([side, *(pdfmetrics.stringWidth(line, font, size) for line in lines)])
    high = side + leading * size * len(lines)
    right, bottom = corner
    # The quiet zone may reach into the margin: only the code itself must line up.
    reach = QUIET * module if code else 0.0
    box = (right + reach - max(wide, side), bottom, right + reach, bottom + high)
    return _Foot(lines, font, size, code, module, box)


def _broken(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Break an address that is too long for its corner, after a slash if there is one."""
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, font, size) > width:
            cut = max(lines[-1].rfind(mark) for mark in "/-.@") + 1 or len(lines[-1])
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
        lines[-1] += character
    return tuple(line for line in lines if line)


@cache
def _font(assets: Assets, name: str) -> str:
    data = typefaces.font(typefaces.typefaces(assets)[name], "400")
    pdfmetrics.registerFont(TTFont(name, BytesIO(data), asciiReadable=0))
    return name


def _written(
    mailpiece: Mailpiece, manuscript: Manuscript, sheet: _Sheet, assets: Assets
) -> tuple[tuple[Ink, ...], Fit]:
    """Write the page, again and smaller as long as ink leaves its place."""
    layout = card_layout(assets, str(mailpiece.style.card))
    for attempt in range(_TRIES):
        shrink = attempt * 0.6 * MM
        area = _area(sheet, layout, shrink)
        fitted = fit(manuscript, area)
        if fitted is None:
            break
        inks = write(manuscript, fitted.page)
        if _in_place(inks, sheet, fitted):
            return inks, fitted
    raise _too_long(mailpiece, manuscript, _area(sheet, layout, 0.0))


def _area(sheet: _Sheet, layout: CardLayout, shrink: float) -> Area:
    left, right, top, bottom = sheet.margin
    x0, y0, x1, y1 = sheet.foot.box
    upper = sheet.height - top
    reserved: Box = (x0 - left - shrink, upper - y1 - shrink, x1 - left, upper - y0)
    return Area(
        width=sheet.width - left - right - shrink,
        height=sheet.height - top - bottom - shrink,
        reserved=(reserved,) if sheet.foot.lines else (),
        x_height=layout.x_height,
    )


def _origin(sheet: _Sheet, fitted: Fit) -> tuple[float, float]:
    """Return the writing's upper left corner in pt; a short text sits a little low."""
    left, _, top, _ = sheet.margin
    lowered = 0.35 * fitted.left_over * fitted.x_height
    if sheet.foot.lines:
        lowered = min(lowered, 0.08 * sheet.height)
    return left, sheet.height - top - lowered


def _in_place(inks: tuple[Ink, ...], sheet: _Sheet, fitted: Fit) -> bool:
    """Tell whether all ink is inside the safe edge and outside of what is reserved."""
    import numpy as np

    points = np.vstack([ink.points for ink in inks])
    points = points * fitted.x_height + _origin(sheet, fitted)
    x, y = points.T
    safe = sheet.safe
    inside = (
        (x > safe) & (x < sheet.width - safe) & (y > safe) & (y < sheet.height - safe)
    )
    x0, y0, x1, y1 = sheet.foot.box
    reserved = (x > x0) & (x < x1) & (y > y0) & (y < y1)
    return bool(inside.all() and not reserved.any())


def _too_long(
    mailpiece: Mailpiece, manuscript: Manuscript, area: Area
) -> DocumentError:
    whom, card = mailpiece.message.addressee, mailpiece.style.card
    widest_word = widest(manuscript)
    if widest_word.width > area.width / area.x_height[0]:
        return DocumentError(
            f"the word {widest_word.word.text!r} is too long for a line of"
            f" {whom}'s card ({card})",
            "break it with a space or a hyphen",
        )
    over = _words_over(manuscript, area)
    return DocumentError(
        f"{over} {'word' if over == 1 else 'words'} too many for {whom}'s card ({card})",
        "write less, or choose a larger one: afterword list layouts",
    )


def _words_over(manuscript: Manuscript, area: Area) -> int:
    """Return how many words have to go from the paragraphs until the rest fits."""
    total = sum(len(w) for b, w in manuscript.blocks if b.place.startswith("paragraph"))
    low, high = 1, total
    while low < high:
        middle = (low + high) // 2
        fits = fit(_shortened(manuscript, middle), area) is not None
        low, high = (low, middle) if fits else (middle + 1, high)
    return low


def _shortened(manuscript: Manuscript, words: int) -> Manuscript:
    blocks = list(manuscript.blocks)
    for number in reversed(range(len(blocks))):
        block, written = blocks[number]
        if block.place.startswith("paragraph"):
            kept = max(0, len(written) - words)
            words -= len(written) - kept
            blocks[number] = (block, written[:kept])
    left = tuple((block, written) for block, written in blocks if written)
    return Manuscript(manuscript.hand, manuscript.dial, manuscript.stream, left)


def _ink_colour(mailpiece: Mailpiece, assets: Assets) -> str:
    ink = mailpiece.style.ink
    inks = read_toml(assets, "layouts/inks.toml", dict[str, str])
    chosen = inks.get(ink, ink)
    if contrast(chosen, "#ffffff") < 4.5:
        raise DocumentError(
            f"the ink {ink} is too pale to read on white", "choose a darker one"
        )
    return chosen


def _pdf(
    mailpiece: Mailpiece,
    sheet: _Sheet,
    page: tuple[tuple[Ink, ...], Fit],
    assets: Assets,
) -> bytes:
    inks, fitted = page
    file = BytesIO()
    rl_config.useA85 = 0
    canvas = Canvas(
        file,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        initialFontName=_font(assets, "lato"),
        lang=mailpiece.message.language,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(f"Thank-you card to {mailpiece.message.addressee}")
    canvas.setAuthor(mailpiece.message.signature)
    canvas.setCreator(f"Afterword {__version__}")
    canvas.setProducer(f"Afterword {__version__}")
    canvas.setTrimBox((0, 0, sheet.width, sheet.height))
    ink_colour = _ink_colour(mailpiece, assets)
    canvas.setFillColorRGB(*colour(ink_colour))
    origin = _origin(sheet, fitted)
    draw_ink(canvas, inks, origin, fitted.x_height)
    draw_text_layer(canvas, inks, origin, fitted.x_height)
    _draw_foot(canvas, sheet.foot, ink_colour)
    canvas.showPage()
    canvas.save()
    return _finished(file.getvalue())


def _draw_foot(canvas: Canvas, foot: _Foot, ink_colour: str) -> None:
    right = foot.box[2] - (QUIET * foot.module if foot.code else 0.0)
    leading = 1.3 * foot.size
    canvas.setFillColorRGB(0.2, 0.2, 0.22)
    for number, line in enumerate(reversed(foot.lines)):
        y = foot.box[1] + 0.25 * foot.size + number * leading
        text = canvas.beginText(
            right - pdfmetrics.stringWidth(line, foot.typeface, foot.size), y
        )
        text.setFont(foot.typeface, foot.size)
        text.textOut(line)
        canvas.drawText(text)
    if foot.code:
        dark = ink_colour if contrast(ink_colour, "#ffffff") >= 7 else "#000000"
        canvas.setFillColorRGB(*colour(dark))
        bottom = foot.box[1] + leading * len(foot.lines) + QUIET * foot.module
        side = foot.code.size * foot.module
        corner = (right - side, bottom)
        draw_qr(canvas, foot.code, corner, foot.module)
        canvas.linkURL(
            foot.code.url, (*corner, right, bottom + side), relative=0, thickness=0
        )


def _finished(data: bytes) -> bytes:
    """Leave out what ReportLab adds and a card must not have; the same bytes always."""
    file = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            for box in ("/ArtBox", "/CropBox", "/Trans"):
                if box in page.obj:
                    del page.obj[box]
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
