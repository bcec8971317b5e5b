"""Text shaped by HarfBuzz, and which characters a hand cannot draw."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

import uharfbuzz as hb

from afterword.errors import DocumentError
from afterword.handwriting.hand import Hand, load_hand
from afterword.resources import Assets

_FEATURES = {"kern": True, "liga": True, "calt": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shaped glyph: its origin within the word and its advance, in x-heights."""

    index: int
    x: float
    y: float
    advance: float


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
    text = " ".join(unicodedata.normalize("NFC", text).split())
    buffer = _shaped(hand, text)
    spans: list[list[tuple[int, hb.GlyphPosition]]] = [[]]
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if text[info.cluster] == " ":
            spans.append([])
        else:
            spans[-1].append((info.codepoint, position))
    words = text.split(" ")
    return tuple(_word(hand, *pair) for pair in zip(words, spans, strict=True))


def missing(hand: Hand, text: str) -> tuple[str, ...]:
    """Return the characters of `text` that the hand has no glyph for, in order."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    infos = _shaped(hand, text).glyph_infos
    starts = [*sorted({info.cluster for info in infos}), len(text)]
    ends = dict(pairwise(starts))
    lacking = [text[i.cluster : ends[i.cluster]] for i in infos if i.codepoint == 0]
    return tuple(dict.fromkeys("".join(lacking)))


def choose_hand(assets: Assets, wanted: str, text: str) -> tuple[Hand, tuple[str, ...]]:
    """Return a hand that can draw all of `text`, and a note if it is another one.

    Raises DocumentError, naming the characters, if no hand can.
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
            note = f"the card is written in {name}: {wanted} lacks {_named(lacking)}"
            return hand, (note,)
        fewest = min(fewest, left, key=len)
    raise DocumentError(
        f"no hand can write {_named(fewest)}", "write it in other letters"
    )


def _shaped(hand: Hand, text: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hand.font, buffer, _FEATURES)
    return buffer


def _word(hand: Hand, text: str, shaped: list[tuple[int, hb.GlyphPosition]]) -> Word:
    glyphs, x = [], 0.0
    digits = {hand.font.get_nominal_glyph(ord(digit)) for digit in "0123456789"}
    for index, position in shaped:
        advance = position.x_advance / hand.x_height
        advance += hand.spec.digit_gap if index in digits else 0.0
        left = x + position.x_offset / hand.x_height
        glyphs.append(Glyph(index, left, position.y_offset / hand.x_height, advance))
        x += advance
    return Word(text, tuple(glyphs), x)


def _named(characters: tuple[str, ...]) -> str:
    return ", ".join(
        f"{character} ({unicodedata.name(character, f'U+{ord(character):04X}')})"
        for character in characters
    )
