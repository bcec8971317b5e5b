"""How much white is left between the lines of a written page."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from afterword.handwriting.ink import Ink
from afterword.handwriting.setting import Page

Points = NDArray[np.float64]

_COLUMN = 0.35
"""The width of a column in x-heights, in which two lines are compared."""


def clearance(page: Page, inks: Sequence[Ink]) -> float:
    """Return the least white between ink of neighbouring lines, in x-heights.

    It is measured upright, in columns as wide as a stroke's surroundings; a tail that
    hangs beside a stem is not near it. Negative where lines cross, infinite for one
    line.
    """
    lines, first = list[Points](), 0
    for line in page.lines:
        words = inks[first : first + len(line.words)]
        lines.append(np.vstack([ink.points for ink in words]))
        first += len(line.words)
    written = [points for points in lines if len(points)]
    columns = int(max((points[:, 0].max() for points in written), default=0)) + 2
    count = int(columns / _COLUMN) + 2
    return min((_white(*pair, count) for pair in pairwise(written)), default=np.inf)


def _white(upper: Points, lower: Points, count: int) -> float:
    lowest, highest = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(lowest, _columns(upper), upper[:, 1])
    np.maximum.at(highest, _columns(lower), lower[:, 1])
    around = np.maximum(highest, np.maximum(np.roll(highest, 1), np.roll(highest, -1)))
    return float((lowest - around).min())


def _columns(points: Points) -> NDArray[np.int64]:
    return np.maximum(points[:, 0] / _COLUMN, 0).astype(np.int64)
