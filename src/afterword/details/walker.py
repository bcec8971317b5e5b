"""The tree to the model's structs, with every problem at once and never only one."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from afterword.details import tree
from afterword.details.checks import Case, Context
from afterword.details.model import Fact
from afterword.details.problems import BadValueError, Problem
from afterword.details.rules import RULES, missing
from afterword.details.scalars import read_scalar
from afterword.details.shape import Field, Shape, fields_of
from afterword.details.suggest import key_meant
from afterword.details.text import describe_hidden, find_hidden, paragraphs, shown

F = TypeVar("F", bound=Fact)

_BAD: Any = object()
"""Stands for a value whose problem has been reported."""

_MOST = 200
"""Nobody mends more problems in one go, and each suggestion takes a while to find."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: its path, and the mark for what it lacks."""

    path: str
    owner: tree.Mark

    def under(self, name: str, owner: tree.Mark) -> "Slot":
        """Return the slot of the key `name` in the mapping that stands here."""
        return Slot(f"{self.path}.{name}" if self.path else name, owner)


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk over a tree, which gathers `problems`."""

    context: Context
    problems: list[Problem] = field(default_factory=list)

    def report(self, mark: tree.Mark, path: str, message: str) -> Any:
        """Keep a problem; return what stands for the bad value."""
        if len(self.problems) == _MOST:
            path, message = "", "there are more problems; mend these first"
        if len(self.problems) <= _MOST:
            self.problems.append(Problem(mark.file, mark.place, path, message))
        return _BAD


def walk_mapping(walk: Walk, node: tree.Mapping, form: type[F], slot: Slot) -> F | None:
    """Return `node` as a `form`, or None after at least one problem was reported."""
    before = len(walk.problems)
    value = _struct(walk, node, Shape(form), slot)
    return None if value is _BAD or len(walk.problems) > before else value


def _value(walk: Walk, node: tree.Node, shape: Shape, slot: Slot) -> Any:
    if len(walk.problems) > _MOST:
        return _BAD
    if isinstance(node, tree.Broken):
        return walk.report(node.mark, slot.path, node.message)
    if issubclass(shape.form, Fact):
        return _struct(walk, node, shape, slot)
    if shape.kind == "paragraphs":
        return _paragraphs(walk, node, slot)
    if shape.form is tuple:
        return _items(walk, node, shape, slot)
    return _scalar(walk, node, shape, slot)


def _scalar(walk: Walk, node: tree.Node, shape: Shape, slot: Slot) -> Any:
    if not isinstance(node, tree.Scalar):
        message = f"{_what(node)} stands where a single value belongs"
        return walk.report(node.mark, slot.path, message)
    case = Case(shape, node.mark.file, walk.context)
    try:
        return read_scalar(node.value, case)
    except BadValueError as error:
        return walk.report(node.mark, slot.path, str(error))


def _struct(walk: Walk, node: tree.Node, shape: Shape, slot: Slot) -> Any:
    form: type[Fact] = shape.form
    if isinstance(node, tree.Scalar) and isinstance(node.value, str) and form.shorthand:
        key = tree.Key(form.shorthand, node.mark)
        node = tree.Mapping(((key, node),), node.mark)
    if not isinstance(node, tree.Mapping):
        keys = ", ".join(list(fields_of(form))[:3])
        message = f"{_what(node)} stands where keys belong, such as {keys}"
        return walk.report(node.mark, slot.path, message)
    entries = _entries(walk, node, form, slot)
    values = {
        name: _field(walk, entries.get(name), known, slot)
        for name, known in fields_of(form).items()
        if known.required or name in entries
    }
    for mark, below, message in RULES[form](node, slot.owner) if form in RULES else ():
        walk.report(mark, slot.under(below, mark).path if below else slot.path, message)
    if any(value is _BAD for value in values.values()):
        return _BAD
    return form(**{k: value for k, value in values.items() if value is not None})


_Entry = tuple[tree.Key, tree.Node]


def _entries(
    walk: Walk, node: tree.Mapping, form: type[Fact], slot: Slot
) -> dict[str, _Entry]:
    """Return the entries by key; unknown and repeated keys are reported."""
    known: dict[str, _Entry] = {}
    for key, value in node.entries:
        if len(walk.problems) > _MOST:
            break
        path = slot.under(shown(key.name), key.mark).path
        if key.name not in fields_of(form):
            walk.report(key.mark, path, _unknown(key.name, form, slot.path))
        elif key.name in known:
            first = known[key.name][0].mark.place
            where = f"; it is already in line {first.line}" if first else ""
            walk.report(key.mark, path, f"this key is written twice{where}")
        else:
            known[key.name] = (key, value)
    return known


def _unknown(key: str, form: type[Fact], path: str) -> str:
    if (at := find_hidden(key)) is not None:
        return f"unknown key with an {describe_hidden(key, at)}"
    if not key:
        return "a key is missing before the colon"
    if ":" in key:
        return "unknown key; a space belongs after the colon"
    meant = key_meant(key, form, path)
    return (
        f"unknown key; did you mean {meant}?"
        if meant
        else (f"unknown key; the keys here are {', '.join(fields_of(form))}")
    )


def _field(walk: Walk, entry: _Entry | None, known: Field, slot: Slot) -> Any:
    """Return the value of a field; None if it is absent and may be."""
    mark = entry[0].mark if entry else slot.owner
    inner = slot.under(known.name, mark)
    if entry and not tree.is_absent(entry[1]):
        value = _value(walk, entry[1], known.shape, inner)
        optional = value is not _BAD and not known.required
        return None if optional and _says_nothing(entry[1]) else value
    if not known.required:
        return None
    if issubclass(known.shape.form, Fact):  # name the keys that it must have
        return _struct(walk, tree.Mapping((), mark), known.shape, inner)
    return walk.report(mark, inner.path, missing(known.shape))


def _says_nothing(node: tree.Node) -> bool:
    """Whether `node` is a mapping of nothing but nulls: `body: {brief: null}`."""
    return isinstance(node, tree.Mapping) and all(
        tree.is_absent(value) for _, value in node.entries
    )


def _items(walk: Walk, node: tree.Node, shape: Shape, slot: Slot) -> Any:
    item_shape = shape.item or Shape(str)
    if not isinstance(node, tree.Sequence):
        message = f"{_what(node)} stands where a list belongs; write [ ] around it, or"
        return walk.report(node.mark, slot.path, f"{message} a dash before each item")
    if not node.items:
        example = f"write at least one, for example {shape.example}"
        todo = example if shape.example else "leave the key out"
        return walk.report(node.mark, slot.path, f"is empty; {todo}")
    values = []
    for index, item in enumerate(node.items):
        inner = Slot(f"{slot.path}[{index}]", item.mark)
        if tree.is_absent(item):
            values.append(walk.report(item.mark, inner.path, "is empty; leave it out"))
        else:
            values.append(_value(walk, item, item_shape, inner))
    return _BAD if any(value is _BAD for value in values) else tuple(values)


def _paragraphs(walk: Walk, node: tree.Node, slot: Slot) -> Any:
    """Return paragraphs, written as one text or as a list of texts."""
    text = Shape(str, kind="notes")
    if isinstance(node, tree.Sequence):
        texts = _items(walk, node, Shape(tuple, text), slot)
    else:
        only = _value(walk, node, text, slot)
        texts = _BAD if only is _BAD else (only,)
    return texts if texts is _BAD else tuple(p for t in texts for p in paragraphs(t))


def _what(node: tree.Node) -> str:
    if isinstance(node, tree.Mapping):
        return "a mapping"
    if isinstance(node, tree.Sequence):
        return "a list"
    is_text = isinstance(node, tree.Scalar) and isinstance(node.value, str)
    return "a text" if is_text else "a single value"
