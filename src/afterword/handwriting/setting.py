"""Lines of handwriting on a page: widths, line breaks, pitch. All in x-heights.

The page's origin is the upper left corner of the writing area, and y runs down.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from afterword.chance import Stream
from afterword.handwriting.hand import Hand
from afterword.handwriting.outlines import bearings
from afterword.handwriting.shaping import Word, shape
from afterword.handwriting.variation import Draws, draw

_STOPS = (".", "!", "?")

_NARROWER = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)
"""Measures that are tried until no word stands alone on a last line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line such as the date.

    `before` is the extra space above it in pitches, `scale` the size of its letters,
    `indent` where it begins, as a share of the line.
    """

    text: str
    place: str
    align: Literal["left", "right"] = "left"
    before: float = 0.0
    scale: float = 1.0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it will be written: its shape, its draws, and its width and gap."""

    word: Word
    draws: Draws
    scale: float
    stretch: float
    width: float
    gap: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words with their left edges, its baseline, and its stream."""

    words: tuple[tuple[Written, float], ...]
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


Measure = Callable[[float, float], tuple[float, float]]
"""From the top and the bottom of a line to where it may begin and must end."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Blocks whose words have been shaped and drawn, ready to be set at any size."""

    hand: Hand
    dial: float
    stream: Stream
    blocks: tuple[tuple[Block, tuple[Written, ...]], ...]


def prepare(
    hand: Hand, dial: float, stream: Stream, blocks: Sequence[Block]
) -> Manuscript:
    """Return the manuscript of `blocks` in `hand` with the neatness `dial`."""
    written = tuple(
        (block, tuple(_write(hand, dial, stream.child(block.place), block)))
        for block in blocks
    )
    return Manuscript(hand, dial, stream, written)


def _write(hand: Hand, dial: float, stream: Stream, block: Block) -> Iterator[Written]:
    habits, seen = hand.habits, dict[str, int]()
    words = shape(hand, block.text)
    edges = [*(bearings(hand, word) for word in words[1:]), (0.0, 0.0)]
    for word, (next_left, _) in zip(words, edges, strict=True):
        seen[word.text] = seen.get(word.text, 0) + 1
        draws = draw(stream.child(word.text, seen[word.text]), len(word.glyphs))
        scale = block.scale * float(np.exp(dial * habits.word.scale_sd * draws.size))
        stretch = float(np.exp(dial * habits.word.width_sd * draws.stretch))
        _, right = bearings(hand, word)
        gap = _ink_gap(hand, dial, word, draws) - right - next_left
        width = word.width * scale * stretch
        yield Written(word, draws, scale, stretch, width, max(gap, habits.gap.least))


def _ink_gap(hand: Hand, dial: float, word: Word, draws: Draws) -> float:
    """Return the white that a person leaves after a word, in x-heights."""
    habits = hand.habits.gap
    usual = habits.advances * hand.advance
    if word.text[-1:] in _STOPS:
        usual *= habits.after_stop
    varied = np.exp(dial * habits.sd * np.clip(draws.gap, -1.3, 1.8))
    return float(usual * varied)


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
        for row, left in _best_rows(manuscript, (block, words), measure, (y, pitch)):
            y += pitch * max(1.0, 0.5 + block.scale / 2)
            stream = manuscript.stream.child("line", len(lines))
            lines.append(_line(row, left, y, draw(stream, 0)))
    return Page(tuple(lines), y + hand.descender)


def _line(row: Sequence[Written], left: float, y: float, draws: Draws) -> Line:
    placed, x = [], left
    for word in row:
        placed.append((word, x))
        x += word.width + word.gap
    return Line(tuple(placed), y, draws)


def _best_rows(
    manuscript: Manuscript,
    paragraph: tuple[Block, tuple[Written, ...]],
    measure: Measure,
    at: tuple[float, float],
) -> list[tuple[list[Written], float]]:
    """Break a paragraph so that no word is left alone, if a narrower line helps."""
    block, _ = paragraph
    first: list[tuple[list[Written], float]] = []
    for share in _NARROWER:
        rows = _rows(manuscript, paragraph, (measure, share), at)
        first = first or rows
        if len(rows) < 2 or len(rows[-1][0]) > 1 or block.align == "right":
            return rows
        if len(rows) > len(first):
            break
    return first


def _rows(
    manuscript: Manuscript,
    paragraph: tuple[Block, tuple[Written, ...]],
    width: tuple[Measure, float],
    at: tuple[float, float],
) -> list[tuple[list[Written], float]]:
    (block, words), (measure, share), (y, pitch) = paragraph, width, at
    hand, rows = manuscript.hand, list[list[Written]]()
    edges: list[tuple[float, float]] = []
    x = 0.0
    for word in words:
        if rows and x + word.width <= edges[-1][1]:
            rows[-1].append(word)
        else:
            baseline = y + pitch * (len(rows) + 1)
            left, right = measure(baseline - hand.ascender, baseline + hand.descender)
            ragged = 1 - abs(word.draws.ragged) * hand.habits.page.ragged_sd
            left += block.indent * (right - left)
            edges.append((left, left + (right - left) * min(share, ragged)))
            rows.append([word])
            x = left
        x += word.width + word.gap
    return [
        (row, _left(block, row, edge)) for row, edge in zip(rows, edges, strict=True)
    ]


def _left(block: Block, row: list[Written], edge: tuple[float, float]) -> float:
    if block.align == "left":
        return edge[0]
    length = sum(word.width + word.gap for word in row) - row[-1].gap
    return max(edge[0], edge[1] - length)


def widest(manuscript: Manuscript) -> Written:
    """Return the widest word, which must fit on a line."""
    words = [word for _, words in manuscript.blocks for word in words]
    return max(words, key=lambda word: word.width)
