"""YAML to the tree: every scalar is text, and only plain YAML is read.

PyYAML's events give the places. Tags, anchors, aliases and keys that are no text are
refused, each where it stands, with a hint: in a details file they are nearly always a
text that should have been in quotes.
"""

from dataclasses import dataclass
from typing import Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from afterword.details.source import Source, UnreadableError
from afterword.details.tree import DEEPEST, Broken, Key, Mapping, Node, Scalar, Sequence

_ABSENT = frozenset(("", "~", "null", "Null", "NULL"))
_QUOTE = "a text that begins with {} must be in quotes"
_ESCAPE = (
    "in double quotes a backslash begins an escape; write \\\\ or use single quotes"
)

_PLAIN_WORDS = (
    ("mapping values are not allowed", "a text that holds “: ” must be in quotes"),
    ("found character '\\t'", "a tab cannot indent here; use spaces"),
    ("that cannot start any token", "a text that begins so must be in quotes"),
    (
        "sequence entries are not allowed",
        "a list begins on a line of its own; a text"
        " that begins with “- ” must be in quotes",
    ),
    (
        "could not find expected ':'",
        "this is neither `key: value` nor `- item`; a text"
        " of several lines must be indented",
    ),
    (
        "found unexpected end of stream",
        "the quotation mark that opens here is never closed",
    ),
    ("found unknown escape character", _ESCAPE),
    ("expected escape sequence", _ESCAPE),
    ("expected the node content", "a value is missing here, or needs quotes"),
    (
        "expected <block end>",
        "this does not fit to what stands above: look at the"
        " indentation, and whether a text must be in quotes as a whole",
    ),
    (
        "expected <document start>",
        "this does not fit to what stands above: look at the indentation",
    ),
    ("expected ',' or ']'", "the list in [ ] lacks a comma or its ]"),
    ("expected ',' or '}'", "the mapping in { } lacks a comma or its }"),
    (
        "expected alphabetic or numeric",
        "a text that begins with &, * or % must be in quotes",
    ),
)
_AT_CONTEXT = ("could not find expected ':'", "found unexpected end of stream")


class _Events(yaml.BaseLoader):
    """PyYAML's events; characters are checked by the walker, which names the field."""

    def check_printable(self, data: Any) -> None:
        """Let every character pass."""


def read_yaml(source: Source) -> Node | None:
    """Return the tree, None if nothing was written.

    Raises UnreadableError for what is no YAML.
    """
    events: Any = _Events(source.text)  # its methods have no types
    try:
        return _Builder(source, events).document()
    except yaml.MarkedYAMLError as error:
        raise _plain_words(error) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # Such as the escape of a character beyond Unicode, or a version too long.
        raise UnreadableError(events.index, "this is no valid YAML") from None


def _plain_words(error: yaml.MarkedYAMLError) -> UnreadableError:
    said = error.problem or ""
    mark = error.problem_mark
    if error.context_mark and any(part in said for part in _AT_CONTEXT):
        mark = error.context_mark
    message = next(
        (message for part, message in _PLAIN_WORDS if part in said),
        f"this is no valid YAML: {said}",
    )
    return UnreadableError(mark.index if mark else 0, message)


@dataclass(frozen=True, slots=True)
class _Builder:
    source: Source
    events: Any

    def document(self) -> Node | None:
        self._next(StreamStartEvent)
        if isinstance(self.events.peek_event(), StreamEndEvent):
            return None
        self._next(DocumentStartEvent)
        root = self.node(1)
        self.events.get_event()
        further = self.events.peek_event()
        if isinstance(further, StreamEndEvent):
            return root
        message = "a second document begins here; keep one in a file"
        raise UnreadableError(further.start_mark.index, message)

    def node(self, depth: int) -> Node:
        """Return the value that comes next, which nests `depth` deep."""
        event = self._next(Event)
        mark = self.source.mark(event.start_mark.index)
        if depth > DEEPEST and not isinstance(event, ScalarEvent | AliasEvent):
            message = f"this nests more than {DEEPEST} deep"
            raise UnreadableError(event.start_mark.index, message)
        if isinstance(event, AliasEvent):
            return Broken(f"{_QUOTE.format('*')}; YAML aliases are not read", mark)
        node: Node
        if isinstance(event, ScalarEvent):
            plain_null = event.implicit[0] and event.value in _ABSENT
            node = Scalar(None if plain_null else event.value, mark)
        elif isinstance(event, SequenceStartEvent):
            node = Sequence(self._items(depth), mark)
        else:
            node = self._mapping(event, depth)
        return _refuse_extras(event, node)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while not self.events.check_event(SequenceEndEvent):
            items.append(self.node(depth + 1))
        self._next(SequenceEndEvent)
        return tuple(items)

    def _mapping(self, start: Any, depth: int) -> Mapping | Broken:
        entries = []
        complex_key = False
        while not self.events.check_event(MappingEndEvent):
            key = self.node(depth + 1)
            value = self.node(depth + 1)
            if isinstance(key, Scalar):
                entries.append((Key(cast("str", key.value or ""), key.mark), value))
            else:
                complex_key = True
        self._next(MappingEndEvent)
        mark = self.source.mark(start.start_mark.index)
        if complex_key:
            return Broken(_QUOTE.format("{, [, & or *"), mark)
        return Mapping(tuple(entries), mark)

    def _next(self, kind: type[Event]) -> Any:
        event = self.events.get_event()
        if not isinstance(event, kind):
            raise UnreadableError(0, "this is no valid YAML")
        return event


def _refuse_extras(event: Any, node: Node) -> Node:
    if event.anchor is not None:
        return Broken(f"{_QUOTE.format('&')}; YAML anchors are not read", node.mark)
    if event.tag is not None:
        return Broken(f"{_QUOTE.format('!')}; YAML tags are not read", node.mark)
    return node
