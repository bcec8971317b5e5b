"""What a details file holds before its meaning is known: a tree with places.

The readers of all formats make this tree, and the walker reads it. A mapping keeps
its entries as they were written, duplicates too, so that the walker can name them.
"""

import datetime as dt
from dataclasses import dataclass

from afterword.details.problems import Place

Value = str | int | float | bool | dt.date | dt.time | None
"""YAML knows only text and None; TOML and JSON have types of their own."""

DEEPEST = 20
"""How deep mappings and lists may nest; the model itself needs six levels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; `place` is None where there is no file, as with `--set`."""

    file: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; None means that nothing was written."""

    value: Value
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an entry."""

    name: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file, duplicates kept."""

    entries: tuple[tuple[Key, "Node"], ...]
    mark: Mark

    def get(self, name: str) -> "Node | None":
        """Return the first value of `name`; None if there is none or it is null."""
        for key, node in self.entries:
            if key.name == name:
                return None if is_absent(node) else node
        return None

    def key(self, name: str) -> Key | None:
        """Return the first key called `name`."""
        return next((key for key, _ in self.entries if key.name == name), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that its format cannot read, with what is wrong with it."""

    message: str
    mark: Mark


Node = Scalar | Sequence | Mapping | Broken


def is_absent(node: Node) -> bool:
    """Whether nothing was written there."""
    return isinstance(node, Scalar) and node.value is None
