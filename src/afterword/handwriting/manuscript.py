"""What is to be written: words with their shapes, draws, widths and gaps.

All lengths are in x-heights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from afterword.chance import Stream
from afterword.handwriting.bearings import bearings, nearest
from afterword.handwriting.hand import Hand
from afterword.handwriting.shaping import Word, shape
from afterword.handwriting.variation import Draws, draw

_STOPS = (".", "!", "?")
_NOTHING = Word("", (), 0.0)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line such as the date.

    `before` is the extra space above it in pitches, of which `least` is kept even
    where the page is full; `scale` is the size of its letters; `body` is text that may
    be shortened to fit.
    """

    text: str
    place: str
    align: Literal["left", "right"] = "left"
    before: float = 0.0
    scale: float = 1.0
    body: bool = False
    least: float = 0.0


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
class Manuscript:
    """Blocks whose words have been shaped and drawn, ready to be set at any size."""

    hand: Hand
    dial: float
    stream: Stream
    blocks: tuple[tuple[Block, tuple[Written, ...]], ...]


def prepare(
    hand: Hand, dial: float, stream: Stream, blocks: Sequence[Block]
) -> Manuscript:
    """Return the manuscript of `blocks` in `hand` with the neatness `dial`.

    Even the steadiest hand never writes a word twice in exactly the same way.
    """
    dial = max(dial, hand.habits.steadiest)
    stream = stream.child(hand.name)
    written = tuple(
        (block, tuple(_write(hand, dial, stream.child(block.place), block)))
        for block in blocks
    )
    return Manuscript(hand, dial, stream, written)


def _write(hand: Hand, dial: float, stream: Stream, block: Block) -> Iterator[Written]:
    habits, seen = hand.habits, dict[str, int]()
    words = shape(hand, block.text)
    for word, following in zip(words, [*words[1:], _NOTHING], strict=True):
        seen[word.text] = seen.get(word.text, 0) + 1
        draws = draw(stream.child(word.text, seen[word.text]), len(word.glyphs))
        scale = block.scale * float(np.exp(dial * habits.word.scale_sd * draws.size))
        stretch = float(np.exp(dial * habits.word.width_sd * draws.stretch))
        _, right = bearings(hand, word)
        next_left, _ = bearings(hand, following)
        gap = _ink_gap(hand, dial, word, draws) - right - next_left
        white = min(nearest(hand, word, following), right + next_left)
        width = word.width * scale * stretch
        gap = max(gap, habits.gap.least_ink - white, habits.gap.least)
        yield Written(word, draws, scale, stretch, width, gap)


def _ink_gap(hand: Hand, dial: float, word: Word, draws: Draws) -> float:
    """Return the white that a person leaves after a word, in x-heights."""
    habits = hand.habits.gap
    usual = habits.advances * hand.advance
    if word.text[-1:] in _STOPS:
        usual *= habits.after_stop
    varied = np.exp(dial * habits.sd * np.clip(draws.gap, -1.3, 1.8))
    return float(usual * varied)


def widest(manuscript: Manuscript) -> Written:
    """Return the widest word, which must fit on a line."""
    words = [word for _, words in manuscript.blocks for word in words]
    return max(words, key=lambda word: word.width)
