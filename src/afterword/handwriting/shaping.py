"""Text shaped by HarfBuzz, and which characters a hand cannot draw."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

import uharfbuzz as hb

from afterword.characters import named
from afterword.errors import DocumentError
from afterword.handwriting.hand import Hand, load_hand
from afterword.resources import Assets

_FEATURES = {"kern": True, "liga": True, "calt": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shaped glyph: its origin within the word and its advance, in x-heights.

    `scale` is how much larger than the font's it is written.
    """

    index: int
    x: float
    y: float
    advance: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its glyphs and its advance width in x-heights."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float


def shape(hand: Hand, text: str) -> tuple[Word, ...]:
    """Return the words of `text`, shaped together.

    Contextual alternates see across the spaces, so that a word that comes again gets
    other shapes where the font has them.
    """
    words = text.split()
    if not words:
        return ()
    line, starts = _one_line(text)
    spans: list[list[tuple[int, hb.GlyphPosition]]] = [[] for _ in words]
    buffer = _shaped(hand, line)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if line[info.cluster] != " ":
            number = bisect_right(starts, info.cluster) - 1
            spans[number].append((info.codepoint, position))
    return tuple(_word(hand, *pair) for pair in zip(words, spans, strict=True))


def missing(hand: Hand, text: str) -> tuple[str, ...]:
    """Return the characters of `text` that the hand has no glyph for, in order."""
    line, _ = _one_line(text)
    infos = _shaped(hand, line).glyph_infos
    edges = [*sorted({info.cluster for info in infos}), len(line)]
    ends = dict(pairwise(edges))
    lacking = [line[i.cluster : ends[i.cluster]] for i in infos if i.codepoint == 0]
    return tuple(dict.fromkeys("".join(lacking)))


def choose_hand(assets: Assets, wanted: str, text: str) -> tuple[Hand, tuple[str, ...]]:
    """Return a hand that can draw all of `text`, and what the wanted one lacks.

    It is the wanted one if that lacks nothing. Raises DocumentError, naming the
    characters, if no hand can.
    """
    first = load_hand(assets, wanted)
    lacking = missing(first, text)
    if not lacking:
        return first, ()
    fewest = lacking
    for name in assets.names("fonts", ".toml"):
        hand = load_hand(assets, name)
        left = missing(hand, text)
        if not left:
            return hand, lacking
        fewest = min(fewest, left, key=len)
    raise DocumentError(
        f"no hand can write {named(fewest)}", "write it in other letters"
    )


def _one_line(text: str) -> tuple[str, list[int]]:
    """Return `text` composed, with single spaces, and where its words start."""
    words = [unicodedata.normalize("NFC", word) for word in text.split()]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    return " ".join(words), starts[:-1]


def _shaped(hand: Hand, text: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    # A mark that stands alone belongs to its own word, not to the space before it.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(hand.font, buffer, _FEATURES)
    return buffer


def _word(hand: Hand, text: str, shaped: list[tuple[int, hb.GlyphPosition]]) -> Word:
    glyphs, x = [], 0.0
    scales = _by_glyph(hand, hand.spec.scale)
    gaps = _by_glyph(hand, hand.spec.gap_after)
    for index, position in shaped:
        scale = scales.get(index, 1.0)
        unit = hand.x_height / scale
        advance = position.x_advance / unit + gaps.get(index, 0.0)
        left, up = x + position.x_offset / unit, position.y_offset / unit
        glyphs.append(Glyph(index, left, up, advance, scale))
        x += advance
    return Word(text, tuple(glyphs), x)


def _by_glyph(hand: Hand, figures: Mapping[str, float]) -> dict[int | None, float]:
    return {
        hand.font.get_nominal_glyph(ord(character)): figure
        for characters, figure in figures.items()
        for character in characters
    }
