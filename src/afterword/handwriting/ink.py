"""From lines to ink: every glyph placed, varied, warped, and given its pen back.

Outline points and their partners on the pen's path go through the same moves; then
each point is put back at the pen's own distance from its partner, so that colour stays
even however the page is warped. Coordinates are in x-heights, y up from the page's
upper left corner (and so negative).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from afterword.handwriting.hand import Hand
from afterword.handwriting.manuscript import Manuscript, Written
from afterword.handwriting.outlines import Outline, pen_width, scaled
from afterword.handwriting.setting import Line, Page
from afterword.handwriting.variation import Draws, Field, field

Points = NDArray[np.float64]

_AUTOCORRELATION = 0.7
"""How much of its pressure a word has from the word before."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of one word: closed polygons, and where its text stands.

    `starts` are the first points of the polygons. For the text under the ink:
    `origin` is the left end of its baseline, which all words of a line share, and
    `reach` is how far the word may run until the next one begins.
    """

    text: str
    points: Points
    starts: NDArray[np.int64]
    origin: tuple[float, float]
    reach: float


def write(manuscript: Manuscript, page: Page) -> tuple[Ink, ...]:
    """Return the ink of every word of `page`, in reading order."""
    hand, dial = manuscript.hand, manuscript.dial
    warp = field(hand.habits.field, dial, manuscript.stream.child("field"))
    pressure, inks = 0.0, list[Ink]()
    for line in page.lines:
        middle = _line_move(_Place(hand, dial, line, 0.0), _middle(line))[0]
        for written, x, reach in _words(line):
            fresh = np.sqrt(1 - _AUTOCORRELATION**2) * written.draws.weight
            pressure = _AUTOCORRELATION * pressure + fresh
            placed = _placed(_Place(hand, dial, line, x), written)
            points = _inked(placed, _Pen(hand, dial, pressure, written.scale), warp)
            origin = (x + middle[0] - _middle(line)[0, 0], middle[1])
            text = written.word.text
            inks.append(Ink(text, points, placed.starts, origin, reach))
    return tuple(inks)


def _words(line: Line) -> Iterator[tuple[Written, float, float]]:
    """Give each word of a line with its left edge and how far it is to the next."""
    edges = [x for _, x in line.words] + [line.end]
    for (written, x), following in zip(line.words, edges[1:], strict=True):
        yield written, x, following - x


def _middle(line: Line) -> Points:
    return np.array([[(line.words[0][1] + line.end) / 2, 0.0]])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word goes: its hand and dial, its line, and its left edge."""

    hand: Hand
    dial: float
    line: Line
    x: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word's outline points and their partners on the page, before the warp."""

    outer: Points
    inner: Points
    penned: NDArray[np.bool_]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Pen:
    hand: Hand
    dial: float
    pressure: float
    scale: float

    @property
    def weight(self) -> float:
        """The width of the pen in this word, as a share of its usual width."""
        habits = self.hand.habits.word
        varied = self.dial * habits.weight_sd * float(np.clip(self.pressure, -1.6, 1.6))
        return 1 + habits.weight + varied


def _inked(placed: _Placed, pen: _Pen, warp: Field) -> Points:
    """Warp the pen's path, and put its own width back around it."""
    outer, inner = warp.displaced(placed.outer), warp.displaced(placed.inner)
    reach = outer - inner
    length = np.hypot(*reach.T)
    usual = pen_width(pen.hand) / 2 * pen.scale
    keep = pen.hand.habits.pen.keep
    wanted = (keep * usual + (1 - keep) * length) * pen.weight
    factor = np.clip(wanted / np.where(length, length, 1), 0.7, 1.5)[:, None]
    points: Points = np.where(placed.penned[:, None], inner + reach * factor, outer)
    return points


def _placed(place: _Place, written: Written) -> _Placed:
    glyphs = list(_glyphs(place.hand, written))
    middles = np.array([g.x + g.advance / 2 for g in written.word.glyphs])
    jitter = _jitter(place, written.draws)
    move = _joined if place.hand.spec.joined else _apart
    outer, inner, penned, starts = [], [], [], list[NDArray[np.int64]]()
    count = 0
    for number, (shape, shift) in enumerate(glyphs):
        if not len(shape.points):
            continue
        both = np.vstack([shape.points, _partners(place.hand, shape)])
        both = both + np.tile(_dot_shifts(place, shape, written.draws, number), (2, 1))
        both = move(both + shift, (middles, number), jitter)
        outer.append(both[: len(shape.points)])
        inner.append(both[len(shape.points) :])
        penned.append(np.abs(shape.normals).sum(axis=1) > 0)
        starts.append(shape.starts + count)
        count += len(shape.points)
    if not count:
        outer, inner, penned = (
            [np.zeros((0, 2))],
            [np.zeros((0, 2))],
            [np.zeros(0, bool)],
        )
        starts = [np.zeros(0, np.int64)]
    whole = np.vstack([*outer, *inner])
    word = _line_move(place, _word_move(place, written, whole))
    return _Placed(
        word[:count],
        word[count:],
        np.concatenate(penned),
        np.concatenate(starts),
    )


def _glyphs(hand: Hand, written: Written) -> Iterator[tuple[Outline, Points]]:
    for glyph in written.word.glyphs:
        yield scaled(hand, glyph), np.array([glyph.x, glyph.y])


def _partners(hand: Hand, shape: Outline) -> Points:
    return shape.points - shape.normals * pen_width(hand) / 2


def _dot_shifts(place: _Place, shape: Outline, draws: Draws, number: int) -> Points:
    """Dots and accents land a little off, and rather late than early."""
    sd = place.dial * place.hand.habits.glyph.dot_sd
    along, up = draws.dots[number]
    shift = np.array([sd * (along + 0.25), sd * 0.7 * up])
    return np.where((shape.dots >= 0)[:, None], shift, 0.0)


def _jitter(place: _Place, draws: Draws) -> Points:
    """Return for each glyph: up, along, rotation, ln width, ln height, slant."""
    habits = place.hand.habits.glyph
    sds = [
        habits.dy_sd,
        habits.dx_sd,
        np.radians(habits.rotation_sd),
        habits.size_sd,
        habits.size_sd,
        np.radians(habits.slant_sd),
    ]
    return draws.glyphs * (place.dial * np.array(sds))


def _apart(points: Points, where: tuple[Points, int], jitter: Points) -> Points:
    """Move a letter that stands alone about its middle."""
    middles, number = where
    up, along, turn, wide, high, slant = jitter[number]
    x, y = points[:, 0] - middles[number], points[:, 1]
    x, y = x * np.exp(wide) + y * slant, y * np.exp(high)
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = x * cos - (y - 0.5) * sin, x * sin + (y - 0.5) * cos + 0.5
    return np.column_stack([x + middles[number] + along, y + up])


def _joined(points: Points, where: tuple[Points, int], jitter: Points) -> Points:
    """Move a joined letter by what changes smoothly along the word."""
    middles, _ = where
    x, y = points.T
    up, along, _, _, high, slant = (
        np.interp(x, middles, column) for column in jitter.T
    )
    return np.column_stack([x + 2 * along + y * slant, y * np.exp(high) + up])


def _word_move(place: _Place, written: Written, points: Points) -> Points:
    habits, draws, dial = place.hand.habits.word, written.draws, place.dial
    x = points[:, 0] * written.scale * written.stretch
    y = points[:, 1] * written.scale
    x = x + y * np.tan(np.radians(dial * habits.slant_sd * draws.slant))
    turn = np.radians(dial * habits.rotation_sd * draws.slope)
    middle = written.width / 2
    x, y = (
        (x - middle) * np.cos(turn) - y * np.sin(turn) + middle,
        ((x - middle) * np.sin(turn) + y * np.cos(turn)),
    )
    return np.column_stack([x + place.x, y + dial * habits.dy_sd * draws.dy])


def _line_move(place: _Place, points: Points) -> Points:
    habits, draws, dial = place.hand.habits, place.line.draws, place.dial
    line, page = habits.line, habits.page
    left, end = place.line.words[0][1], place.line.end
    x, y = points[:, 0] - left, points[:, 1]
    x = x * (1 + dial * line.tracking_sd * draws.tracking)
    size = np.exp(dial * line.scale_sd * draws.size)
    y = y * size
    x = x + y * np.tan(np.radians(dial * line.slant_sd * draws.slant))
    across = 2 * x / max(end - left, 1.0) - 1
    y = y + dial * line.bow_sd * draws.bow * (across**2 - 0.4) * min(
        1, (end - left) / 20
    )
    y = y + dial * line.drift_sd * _drift(x / line.drift_length, draws.waves)
    turn = np.radians(min(dial, 1) * line.slope + dial * line.slope_sd * draws.slope)
    x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    baseline = place.line.baseline
    start = float(np.clip(draws.dx, -1.5, 1.5))  # nobody begins a line far outside
    margin = dial * (page.margin_sd * start + page.margin_drift * baseline)
    return np.column_stack(
        [x + left + margin, y - baseline + dial * page.pitch_sd * draws.dy]
    )


def _drift(x: Points, phases: Points) -> Points:
    """Return a slow wave of unit variance along a line."""
    waves: Points = np.zeros_like(x)
    for turns, phase in zip((0.6, 1.0, 1.7), phases, strict=True):
        waves = waves + np.sin(2 * np.pi * turns * x + phase)
    unit: Points = waves * np.sqrt(2 / 3)
    return unit
