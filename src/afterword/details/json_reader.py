"""JSON to the tree, by a small reader that keeps places and duplicates."""

import json
import math
import re
from dataclasses import dataclass

from afterword.details.source import Source, UnreadableError
from afterword.details.tree import DEEPEST, Key, Mapping, Node, Scalar, Sequence, Value

_SPACE = re.compile(r"[ \t\n]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[-+]?\w+")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 40


def read_json(source: Source) -> Node | None:
    """Return the tree, None if there is nothing but white space.

    Raises UnreadableError for what is no JSON.
    """
    reader = _Reader(source)
    start = reader.skip(0)
    if start == len(source.text):
        return None
    node, end = reader.node(start, 1)
    end = reader.skip(end)
    if end < len(source.text):
        raise UnreadableError(end, "there is more after the end of the JSON value")
    return node


@dataclass(frozen=True, slots=True)
class _Reader:
    source: Source

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.source.text, at)
        end = match.end() if match else at
        if self.source.text.startswith(("//", "/*", "#"), end):
            raise UnreadableError(end, "JSON has no comments; leave it out")
        return end

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        """Return the value at `at`, which nests `depth` deep, and where it ends."""
        opening = self.source.text[at : at + 1]
        if opening in ("[", "{") and depth > DEEPEST:
            raise UnreadableError(at, f"this nests more than {DEEPEST} deep")
        if opening == "[":
            return self._sequence(at, depth)
        if opening == "{":
            return self._mapping(at, depth)
        value, end = self._scalar(at)
        return Scalar(value, self.source.mark(at)), end

    def _sequence(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.skip(start + 1)
        while self.source.text[at : at + 1] != "]":
            item, at = self.node(at, depth + 1)
            items.append(item)
            at = self._next(self.skip(at), start, "]")
        return Sequence(tuple(items), self.source.mark(start)), at + 1

    def _mapping(self, start: int, depth: int) -> tuple[Node, int]:
        entries: list[tuple[Key, Node]] = []
        at = self.skip(start + 1)
        while self.source.text[at : at + 1] != "}":
            key = Key(self._key(at), self.source.mark(at))
            at = self.skip(_string_end(self.source.text, at))
            if self.source.text[at : at + 1] != ":":
                raise UnreadableError(at, "a : is missing after the key")
            value, at = self.node(self.skip(at + 1), depth + 1)
            entries.append((key, value))
            at = self._next(self.skip(at), start, "}")
        return Mapping(tuple(entries), self.source.mark(start)), at + 1

    def _next(self, at: int, start: int, bracket: str) -> int:
        """Return where the next item is, or the `bracket` that ends them all."""
        text = self.source.text
        if at == len(text):
            raise UnreadableError(
                start, f"the {text[start]} that opens here never ends"
            )
        if text[at] == bracket:
            return at
        if text[at] != ",":
            raise UnreadableError(at, f"a comma or a {bracket} is missing before this")
        item = self.skip(at + 1)
        if text[item : item + 1] == bracket:
            message = f"JSON allows no comma before {bracket}; leave it out"
            raise UnreadableError(at, message)
        return item

    def _key(self, at: int) -> str:
        if not self.source.text.startswith('"', at):
            raise UnreadableError(at, 'a key must be in double quotes, such as "name"')
        return _string(self.source.text, at)

    def _scalar(self, at: int) -> tuple[Value, int]:
        text = self.source.text
        if text.startswith('"', at):
            return _string(text, at), _string_end(text, at)
        word = _WORD.match(text, at)
        if word and word.group() in _WORDS:
            return _WORDS[word.group()], word.end()
        number = _NUMBER.match(text, at)
        if number and not re.match(r"[\w.]", text[number.end() : number.end() + 1]):
            return _number(number, at), number.end()
        raise UnreadableError(at, "this is no JSON value; a text needs double quotes")


def _string_end(text: str, at: int) -> int:
    match = _STRING.match(text, at)
    if not match:
        raise UnreadableError(at, "the text that begins here is never closed")
    return match.end()


def _string(text: str, at: int) -> str:
    token = text[at : _string_end(text, at)]
    try:
        # Not strict: control characters are reported by the walker, with their field.
        return str(json.JSONDecoder(strict=False).decode(token))
    except json.JSONDecodeError as error:
        message = "a backslash begins an escape such as \\n; write \\\\ for itself"
        raise UnreadableError(at + error.pos, message) from None


def _number(match: re.Match[str], at: int) -> int | float:
    if len(match.group()) > _LONGEST_NUMBER:
        raise UnreadableError(at, "this number is too long")
    if match.group(1) is None and match.group(2) is None:
        return int(match.group())
    value = float(match.group())
    if not math.isfinite(value):
        raise UnreadableError(at, "this number is too large")
    return value
