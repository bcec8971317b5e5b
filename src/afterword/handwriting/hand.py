"""A hand: the font that a handwriting is drawn from, and its habits.

Lengths are in x-heights (the height of a small x) and angles in degrees, so that
habits mean the same at every size.
"""

from dataclasses import dataclass
from functools import cache
from string import ascii_letters
from typing import Any

import msgspec
import uharfbuzz as hb

from afterword.characters import named
from afterword.errors import AssetError
from afterword.fonts import font_file
from afterword.resources import Assets, read_toml

_TYPICAL = "etaoinshrdlucmfwygpb"
_COMMON = "fonts/common/habits.toml"
_NEATNESS = "fonts/common/neatness.toml"


class PageHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How lines begin and follow each other."""

    margin_sd: float
    margin_drift: float
    pitch_sd: float
    ragged_sd: float


class LineHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a line runs."""

    slope: float
    slope_sd: float
    scale_sd: float
    slant_sd: float
    bow_sd: float
    drift_sd: float
    drift_length: float
    tracking_sd: float


class WordHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words differ; weights are shares of the pen's width."""

    dy_sd: float
    scale_sd: float
    width_sd: float
    slant_sd: float
    rotation_sd: float
    weight: float
    weight_sd: float


class GapHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The space between words: in mean advances, and how it varies.

    `least` is between their advances, `least_ink` between their ink.
    """

    advances: float
    sd: float
    least: float
    least_ink: float
    after_stop: float


class GlyphHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How letters differ."""

    dy_sd: float
    dx_sd: float
    rotation_sd: float
    size_sd: float
    slant_sd: float
    dot_sd: float


class Octave(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One octave of the page's displacement field, across and down."""

    length: tuple[float, float]
    rms: tuple[float, float]


class PenHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the pen's width is put back, and the least dot."""

    keep: float
    least_dot: float


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in which one writing of a letter differs from the next.

    `steadiest` is the least that the neatness dial may be.
    """

    steadiest: float
    page: PageHabits
    line: LineHabits
    word: WordHabits
    gap: GapHabits
    glyph: GlyphHabits
    field: tuple[Octave, ...]
    pen: PenHabits


class HandFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a hand's own file says; see `fonts/README.md`.

    `size` multiplies the x-heights that a layout wishes for. `scale` says how much
    larger than the font's some characters are written, and `gap_after` what is added
    after some, in x-heights; a key of either is a run of characters.
    """

    description: str
    package: str
    file: str
    weight: int
    joined: bool
    licence: str
    pitch: tuple[float, float]
    size: float = 1.0
    scale: dict[str, float] = {}
    gap_after: dict[str, float] = {}
    habits: dict[str, Any] = {}


@dataclass(frozen=True, eq=False)
class Hand:
    """A hand that is ready to write.

    `x_height` is in font units; `advance` (the mean of common letters), `ascender` and
    `descender` (below the baseline, positive) are in x-heights.
    """

    name: str
    spec: HandFile
    habits: Habits
    font: hb.Font
    x_height: float
    advance: float
    ascender: float
    descender: float


@cache
def load_hand(assets: Assets, name: str) -> Hand:
    """Return the hand called `name`; raises AssetError if there is none."""
    spec = read_toml(assets, f"fonts/{name}.toml", HandFile)
    font = _font(spec)
    unit = _x_height(font)
    typical = [font.get_nominal_glyph(ord(letter)) for letter in _TYPICAL]
    advances = [font.get_glyph_h_advance(glyph) for glyph in typical]
    return Hand(
        name=name,
        spec=spec,
        habits=_habits(assets, name, spec),
        font=font,
        x_height=unit,
        advance=sum(advances) / len(advances) / unit,
        ascender=_top(font, "bdhkl") / unit,
        descender=-_bottom(font, "gpy") / unit,
    )


def neatness(assets: Assets, dial: str) -> float:
    """Return the factor that a name or a number on the neatness dial stands for.

    Raises AssetError if it is neither.
    """
    names = read_toml(assets, _NEATNESS, dict[str, float])
    try:
        return names[dial] if dial in names else float(dial)
    except ValueError as error:
        raise AssetError(f"{_NEATNESS} has no {dial}") from error


def _habits(assets: Assets, name: str, spec: HandFile) -> Habits:
    common = msgspec.to_builtins(read_toml(assets, _COMMON, Habits))
    own = {
        scope: common[scope] | changes
        if isinstance(changes, dict) and isinstance(common.get(scope), dict)
        else changes
        for scope, changes in spec.habits.items()
    }
    try:
        return msgspec.convert(common | own, Habits)
    except msgspec.ValidationError as error:
        path = assets.find(f"fonts/{name}.toml")
        raise AssetError(
            f"{path}: habits: {error}", "see the README beside it"
        ) from error


def _font(spec: HandFile) -> hb.Font:
    """Return the font at its weight; raises AssetError if it lacks plain letters."""
    face = hb.Face(hb.Blob(font_file(spec.package, spec.file)))
    font = hb.Font(face)
    if face.has_var_data:
        font.set_variations({"wght": spec.weight})
    if lacking := [c for c in ascii_letters if not font.get_nominal_glyph(ord(c))]:
        raise AssetError(f"the font {spec.file} lacks {named(lacking)}")
    if _x_height(font) <= 0:
        raise AssetError(f"the font {spec.file} has no small letters to be seen")
    return font


def _x_height(font: hb.Font) -> float:
    tops = sorted(_extents(font, letter).y_bearing for letter in "xuvnz")
    return float(tops[2])


def _top(font: hb.Font, letters: str) -> float:
    return max(float(_extents(font, letter).y_bearing) for letter in letters)


def _bottom(font: hb.Font, letters: str) -> float:
    boxes = [_extents(font, letter) for letter in letters]
    return min(float(box.y_bearing + box.height) for box in boxes)


def _extents(font: hb.Font, letter: str) -> Any:
    return font.get_glyph_extents(font.get_nominal_glyph(ord(letter)))
