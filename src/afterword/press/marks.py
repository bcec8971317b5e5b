"""Crop marks: where to cut, drawn outside of everything that is cut out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.layouts import MM

Line = tuple[float, float, float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Marks:
    """How crop marks look: distance from the trim and length in mm, weight in pt.

    A mark that has not even `shortest` mm of room is left out.
    """

    offset: float
    length: float
    shortest: float
    weight: float


def crop_marks(
    cuts: tuple[Sequence[float], Sequence[float]], printable: Box, marks: Marks
) -> tuple[Line, ...]:
    """Return the lines (x, y, x, y) in mm that prolong the `cuts` to the outside.

    `cuts` are the x of upright and the y of level cuts. Marks stand outside of the
    outermost cuts, and inside of `printable` (left, bottom, right, top).
    """
    columns, rows = cuts
    left, bottom, right, top = printable
    upright = [
        (x, start, x, end)
        for start, end in _spans((min(rows), max(rows)), (bottom, top), marks)
        for x in columns
    ]
    level = [
        (start, y, end, y)
        for start, end in _spans((min(columns), max(columns)), (left, right), marks)
        for y in rows
    ]
    return (*upright, *level)


def draw(lines: Sequence[Line], weight: float) -> str:
    """Return PDF operators that stroke `lines` (mm) in black, `weight` in pt."""
    if not lines:
        return ""
    path = " ".join(
        f"{x0 * MM:.4f} {y0 * MM:.4f} m {x1 * MM:.4f} {y1 * MM:.4f} l"
        for x0, y0, x1, y1 in lines
    )
    return f"q {weight:g} w 0 J 0 G {path} S Q"


def _spans(
    block: tuple[float, float], limits: tuple[float, float], marks: Marks
) -> Iterator[tuple[float, float]]:
    """Give from where to where marks run, before and behind the block of cards."""
    before, behind = block[0] - marks.offset, block[1] + marks.offset
    first = max(before - marks.length, limits[0])
    last = min(behind + marks.length, limits[1])
    if before - first >= marks.shortest:
        yield first, before
    if last - behind >= marks.shortest:
        yield behind, last
