"""Imposition: cards n-up on a sheet that a home printer takes, with crop marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from afterword.errors import DocumentError
from afterword.layouts import MM, Paper
from afterword.press.grid import ROUNDING, Grid, SheetSettings, arrange
from afterword.press.marks import crop_marks, draw


@dataclass(frozen=True, slots=True)
class _Placed:
    """A card within the sheet's file: its name, its form and its trim box in points."""

    name: str
    form: pikepdf.Object
    trim: tuple[float, float, float, float]


def fill(card: bytes, paper: Paper, settings: SheetSettings) -> bytes:
    """Return one sheet full of copies of `card`; raises DocumentError."""
    with _open(card) as source:
        grid = arrange(_trim_size(source), paper, settings)
    return impose([card] * grid.capacity, paper, settings)


def impose(cards: Sequence[bytes], paper: Paper, settings: SheetSettings) -> bytes:
    """Return the PDF of as many sheets as `cards` need, each a PDF of one page.

    Every card stands at its true size within its trim box, and text stays text; tags
    and links are lost, for sheets are to be printed. The same cards give the same
    bytes. Raises DocumentError if there is none, they differ in size or don't fit.
    """
    if not cards:
        raise DocumentError("there is no card to put on a sheet")
    with pikepdf.new() as sheet:
        placed, size = _embed(sheet, cards)
        grid = arrange(size, paper, settings)
        for start in range(0, len(cards), grid.capacity):
            group = placed[start : start + grid.capacity]
            _add_page(sheet, group, paper, _content(group, grid, paper, settings))
        _describe(sheet, cards[0])
        stream = BytesIO()
        sheet.save(
            stream,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return stream.getvalue()


def _open(card: bytes) -> pikepdf.Pdf:
    try:
        source = pikepdf.open(BytesIO(card))
    except pikepdf.PdfError as error:
        raise DocumentError(f"this card is no PDF that can be read: {error}") from error
    if len(source.pages) != 1:
        raise DocumentError(
            f"a card of {len(source.pages)} pages cannot be put on a sheet"
        )
    return source


def _trim(source: pikepdf.Pdf) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top of a card's trim box, in points."""
    left, bottom, right, top = (float(side) for side in source.pages[0].trimbox)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _trim_size(source: pikepdf.Pdf) -> tuple[float, float]:
    left, bottom, right, top = _trim(source)
    return round((right - left) / MM, 2), round((top - bottom) / MM, 2)


def _embed(
    sheet: pikepdf.Pdf, cards: Sequence[bytes]
) -> tuple[list[_Placed], tuple[float, float]]:
    """Copy each different card into `sheet` once; return them and their size in mm."""
    known: dict[bytes, _Placed] = {}
    sizes: list[tuple[float, float]] = []
    placed = []
    for card in cards:
        digest = sha256(card).digest()
        if digest not in known:
            with _open(card) as source:
                form = sheet.copy_foreign(source.pages[0].as_form_xobject())
                known[digest] = _Placed(f"/Card{len(known) + 1}", form, _trim(source))
                sizes.append(_trim_size(source))
        placed.append(known[digest])
    for size in sizes[1:]:
        if max(abs(size[0] - sizes[0][0]), abs(size[1] - sizes[0][1])) > ROUNDING:
            raise DocumentError("cards of different sizes cannot share a sheet")
    return placed, sizes[0]


def _content(
    placed: Sequence[_Placed], grid: Grid, paper: Paper, settings: SheetSettings
) -> bytes:
    margin = settings.margin
    printable = (margin, margin, paper.width - margin, paper.height - margin)
    lines = [
        draw(crop_marks(grid.cuts, printable, settings.marks), settings.mark_weight)
    ]
    for cell, card in enumerate(placed):
        x, y = (side * MM for side in grid.corner(cell))
        left, bottom, _, top = card.trim
        if grid.turned:
            matrix = f"0 1 -1 0 {x + top:.4f} {y - left:.4f}"
        else:
            matrix = f"1 0 0 1 {x - left:.4f} {y - bottom:.4f}"
        lines.append(f"q {matrix} cm {card.name} Do Q")
    return "\n".join(line for line in lines if line).encode("ascii")


def _add_page(
    sheet: pikepdf.Pdf, placed: Sequence[_Placed], paper: Paper, content: bytes
) -> None:
    size = (paper.width * MM, paper.height * MM)
    sheet.add_blank_page(page_size=size)
    page = sheet.pages[-1]
    page.obj.TrimBox = page.obj.MediaBox
    forms = {card.name: card.form for card in placed}
    page.obj.Resources = Dictionary(XObject=Dictionary(forms))
    page.obj.Contents = sheet.make_stream(content)


def _describe(sheet: pikepdf.Pdf, card: bytes) -> None:
    """Give the sheet its card's title and language, and let it print at 100 %."""
    with _open(card) as source:
        for key in ("/Title", "/Author", "/Producer", "/CreationDate", "/ModDate"):
            if key in source.docinfo:
                sheet.docinfo[key] = str(source.docinfo[key])
        if Name.Lang in source.Root:
            sheet.Root.Lang = str(source.Root.Lang)
    sheet.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"))
