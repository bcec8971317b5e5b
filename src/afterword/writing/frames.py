"""The wording: frames for each move, read from `templates/prose/`."""

from collections.abc import Mapping, Sequence
from functools import cache

import jinja2
import jinja2.meta
import msgspec
from jinja2.sandbox import ImmutableSandboxedEnvironment

from afterword.errors import AssetError
from afterword.resources import Assets, read_toml
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


@cache
def environment() -> jinja2.Environment:
    """Return the sandboxed environment in which all wording is rendered.

    Facts are only ever values in it, never templates, so nothing in them runs.
    """
    result = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, autoescape=False
    )
    result.filters["sentence"] = sentence
    return result


@cache
def frames(assets: Assets, move: str) -> tuple[Frame, ...]:
    """Return all frames of `move`; raises AssetError if its file is faulty."""
    return read_toml(assets, f"{PROSE}/{move}.toml", _FrameFile).frame


def outlines(assets: Assets) -> dict[str, dict[Register, Outline]]:
    """Return the outline of each occasion and register."""
    name = f"{PROSE}/occasions.toml"
    return read_toml(assets, name, dict[str, dict[Register, Outline]])


@cache
def takes(text: str) -> frozenset[str]:
    """Return the names of the facts that a frame's text needs."""
    try:
        return frozenset(
            jinja2.meta.find_undeclared_variables(environment().parse(text))
        )
    except jinja2.TemplateError as error:
        raise AssetError(f"the frame {text!r} is no template: {error}") from error


@cache
def _template(text: str) -> jinja2.Template:
    return environment().from_string(text)


def render(text: str, slots: Slots) -> str:
    """Return a frame's text with its facts put in."""
    try:
        return _template(text).render(slots)
    except jinja2.TemplateError as error:
        raise AssetError(f"the frame {text!r} does not render: {error}") from error


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
