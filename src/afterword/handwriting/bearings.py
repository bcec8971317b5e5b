"""The white before and after a word, by which words are set apart."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from afterword.handwriting.hand import Hand
from afterword.handwriting.outlines import scaled
from afterword.handwriting.shaping import Glyph, Word

Points = NDArray[np.float64]

_BAND = (-0.15, 1.15)
"""How low and how high, in x-heights, ink counts for the space between words."""

_BELOW = (-4.0, 0.15)
_ABOVE = (0.85, 4.0)
"""Where tails and hooks, or stems and accents, may meet those of the next word."""


def bearings(hand: Hand, word: Word) -> tuple[float, float]:
    """Return the white before and after a word within its advance, in x-heights.

    Only what is as high as a small x counts, as it does for the eye: an f may reach
    over its neighbour.
    """
    if not word.glyphs:
        return 0.0, 0.0
    left, _ = _extent(hand, word.glyphs[:2])
    _, right = _extent(hand, word.glyphs[-2:])
    return left, word.width - right


def nearest(hand: Hand, word: Word, following: Word) -> float:
    """Return the white within the advances where tails, or where stems, come nearest.

    In x-heights; infinite if there are neither. It may be negative.
    """
    if not (word.glyphs and following.glyphs):
        return math.inf
    whites = [math.inf]
    for low, high in (_BELOW, _ABOVE):
        before = _across(hand, word.glyphs[-2:], (low, high))
        after = _across(hand, following.glyphs[:2], (low, high))
        if len(before) and len(after):
            whites.append(word.width - float(before.max()) + float(after.min()))
    return min(whites)


def _across(hand: Hand, glyphs: Sequence[Glyph], band: tuple[float, float]) -> Points:
    """Return where, along the word, there is ink of `glyphs` within the band."""
    parts = []
    for glyph in glyphs:
        x, y = scaled(hand, glyph).points.T
        heights = y + glyph.y
        parts.append(x[(heights > band[0]) & (heights < band[1])] + glyph.x)
    return np.concatenate(parts)


def _extent(hand: Hand, glyphs: Sequence[Glyph]) -> tuple[float, float]:
    points = [_counting(scaled(hand, g).points)[:, 0] + g.x for g in glyphs]
    across = np.concatenate(points)
    if not len(across):
        return glyphs[0].x, glyphs[-1].x + glyphs[-1].advance
    return float(across.min()), float(across.max())


def _counting(points: Points) -> Points:
    """Return the points in the band, or all if there are none, as in a quote."""
    low, high = _BAND
    band = points[(points[:, 1] > low) & (points[:, 1] < high)]
    return band if len(band) else points
