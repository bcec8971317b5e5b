"""Glyph outlines as polygons, simplified once a font and kept."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.pens.recordingPen import RecordingPen
from numpy.typing import NDArray

from afterword.handwriting.hand import Hand
from afterword.handwriting.shaping import Glyph

Points = NDArray[np.float64]

_TOLERANCE = 0.006
"""How far a polygon may leave its curve, in x-heights: 0.014 mm at 2.3 mm."""

_LONGEST = 0.35
"""The longest edge in x-heights; longer ones are cut, so that they can bend."""

_STEPS = 12
"""Points on a curve before it is simplified."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The contours of a glyph in x-heights.

    `starts` are the first points of the contours; `normals` point outwards from the
    pen's path, and are zero on dots and stops, which are small enough to be moved
    whole; `dots` has the contour number of each point of an i's dot or an accent,
    else -1.
    """

    points: Points
    starts: NDArray[np.int64]
    normals: Points
    dots: NDArray[np.int64]


class _Flattener(BasePen):  # type: ignore[misc]
    """A pen that turns curves into many short edges."""

    def __init__(self) -> None:
        super().__init__(None)
        self.contours: list[list[tuple[float, float]]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.contours.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1].append(pt)

    def _curveToOne(self, *controls: tuple[float, float]) -> None:  # noqa: N802
        corners = np.array([self.contours[-1][-1], *controls])
        t = np.linspace(0, 1, _STEPS + 1)[1:, None]
        weights = np.hstack(
            [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3]
        )
        self.contours[-1] += [(x, y) for x, y in weights @ corners]


@cache
def pen_width(hand: Hand) -> float:
    """Return the width of the hand's pen in x-heights.

    A stroke of width w and length l has an area of w l and an outline of 2 l.
    """
    area = length = 0.0
    for letter in "etaoinshrdlucmfwygpb":
        for contour in _contours(hand, hand.font.get_nominal_glyph(ord(letter))):
            area += _area(contour)
            length += float(
                np.hypot(*np.diff(contour, axis=0, append=contour[:1]).T).sum()
            )
    return 2 * abs(area) / length


@cache
def scaled(hand: Hand, glyph: Glyph) -> Outline:
    """Return the outline of a glyph as large as it is written, by the same pen."""
    found = outline(hand, glyph.index)
    if glyph.scale == 1:
        return found
    kept = found.normals * ((1 - glyph.scale) * pen_width(hand) / 2)
    return replace(found, points=found.points * glyph.scale + kept)


@cache
def outline(hand: Hand, glyph: int) -> Outline:
    """Return the outline of a glyph, simplified."""
    contours = [_simplified(contour) for contour in _contours(hand, glyph)]
    contours = [_grown(contour, hand.habits.pen.least_dot) for contour in contours]
    sign = np.sign(sum(_area(contour) for contour in contours)) or 1.0
    pen = pen_width(hand)
    normals, dots = [], []
    for number, contour in enumerate(contours):
        size = np.ptp(contour, axis=0)
        small = size.max() <= 2.6 * pen
        normals.append(np.zeros_like(contour) if small else sign * _normals(contour))
        floats = contour[:, 1].min() > 1.02 and size.max() < 0.7
        dots.append(np.full(len(contour), number if floats else -1))
    lengths = [len(contour) for contour in contours]
    return Outline(
        points=np.vstack(contours) if contours else np.zeros((0, 2)),
        starts=np.cumsum([0, *lengths[:-1]]) if contours else np.zeros(0, np.int64),
        normals=np.vstack(normals) if contours else np.zeros((0, 2)),
        dots=np.concatenate(dots) if contours else np.zeros(0, np.int64),
    )


def _contours(hand: Hand, glyph: int) -> list[Points]:
    # An interrupt within HarfBuzz's calls would be lost: as little as can be is done
    # there, and the work afterwards.
    recording: Any = RecordingPen()
    hand.font.draw_glyph_with_pen(glyph, recording)
    pen: Any = _Flattener()
    recording.replay(pen)
    arrays = [np.array(contour, float) / hand.x_height for contour in pen.contours]
    return [_open(array) for array in arrays if len(array) > 2]


def _open(contour: Points) -> Points:
    """Drop a last point that repeats the first."""
    return contour[:-1] if np.allclose(contour[0], contour[-1]) else contour


def _area(contour: Points) -> float:
    x, y = contour.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def _normals(contour: Points) -> Points:
    """Return unit normals to the right of the path, from neighbouring points."""
    along = np.roll(contour, -1, axis=0) - np.roll(contour, 1, axis=0)
    length = np.hypot(*along.T)[:, None]
    across: Points = np.column_stack([along[:, 1], -along[:, 0]])
    return across / np.where(length, length, 1)


def _grown(contour: Points, least: float) -> Points:
    """Return a dot no smaller than `least`, so that it does not vanish in print."""
    size = np.ptp(contour, axis=0).max()
    if size == 0 or size >= least:
        return contour
    middle = contour.mean(axis=0)
    grown: Points = middle + (contour - middle) * (least / size)
    return grown


def _simplified(contour: Points) -> Points:
    """Return fewer points within the tolerance, and no edge too long to bend."""
    far = int(np.argmax(np.hypot(*(contour - contour[0]).T)))
    there = _douglas_peucker(contour[: far + 1])
    back = _douglas_peucker(np.vstack([contour[far:], contour[:1]]))
    return _divided(np.vstack([there[:-1], back[:-1]]))


def _douglas_peucker(path: Points) -> Points:
    """Keep the points that matter: Douglas and Peucker, 1973."""
    keep = np.zeros(len(path), bool)
    keep[[0, -1]] = True
    spans = [(0, len(path) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        chord = path[last] - path[first]
        inner = path[first + 1 : last] - path[first]
        length = np.hypot(*chord)
        across = np.abs(inner[:, 0] * chord[1] - inner[:, 1] * chord[0])
        distance = across / length if length > 0 else np.hypot(*inner.T)
        worst = int(distance.argmax())
        if distance[worst] > _TOLERANCE:
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return path[keep]


def _divided(contour: Points) -> Points:
    after = np.roll(contour, -1, axis=0)
    counts = np.ceil(np.hypot(*(after - contour).T) / _LONGEST).astype(int)
    counts = np.maximum(counts, 1)
    start = np.repeat(contour, counts, axis=0)
    step = np.repeat((after - contour) / counts[:, None], counts, axis=0)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    divided: Points = start + step * place[:, None]
    return divided
