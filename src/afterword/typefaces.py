"""Typefaces of letters: which have all characters, and their files."""

import io
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec
from fontTools.ttLib import TTFont

from afterword.errors import AssetError, DocumentError
from afterword.layouts import read_toml
from afterword.resources import Assets


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


@cache
def typefaces(assets: Assets) -> dict[str, Typeface]:
    """Return the typefaces of `layouts/typefaces.toml` by name; raises AssetError."""
    return read_toml(assets, "layouts/typefaces.toml", dict[str, Typeface])


def choose(assets: Assets, wanted: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of the typeface that sets `text`, and notes for the person.

    That is the one wanted, else the first of its fallbacks that has every character:
    a letter is set in one family throughout. Raises DocumentError that names the
    characters if none has them, AssetError if there is no such typeface.
    """
    known = typefaces(assets)
    names = (wanted, *(known[wanted].fallback if wanted in known else ()))
    if unknown := [name for name in names if name not in known]:
        raise AssetError(f"layouts/typefaces.toml has no {', '.join(unknown)}")
    lacking = {name: _lacking(known[name], text) for name in names}
    for name in names:
        if not lacking[name]:
            return name, _moved(known[wanted], known[name], lacking[wanted])
    nowhere = set.intersection(*lacking.values()) or lacking[wanted]
    raise DocumentError(
        f"no typeface for letters has {_named(nowhere)}",
        "leave that out, or write it in other letters",
    )


def _moved(wanted: Typeface, found: Typeface, lacking: set[str]) -> tuple[str, ...]:
    if wanted == found:
        return ()
    return (
        f"the letter is set in {found.family},"
        f" because {wanted.family} lacks {_named(lacking)}",
    )


def font(typeface: Typeface, weight: str) -> bytes:
    """Return the TrueType file of `weight` (such as `400`); raises AssetError."""
    try:
        return _file(typeface.package, typeface.weights[weight])
    except (ModuleNotFoundError, OSError) as error:
        raise AssetError(
            f"the typeface {typeface.family} is not installed: {error}",
            f"pip install {typeface.package.replace('_', '-')}",
        ) from error


def width(typeface: Typeface, text: str, size: float) -> float:
    """Return how wide `text` runs at a nominal `size` in pt, in pt, without kerning."""
    advances, unit = _advances(font(typeface, "400"))
    return sum(advances.get(ord(c), unit) for c in text) / unit * size * typeface.scale


@cache
def _file(package: str, name: str) -> bytes:
    return (files(package) / "files" / name).read_bytes()


@cache
def _advances(data: bytes) -> tuple[dict[int, int], int]:
    with TTFont(io.BytesIO(data), lazy=True) as opened:
        metrics = opened["hmtx"].metrics
        glyphs = opened.getBestCmap()
        advances = {code: metrics[name][0] for code, name in glyphs.items()}
        return advances, opened["head"].unitsPerEm


def _lacking(typeface: Typeface, text: str) -> set[str]:
    sets = [_advances(font(typeface, weight))[0] for weight in typeface.weights]
    lacking = {c for c in text if any(ord(c) not in codes for codes in sets)}
    return {c for c in lacking if not c.isspace()}


def _named(characters: set[str]) -> str:
    """Write each as “李” (U+674E CJK UNIFIED IDEOGRAPH-674E), at most five of them."""
    shown = [
        f"“{c}” (U+{ord(c):04X} {unicodedata.name(c, 'UNNAMED')})"
        for c in sorted(characters)[:5]
    ]
    more = len(characters) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
