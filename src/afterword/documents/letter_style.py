"""The stylesheets of a letter, and whether its furniture has room."""

import base64
from functools import cache

from afterword import pdf, typefaces
from afterword.documents.letter_layout import LetterLayout, Step, letter_layout
from afterword.documents.letter_parts import Letter, inside_address
from afterword.errors import DocumentError
from afterword.layouts import Paper, paper
from afterword.resources import Assets
from afterword.templates import fill, text
from afterword.typefaces import Typeface

_POINT = 25.4 / 72


def stylesheets(letter: Letter, typeface: Typeface) -> tuple[str, ...]:
    """Return the letter's stylesheet for each step of its layout, from roomy to tight.

    They hold figures of layout, paper and typeface, and nothing that a person wrote in
    the details file. Raises AssetError if a stylesheet is faulty.
    """
    face = (pdf.family(typeface), typeface.scale)
    more = _more_lines(letter, typeface)
    page = (str(letter.style.letter), str(letter.style.paper), more)
    return tuple(
        _stylesheet(letter.assets, page, face, step) for step in letter.layout.fit
    )


def check_room(letter: Letter, typeface: Typeface) -> None:
    """Raise DocumentError if name or address need more lines than there is room for."""
    name, layout = letter.piece.sender.name, letter.layout
    across = letter.paper.width - layout.margin.left - layout.margin.right
    most = layout.letterhead.most_lines
    if most and _lines(typeface, name, (layout.letterhead.size, across)) > most:
        raise DocumentError(
            f"the name {name} is too long for the letterhead",
            "shorten it, or choose another letter layout",
        )
    if (more := _more_lines(letter, typeface)) > layout.address.more_lines:
        most = layout.address.most_lines
        raise DocumentError(
            f"the address takes {most + more} lines, but the window of the envelope"
            f" shows {most + layout.address.more_lines}:"
            f" {' / '.join(inside_address(letter))}",
            "shorten it, or choose a letter layout without a window, such as uk-block",
        )


def _more_lines(letter: Letter, typeface: Typeface) -> int:
    """Return by how many lines the address exceeds what the window should show."""
    field = letter.layout.address
    if not field.most_lines:
        return 0
    place = (field.size, field.width)
    count = sum(_lines(typeface, line, place) for line in inside_address(letter))
    return max(count - field.most_lines, 0)


def _lines(typeface: Typeface, text: str, place: tuple[float, float]) -> int:
    """Return how many lines `text` takes in a nominal size in pt and a width in mm."""
    size, across = place
    room, taken, count = across / _POINT, 0.0, 1
    space = typefaces.width(typeface, " ", size)
    for word in text.split():
        wide = typefaces.width(typeface, word, size)
        if taken and taken + space + wide > room:
            count, taken = count + 1, 0.0
        taken += wide + (space if taken else 0.0)
        count, taken = count + int(taken // room), taken % room
    return count


@cache
def _stylesheet(
    assets: Assets, page: tuple[str, str, int], face: tuple[str, float], step: Step
) -> str:
    name, sheet = page[0], paper(assets, page[1])
    layout, (family, scale) = letter_layout(assets, name), face
    figures = {
        "layout": layout,
        "paper": sheet,
        "step": step,
        "family": family,
        "pt": lambda size: round(size * scale, 3),
        "more_lines": page[2],
        "marks": _marks(layout, sheet),
    }
    sources = (f"layouts/letters/{part}.css" for part in ("common", name))
    return "\n".join(fill(assets, source, figures, text()) for source in sources)


def _marks(layout: LetterLayout, sheet: Paper) -> str:
    """Return the fold and punch marks as the data: URI of an SVG page; else empty.

    They are the background of the first page, and so an artifact that is not read out.
    """
    if not layout.marks or layout.marks_height not in {0, sheet.height}:
        return ""
    path = "".join(f"M{mark.x:g} {mark.y:g}h{mark.length:g}" for mark in layout.marks)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width:g}mm"'
        f' height="{sheet.height:g}mm" viewBox="0 0 {sheet.width:g} {sheet.height:g}">'
        f'<path d="{path}" stroke="#000" stroke-width="0.0882" fill="none"/></svg>'
    )
    encoded = base64.b64encode(svg.encode("ascii")).decode("ascii")
    return f"data:image/svg+xml;base64,{encoded}"
