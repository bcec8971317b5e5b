"""TOML to the tree: a scanner finds the places, tomllib judges and gives the values.

The scanner takes a little more than TOML allows, so that it can go on after a value
that is none (a text without quotes, the 31st of November) and after a duplicate; both
stay in the tree, where the walker names them. What only tomllib refuses is refused.
"""

import re
import tomllib
from collections.abc import Callable

from afterword.details.source import Source, UnreadableError
from afterword.details.toml_tables import Table, Tables
from afterword.details.toml_values import (
    evaluate,
    hide_controls,
    show_controls,
    why_no_value,
)
from afterword.details.tree import (
    DEEPEST,
    Broken,
    Key,
    Mapping,
    Node,
    Scalar,
    Sequence,
)

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_LINE_REST = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|(?!""")"(?:[^"\\\n]|\\.)*"'
    r"|(?!''')'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_TOP_VALUE = re.compile(r"[^#\n]*")
_INNER_VALUE = re.compile(r"[^,\]}#\n]*")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PLAIN_WORDS = {
    "Unescaped '\\' in a string": "in double quotes a backslash begins an escape;"
    " write \\\\ or use single quotes",
    "Cannot mutate immutable namespace": "a table in { } is complete; nothing can be"
    " added to it here",
}


def read_toml(source: Source) -> Node | None:
    """Return the tree, None if nothing was written.

    Raises UnreadableError for what is no TOML, unless the fault is in the tree.
    """
    text = hide_controls(source.text)
    scanner = _Scanner(source, text)
    root = scanner.document()
    try:
        tomllib.loads(text)
    except ValueError as error:
        if not scanner.faulty:
            raise _plain_words(source, error) from None
    return root if root.entries else None


def _plain_words(source: Source, error: ValueError) -> UnreadableError:
    at = _AT.search(str(error))
    said = show_controls(_AT.sub("", str(error)))
    message = _PLAIN_WORDS.get(said, f"this is no valid TOML: {said}")
    if at and at.group(1):
        line, column = int(at.group(1)), int(at.group(2))
        return UnreadableError(source.starts[line - 1] + column - 1, message)
    return UnreadableError(len(source.text) if at else 0, message)


class _Scanner:
    """Walks once over the text; `faulty` once a fault is in the tree."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.at = 0
        self.faulty = False

    def document(self) -> Mapping:
        root = table = Table(self.source.mark(0))
        while self._skip(_BLANK) < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header(root)
            else:
                self._entry(table, 1, _TOP_VALUE)
            self._end_line()
        return root.freeze()

    def _skip(self, pattern: re.Pattern[str]) -> int:
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
        return self.at

    def _end_line(self) -> None:
        start = self._skip(_SPACE)
        if self._skip(_LINE_REST) == start and start < len(self.text):
            raise UnreadableError(start, "this does not belong on the same line")

    def _header(self, root: Table) -> Table:
        """Read `[a.b]` or `[[a.b]]`; return the table that it opens."""
        mark = self.source.mark(self.at)
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        *way, last = self._keys(1)
        self._expect("]" * brackets)
        table = self._descend(root, way)
        new = Table(mark, named=True)
        there = table.last.get(last.name)
        if brackets == 2 and isinstance(there, Tables):
            there.items.append(new)
        elif brackets == 2:
            self._add(table, last, Tables(mark, [new]))
        elif isinstance(there, Table) and not there.named:
            there.named = True
            return there
        else:
            self._add(table, last, new)
        return new

    def _entry(self, table: Table, depth: int, pattern: re.Pattern[str]) -> None:
        """Read `a.b = value` into `table`."""
        *way, last = self._keys(depth)
        self._expect("=")
        self._skip(_SPACE)
        table = self._descend(table, way)
        self._add(table, last, self._value(depth + 1 + len(way), pattern))

    def _descend(self, table: Table, way: list[Key]) -> Table:
        for key in way:
            there = table.last.get(key.name)
            if isinstance(there, Tables):
                table = there.items[-1]
            elif isinstance(there, Table):
                table = there
            else:
                new = Table(key.mark)
                self._add(table, key, new)
                table = new
        return table

    def _add(self, table: Table, key: Key, value: "Table | Tables | Node") -> None:
        self.faulty |= key.name in table.last
        table.add(key, value)

    def _keys(self, depth: int) -> list[Key]:
        keys = []
        while True:
            start = self._skip(_SPACE)
            if string := self._string():
                name = self._evaluate(string, start)
            elif bare := _BARE_KEY.match(self.text, start):
                self.at, name = (
                    bare.end(),
                    Scalar(bare.group(), self.source.mark(start)),
                )
            else:
                raise UnreadableError(start, "a key is missing here, such as name = …")
            keys.append(Key(_text(name), self.source.mark(start)))
            self._check_depth(depth + len(keys) - 1, start)
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _expect(self, token: str) -> None:
        at = self._skip(_SPACE)
        if not self.text.startswith(token, at):
            raise UnreadableError(at, f"{token} is missing here")
        self.at += len(token)

    def _check_depth(self, depth: int, at: int) -> None:
        if depth > DEEPEST:
            raise UnreadableError(at, f"this nests more than {DEEPEST} deep")

    def _string(self) -> str:
        """Return the string that begins here with its quotes, "" if none does."""
        if match := _STRING.match(self.text, self.at):
            self.at = match.end()
            return match.group()
        if self.text.startswith(('"', "'"), self.at):
            raise UnreadableError(self.at, "the text that begins here is never closed")
        return ""

    def _value(self, depth: int, pattern: re.Pattern[str]) -> Node:
        start = self.at
        if self.text.startswith("[", start):
            self._check_depth(depth, start)
            return self._array(depth)
        if self.text.startswith("{", start):
            self._check_depth(depth, start)
            return self._inline_table(depth)
        if string := self._string():
            return self._evaluate(string, start)
        end = self._skip(pattern)
        raw = self.text[start:end].rstrip()
        self.at = start + len(raw)
        return self._evaluate(raw, start)

    def _evaluate(self, raw: str, start: int) -> Scalar | Broken:
        mark = self.source.mark(start)
        try:
            return Scalar(evaluate(raw), mark)
        except ValueError:
            self.faulty = True
            return Broken(why_no_value(raw), mark)

    def _array(self, depth: int) -> Sequence:
        start = self.at
        items: list[Node] = []
        self._list("]", lambda: items.append(self._value(depth + 1, _INNER_VALUE)))
        return Sequence(tuple(items), self.source.mark(start))

    def _inline_table(self, depth: int) -> Mapping:
        table = Table(self.source.mark(self.at))
        self._list("}", lambda: self._entry(table, depth, _INNER_VALUE))
        return table.freeze()

    def _list(self, bracket: str, read_item: Callable[[], None]) -> None:
        """Read items with commas between them up to `bracket`."""
        start = self.at
        self.at += 1
        while not self.text.startswith(bracket, self._skip(_BLANK)):
            self._check_open(start)
            read_item()
            self._skip(_BLANK)
            self._check_open(start)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith(bracket, self.at):
                message = f"a comma or a {bracket} is missing before this"
                raise UnreadableError(self.at, message)
        self.at += 1

    def _check_open(self, start: int) -> None:
        if self.at == len(self.text):
            message = f"the {self.text[start]} that opens here never ends"
            raise UnreadableError(start, message)


def _text(name: Scalar | Broken) -> str:
    return str(name.value) if isinstance(name, Scalar) else ""
