"""Lines of handwriting on a page: line breaks and pitch. All in x-heights.

The page's origin is the upper left corner of the writing area, and y runs down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from afterword.chance import Stream
from afterword.handwriting.hand import Hand
from afterword.handwriting.manuscript import Block, Manuscript, Written
from afterword.handwriting.variation import Draws, draw

_NARROWER = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)
"""Measures that are tried until no word stands alone on a last line."""

Measure = Callable[[float, float], tuple[float, float]]
"""From the top and the bottom of a line to where it may begin and must end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words with their left edges, its baseline, and its own draws.

    `limit` is where it must end, and may not if a word is too long for it.
    """

    words: tuple[tuple[Written, float], ...]
    limit: float
    baseline: float
    draws: Draws

    @property
    def end(self) -> float:
        """Where the last word ends."""
        last, x = self.words[-1]
        return x + last.width


@dataclass(frozen=True, slots=True)
class Page:
    """All lines, and how far down the last one reaches."""

    lines: tuple[Line, ...]
    depth: float


def lay_out(
    manuscript: Manuscript, measure: Measure, pitch: float, spacing: float = 1.0
) -> Page:
    """Return the lines of `manuscript` at a `pitch`, each as wide as it may be.

    `spacing` multiplies the extra space between blocks.
    """
    hand, lines = manuscript.hand, list[Line]()
    y = hand.ascender - pitch
    for block, words in manuscript.blocks:
        y += spacing * block.before * pitch
        step = pitch * max(1.0, 0.5 + block.scale / 2)
        for row in _best_rows(_Setting(hand, block, measure, y, step), words):
            y += step
            draws = _line_draws(manuscript.stream, len(lines))
            placed = _placed(row.words, _left(block, row))
            lines.append(Line(placed, row.limit, y, draws))
    return Page(tuple(lines), y + hand.descender)


@lru_cache(maxsize=256)
def _line_draws(stream: Stream, number: int) -> Draws:
    return draw(stream.child("line", number), 0)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a block is broken: in which hand, from which height down, by which step."""

    hand: Hand
    block: Block
    measure: Measure
    top: float
    step: float


@dataclass(slots=True)
class _Row:
    """The words of a line that is being filled, from `left` to `right`.

    `limit` is how far it might go, were it not for its ragged edge.
    """

    words: list[Written]
    left: float
    right: float
    limit: float
    end: float


def _best_rows(setting: _Setting, words: Sequence[Written]) -> list[_Row]:
    """Break a paragraph so that no word is left alone, if a narrower line helps."""
    first: list[_Row] = []
    for share in _NARROWER:
        rows = _rows(setting, words, share)
        first = first or rows
        if len(rows) < 2 or len(rows[-1].words) > 1 or setting.block.align == "right":
            return rows
        if len(rows) > len(first):
            break
    return first


def _rows(setting: _Setting, words: Sequence[Written], share: float) -> list[_Row]:
    rows: list[_Row] = []
    for word in words:
        if rows and rows[-1].end + word.width <= rows[-1].right:
            rows[-1].words.append(word)
        else:
            rows.append(_begun(setting, word, (len(rows), share)))
        rows[-1].end += word.width + word.gap
    return rows


def _begun(setting: _Setting, word: Written, place: tuple[int, float]) -> _Row:
    """Return a row that begins with `word`; nobody fills every line to its end."""
    (number, share), hand = place, setting.hand
    baseline = setting.top + setting.step * (number + 1)
    left, limit = setting.measure(baseline - hand.ascender, baseline + hand.descender)
    ragged = 1 - abs(word.draws.ragged) * hand.habits.page.ragged_sd
    right = left + (limit - left) * min(share, ragged)
    return _Row([word], left, right, limit, left)


def _left(block: Block, row: _Row) -> float:
    if block.align == "left":
        return row.left
    length = row.end - row.words[-1].gap - row.left
    return max(row.left, row.right - length)


def _placed(words: Sequence[Written], left: float) -> tuple[tuple[Written, float], ...]:
    placed, x = [], left
    for word in words:
        placed.append((word, x))
        x += word.width + word.gap
    return tuple(placed)
