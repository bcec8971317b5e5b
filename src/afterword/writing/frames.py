"""The wording: frames for each move, read from `templates/prose/`."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec
from jinja2 import Environment

from afterword import templates
from afterword.errors import AssetError
from afterword.resources import Assets, entry, read_toml
from afterword.writing.message import Register
from afterword.writing.phrases import sentence

PROSE = "templates/prose/en"

Slots = Mapping[str, str]
"""Facts by the name that frames call them by."""


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence or two with places for facts; empty filters let everything pass.

    `needs` are facts that must be there although the text does not name them.
    """

    text: str
    tones: tuple[str, ...] = ()
    registers: tuple[Register, ...] = ()
    parts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What frames are filtered by: who writes to whom, how, and in which tone."""

    tone: str
    register: Register
    part: str
    kind: str
    language: str


class Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The moves of one occasion in one register; see `occasions.toml`."""

    words: tuple[int, int, int]
    paragraphs: tuple[tuple[str, ...], ...]
    rank: tuple[str, ...]
    most: dict[str, int] = {}


class _FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frame: tuple[Frame, ...]


def prose(name: str) -> str:
    """Return the name of the asset that holds the wording of a move, or the like."""
    return f"{PROSE}/{name}.toml"


@cache
def frames(assets: Assets, move: str) -> tuple[Frame, ...]:
    """Return all frames of `move`; raises AssetError if its file is faulty."""
    found = read_toml(assets, prose(move), _FrameFile).frame
    check(assets, prose(move), (frame.text for frame in found))
    return found


def check(assets: Assets, name: str, texts: Iterable[str]) -> None:
    """Raise AssetError, naming the asset `name`, unless all `texts` are templates."""
    try:
        for text in texts:
            takes(text)
    except AssetError as error:
        raise AssetError(f"{assets.find(name)}: {error.message}") from error


def outlines(assets: Assets, occasion: str) -> dict[Register, Outline]:
    """Return the outline of `occasion` in each register; raises AssetError."""
    name = prose("occasions")
    found = read_toml(assets, name, dict[str, dict[Register, Outline]])
    return entry(found, occasion, name)


def takes(text: str) -> frozenset[str]:
    """Return the names of the facts that a frame's text needs; raises AssetError."""
    return templates.names_in(text, _environment())


def render(text: str, slots: Slots, name: str) -> str:
    """Return a text of the asset `name` with its facts put in; raises AssetError."""
    return templates.fill_in(text, slots, _environment(), name)


def _environment() -> Environment:
    return templates.text(sentence=sentence)


def admits(frame: Frame, setting: Setting, slots: Slots) -> bool:
    """Tell whether `frame` suits the setting and has all its facts."""
    filters = (
        (frame.tones, setting.tone),
        (frame.registers, setting.register),
        (frame.parts, setting.part),
        (frame.kinds, setting.kind),
        (frame.languages, setting.language),
    )
    return (
        all(not allowed or value in allowed for allowed, value in filters)
        and (takes(frame.text) | set(frame.needs)) <= slots.keys()
    )


def saying_most(able: Sequence[Frame], fact: Slots) -> list[Frame]:
    """Return the frames that no other beats by saying more of `fact`."""
    said = [takes(frame.text) & fact.keys() for frame in able]
    return [
        frame
        for frame, facts in zip(able, said, strict=True)
        if not any(facts < other for other in said)
    ]
