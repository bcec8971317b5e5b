"""How large to write, and how far apart, to fill a page as a person would."""

from dataclasses import dataclass, replace

import numpy as np

from afterword.handwriting.manuscript import Manuscript
from afterword.handwriting.setting import Measure, Page, Spacing, lay_out

_SIZES = 9
_PITCHES = 6

_SPACINGS = (Spacing(), Spacing(0.5), Spacing(0.2), Spacing(0.2, 0.2))
"""How much of the space between blocks is kept; less only if nothing else fits."""

_GENEROUS = Spacing(1.5)
"""The space between blocks of a short text, if that is written no smaller for it."""

_INSETS = (0.1, 0.07, 0.04)
"""Shares of the width that lines of a short text may be inset by, on both sides."""

_EMPTY = 0.18
"""The share of the height that is left empty, from which a text counts as short."""

_LOOSE = 0.15
"""The share of the height that is left empty, from which lines may lie far apart."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y down, from the upper left corner of the writing area."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where to write, in pt: its size, what is reserved in it, and the x-heights."""

    width: float
    height: float
    reserved: tuple[Box, ...]
    x_height: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """A page with its x-height in pt and the space left at its foot in x-heights."""

    page: Page
    x_height: float
    left_over: float


def fit(manuscript: Manuscript, area: Area) -> Fit | None:
    """Return the best-looking page that fits the area, or None if none does.

    Best is a page that is full, of a generous size, with lines neither crammed nor
    far apart; size counts most, because that is what a reader sees. A short text gets
    more space and shorter lines, so that it does not cling to a corner.
    """
    tries = (_best(manuscript, area, spacing) for spacing in _SPACINGS)
    found = next((entry for entry in tries if entry), None)
    if found is None or not _roomy(found[0], area):
        return found[0] if found else None
    wider = _best(manuscript, area, _GENEROUS)
    if wider and wider[0].x_height >= found[0].x_height:
        found = wider
    page, air = found
    inset = (
        _at(manuscript, area, page.x_height, replace(air, inset=share))
        for share in _INSETS
    )
    return next((narrow for narrow in inset if narrow and _roomy(narrow, area)), page)


def _best(
    manuscript: Manuscript, area: Area, spacing: Spacing
) -> "tuple[Fit, _Air] | None":
    sizes = np.linspace(*area.x_height, _SIZES)[::-1].tolist()
    pitches = np.linspace(*manuscript.hand.spec.pitch, _PITCHES).tolist()
    airs = [_Air(pitch, spacing) for pitch in pitches]
    fits = [
        (found, air)
        for size in sizes
        for air in airs
        if (found := _at(manuscript, area, size, air))
    ]

    def unease(entry: tuple[Fit, _Air]) -> float:
        return _unease(entry[0], entry[1].pitch, area, manuscript)

    return min(fits, key=unease, default=None)


def _roomy(found: Fit, area: Area) -> bool:
    return found.left_over * found.x_height > _EMPTY * area.height


@dataclass(frozen=True, slots=True)
class _Air:
    """The white around lines.

    The pitch in x-heights, what is kept of the space between blocks, and how far lines
    are inset on both sides, as a share of the width.
    """

    pitch: float
    spacing: Spacing
    inset: float = 0.0


def _at(manuscript: Manuscript, area: Area, size: float, air: _Air) -> Fit | None:
    measure = _measure(area, size, air.inset)
    page = lay_out(manuscript, measure, air.pitch, air.spacing)
    over = any(line.end > line.limit for line in page.lines)
    left_over = area.height / size - page.depth
    return None if over or left_over < 0 else Fit(page, size, left_over)


def _measure(area: Area, size: float, inset: float) -> Measure:
    """Return where a line may run, short of what is reserved beside it."""
    reserved = [tuple(edge / size for edge in box) for box in area.reserved]
    width = area.width / size
    left, right = inset * width, (1 - inset) * width

    def measure(top: float, bottom: float) -> tuple[float, float]:
        beside = [box[0] for box in reserved if box[1] < bottom + 0.4 and top < box[3]]
        return left, min([right, *(edge - 1.2 for edge in beside)])

    return measure


def _unease(found: Fit, pitch: float, area: Area, manuscript: Manuscript) -> float:
    least, most = manuscript.hand.spec.pitch
    usual = least + 0.45 * (most - least)
    small = (area.x_height[1] - found.x_height) / (area.x_height[1] - area.x_height[0])
    empty = found.left_over * found.x_height / area.height
    cramped = (pitch - usual) / (most - least)
    if cramped > 0 and empty > _LOOSE:
        cramped = 0.0
    return 1.0 * small + 1.6 * empty + 0.9 * cramped**2


def words_over(manuscript: Manuscript, area: Area) -> int | None:
    """Return how many words have to go from the body until the rest fits.

    None if it does not fit even without them.
    """
    total = sum(len(words) for block, words in manuscript.blocks if block.body)
    if fit(_shortened(manuscript, total), area) is None:
        return None
    low, high = 1, max(1, total)
    while low < high:
        middle = (low + high) // 2
        fits = fit(_shortened(manuscript, middle), area) is not None
        low, high = (low, middle) if fits else (middle + 1, high)
    return low


def _shortened(manuscript: Manuscript, words: int) -> Manuscript:
    blocks = list(manuscript.blocks)
    for number, (block, written) in reversed(list(enumerate(blocks))):
        if block.body:
            kept = max(0, len(written) - words)
            words -= len(written) - kept
            blocks[number] = (block, written[:kept])
    left = tuple((block, written) for block, written in blocks if written)
    return replace(manuscript, blocks=left)
