"""Lines of handwriting on a page: line breaks and pitch. All in x-heights.

The page's origin is the upper left corner of the writing area, and y runs down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from afterword.chance import Stream
from afterword.handwriting.hand import Hand
from afterword.handwriting.manuscript import Block, Manuscript, Written
from afterword.handwriting.variation import Draws, draw

_NARROWER = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)
"""Measures that are tried until a last line is not too short."""

_SHORT = 0.22
"""The share of the measure below which a paragraph's last line is too short."""

_DASHES = ("—", "–")
_AND = "&"

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


@dataclass(frozen=True, slots=True)
class Spacing:
    """The shares that are kept of the space above blocks, and of their least space."""

    share: float = 1.0
    least: float = 1.0

    def above(self, block: Block) -> float:
        """Return the extra space above `block` in pitches."""
        return max(self.share * block.before, self.least * block.least)


def lay_out(
    manuscript: Manuscript,
    measure: Measure,
    pitch: float,
    spacing: Spacing = Spacing(),
) -> Page:
    """Return the lines of `manuscript` at a `pitch`, each as wide as it may be."""
    hand, lines = manuscript.hand, list[Line]()
    y = hand.ascender - pitch
    for block, words in manuscript.blocks:
        y += spacing.above(block) * pitch
        step = pitch * max(1.0, 0.5 + block.scale / 2)
        for row in _block_rows(_Setting(hand, block, measure, y, step), words):
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


def _block_rows(setting: _Setting, words: Sequence[Written]) -> list[_Row]:
    """Break a block; what is written larger is so no more if it would be broken."""
    rows, scale = _best_rows(setting, words), setting.block.scale
    if len(rows) == 1 or scale <= 1:
        return rows
    usual = [
        replace(word, scale=word.scale / scale, width=word.width / scale)
        for word in words
    ]
    return _best_rows(setting, usual)


def _best_rows(setting: _Setting, words: Sequence[Written]) -> list[_Row]:
    """Break a paragraph so that its last line is not short, if narrower lines help."""
    tries = list[list[_Row]]()
    for share in _NARROWER:
        rows = _rows(setting, words, share)
        if len(rows) < 2 or setting.block.align == "right" or _filled(rows[-1]):
            return rows
        if tries and len(rows) > len(tries[0]):
            break
        tries.append(rows)
    return max(tries, key=lambda rows: _length(rows[-1]))


def _filled(row: _Row) -> bool:
    return len(row.words) > 1 and _length(row) >= _SHORT * (row.limit - row.left)


def _length(row: _Row) -> float:
    return row.end - row.words[-1].gap - row.left


def _rows(setting: _Setting, words: Sequence[Written], share: float) -> list[_Row]:
    rows: list[_Row] = []
    for word in words:
        if not rows or rows[-1].end + word.width > rows[-1].right:
            row = _begun(setting, word, (len(rows), share))
            if rows:
                _carry(rows[-1], row, word)
            rows.append(row)
        rows[-1].words.append(word)
        rows[-1].end += word.width + word.gap
    return rows


def _carry(row: _Row, following: _Row, word: Written) -> None:
    """Take to the `following` row what a person would not part from `word`."""
    while len(row.words) > 2 and _tied(row.words[-1], word):
        last = row.words[-1]
        length = last.width + last.gap
        if following.end + length + word.width > following.right:
            return
        row.words.pop()
        row.end -= length
        following.words.insert(0, last)
        following.end += length
        word = last


def _tied(word: Written, following: Written) -> bool:
    """Tell whether no line may begin between two words."""
    ties = (*_DASHES, _AND)
    return following.word.text in ties or word.word.text == _AND


def _begun(setting: _Setting, word: Written, place: tuple[int, float]) -> _Row:
    """Return an empty row for `word`; nobody fills every line to its end."""
    (number, share), hand = place, setting.hand
    baseline = setting.top + setting.step * (number + 1)
    left, limit = setting.measure(baseline - hand.ascender, baseline + hand.descender)
    ragged = 1 - abs(word.draws.ragged) * hand.habits.page.ragged_sd
    right = left + (limit - left) * min(share, ragged)
    return _Row([], left, right, limit, left)


def _left(block: Block, row: _Row) -> float:
    if block.align == "left":
        return row.left
    return max(row.left, row.right - _length(row))


def _placed(words: Sequence[Written], left: float) -> tuple[tuple[Written, float], ...]:
    placed, x = [], left
    for word in words:
        placed.append((word, x))
        x += word.width + word.gap
    return tuple(placed)
