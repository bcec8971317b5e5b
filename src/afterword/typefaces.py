"""Typefaces: which have all characters, their files, and how wide they run."""

import io
from functools import cache

import msgspec
from fontTools.ttLib import TTFont

from afterword.characters import named
from afterword.errors import DocumentError
from afterword.fonts import font_file
from afterword.resources import Assets, entry, read_toml

_TABLE = "layouts/typefaces.toml"


REGULAR = "400"
"""The weight of running text, which every typeface must have (CSS Fonts, 2.2)."""


class Typeface(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family: its package, the file of each weight, and who stands in for it.

    `scale` is what a nominal size is multiplied with, to look as large as others do.
    """

    family: str
    package: str
    weights: dict[str, str]
    scale: float
    fallback: tuple[str, ...]
    source: str


def typeface(assets: Assets, name: str) -> Typeface:
    """Return the typeface called `name`, such as `lato`; raises AssetError."""
    found = entry(read_toml(assets, _TABLE, dict[str, Typeface]), name, _TABLE)
    entry(found.weights, REGULAR, f"{_TABLE}, {found.family},")
    return found


def choose(assets: Assets, wanted: str, text: str) -> tuple[Typeface, tuple[str, ...]]:
    """Return the typeface that sets `text`, and the characters the wanted one lacks.

    That is the one wanted, else the first of its fallbacks that has every character:
    a text is set in one family throughout. Raises DocumentError that names the
    characters if none has them, AssetError if there is no such typeface.
    """
    first = typeface(assets, wanted)
    others = tuple(typeface(assets, name) for name in first.fallback)
    lacking = {found.family: _lacking(found, text) for found in (first, *others)}
    for found in (first, *others):
        if not lacking[found.family]:
            return found, lacking[first.family]
    everywhere = set.intersection(*map(set, lacking.values()))
    nowhere = [c for c in lacking[first.family] if c in everywhere]
    raise DocumentError(
        f"no typeface has {named(nowhere or lacking[first.family])}",
        "leave that out, or write it with other characters",
    )


def font(typeface: Typeface, weight: str) -> bytes:
    """Return the TrueType file of `weight` (such as `400`); raises AssetError."""
    weights, family = typeface.weights, typeface.family
    return font_file(typeface.package, entry(weights, weight, f"{_TABLE}, {family},"))


def width(typeface: Typeface, text: str, size: float) -> float:
    """Return how wide `text` runs at a nominal `size` in pt, in pt, without kerning."""
    advances, unit = _advances(font(typeface, REGULAR))
    return sum(advances.get(ord(c), unit) for c in text) / unit * size * typeface.scale


@cache
def _advances(data: bytes) -> tuple[dict[int, int], int]:
    with TTFont(io.BytesIO(data), lazy=True) as opened:
        metrics = opened["hmtx"].metrics
        glyphs = opened.getBestCmap()
        advances = {code: metrics[name][0] for code, name in glyphs.items()}
        return advances, opened["head"].unitsPerEm


def _lacking(typeface: Typeface, text: str) -> tuple[str, ...]:
    """Return the characters that not every weight has, in the order of `text`."""
    sets = [_advances(font(typeface, weight))[0] for weight in typeface.weights]
    return tuple(
        c
        for c in dict.fromkeys(text)
        if not c.isspace() and any(ord(c) not in codes for codes in sets)
    )
