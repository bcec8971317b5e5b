"""How one writing differs from the next: draws, and the field that moves a page."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from afterword.chance import Stream
from afterword.handwriting.hand import Octave

Points = NDArray[np.float64]

_WAVES = 6
"""Plane waves in an octave, for each direction of displacement."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Standard normal draws of a word or a line, one for each habit.

    `glyphs` has six columns a glyph: up, along, rotation, width, height and slant;
    `dots` two: along and up. `waves` are the phases of a line's slow drift.
    """

    size: float
    stretch: float
    gap: float
    ragged: float
    dy: float
    dx: float
    slope: float
    slant: float
    bow: float
    weight: float
    tracking: float
    glyphs: Points
    dots: Points
    waves: Points


def draw(stream: Stream, glyphs: int) -> Draws:
    """Return the draws of one word with that many glyphs, or of a line with none."""
    generator = stream.generator()
    size, stretch, gap, ragged, dy, dx, slope, slant, bow, weight, tracking = map(
        float, np.clip(generator.standard_normal(11), -2.5, 2.5)
    )
    return Draws(
        size=size,
        stretch=stretch,
        gap=gap,
        ragged=ragged,
        dy=dy,
        dx=dx,
        slope=slope,
        slant=slant,
        bow=bow,
        weight=weight,
        tracking=tracking,
        glyphs=np.clip(generator.standard_normal((glyphs, 6)), -2.5, 2.5),
        dots=np.clip(generator.standard_normal((glyphs, 2)), -2, 2),
        waves=generator.uniform(0, 2 * np.pi, 3),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A smooth displacement of the whole page, so that joins never break.

    It is a sum of plane waves: `vectors` in radians an x-height, `amplitudes` across
    and down in x-heights.
    """

    vectors: Points
    phases: Points
    amplitudes: Points

    def displaced(self, points: Points) -> Points:
        """Return `points` (n, 2) moved by the field."""
        waves = np.sin(points @ self.vectors.T + self.phases)
        moved: Points = points + waves @ self.amplitudes
        return moved


def field(octaves: tuple[Octave, ...], dial: float, stream: Stream) -> Field:
    """Return the field of those octaves, `dial` times as strong."""
    generator = stream.generator()
    vectors, amplitudes = [], []
    for octave in octaves:
        for axis in (0, 1):
            angle = generator.uniform(0, 2 * np.pi, _WAVES)
            stretch = np.exp(generator.normal(0, 0.18, _WAVES))
            turns = np.c_[np.cos(angle), np.sin(angle)] * 2 * np.pi
            vectors.append(turns / (np.array(octave.length) * stretch[:, None]))
            strength = np.zeros((_WAVES, 2))
            strength[:, axis] = dial * octave.rms[axis] * np.sqrt(2 / _WAVES)
            amplitudes.append(strength)
    count = sum(map(len, vectors))
    return Field(
        np.vstack(vectors),
        generator.uniform(0, 2 * np.pi, count),
        np.vstack(amplitudes),
    )
