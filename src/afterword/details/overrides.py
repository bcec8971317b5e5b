"""`--set key.path=value`: a value put into the tree before it is checked."""

import re
from collections.abc import Sequence

from afterword.details import tree
from afterword.details.model import Fact, Interview
from afterword.details.problems import Problem
from afterword.details.shape import Shape, fields_of
from afterword.details.source import UnreadableError, make_source
from afterword.details.text import shown
from afterword.details.tree import (
    DEEPEST,
    Broken,
    Key,
    Mapping,
    Mark,
    Node,
    Scalar,
    is_absent,
)
from afterword.details.yaml_reader import read_yaml

_PATH = re.compile(r"[^\s.\[\]=]+(?:\.[^\s.\[\]=]+|\[\d+\])*")
_STEP = re.compile(r"[^.\[\]]+")
_ABSENT = ("", "~", "null")


def apply_overrides(
    root: Mapping, overrides: Sequence[str]
) -> tuple[Mapping, tuple[Problem, ...]]:
    """Return `root` with the values of `overrides` put in, one after the other.

    An override that has no path, or whose path leads nowhere, is a problem instead.
    """
    problems = []
    for override in overrides:
        path, equals, text = override.partition("=")
        mark = Mark(f"--set {shown(override)}", None)
        steps = _STEP.findall(path)
        if not equals or not _PATH.fullmatch(path) or len(steps) > DEEPEST:
            message = "write it as key.path=value, such as style.seed=4"
            problems.append(Problem(mark.file, None, "", message))
            continue
        try:
            root = _put_key(root, steps, _read_value(text, mark), Shape(Interview))
        except LookupError as error:
            message = str(error.args[0])
            problems.append(Problem(mark.file, None, shown(path), message))
    return root, tuple(problems)


def _read_value(text: str, mark: Mark) -> Node:
    """Return the value: a list, a mapping or a quoted text as in YAML, else a text.

    A plain text is taken as it is, so that `#1a2b3c` and `a: b` need no quotes.
    """
    text = text.strip()
    if text.lower() in _ABSENT:
        return Scalar(None, mark)
    if not text.startswith(("[", "{", '"', "'")):
        return Scalar(text, mark)
    if "\0" in text:
        return Broken("a NUL character; delete it", mark)
    try:
        node = read_yaml(make_source(mark.file, text))
    except UnreadableError as error:
        return Broken(error.message, mark)
    return _with_mark(node, mark) if node else Scalar(None, mark)


def _with_mark(node: Node, mark: Mark) -> Node:
    """Return `node` as it came from the command line, which has no places."""
    match node:
        case Mapping():
            return Mapping(
                tuple(
                    (Key(k.name, mark), _with_mark(v, mark)) for k, v in node.entries
                ),
                mark,
            )
        case tree.Sequence():
            return tree.Sequence(
                tuple(_with_mark(item, mark) for item in node.items), mark
            )
        case Broken():
            return Broken(node.message, mark)
    return Scalar(node.value, mark)


def _put(node: Node, steps: list[str], new: Node, shape: Shape | None) -> Node:
    """Return `node` with `new` where `steps` lead; raises LookupError.

    `shape` is what belongs there by the model, None where it knows nothing.
    """
    if not steps:
        return new
    if isinstance(node, Scalar) and node.value is not None and shape:
        node = _unfold(node, shape)
    step = steps[0]
    if is_absent(node):
        is_item = re.fullmatch("[0-9]+", step)
        node = tree.Sequence((), new.mark) if is_item else Mapping((), new.mark)
    if isinstance(node, Mapping):
        return _put_key(node, steps, new, shape)
    if isinstance(node, tree.Sequence):
        return _put_item(node, steps, new, shape)
    raise LookupError(f"{shown(step)} cannot be set in what is not made of keys")


def _unfold(node: Scalar, shape: Shape) -> Node:
    """Return the mapping that a text stands for, where the model allows a text."""
    form = shape.form
    if not (issubclass(form, Fact) and form.shorthand):
        return node
    return Mapping(((Key(form.shorthand, node.mark), node),), node.mark)


def _put_key(
    node: Mapping, steps: list[str], new: Node, shape: Shape | None
) -> Mapping:
    step, *rest = steps
    known = shape and issubclass(shape.form, Fact) and fields_of(shape.form).get(step)
    inner = known.shape if known else None
    at = next((i for i, (key, _) in enumerate(node.entries) if key.name == step), None)
    if at is None:
        value = _put(Scalar(None, new.mark), rest, new, inner)
        return Mapping((*node.entries, (Key(step, new.mark), value)), node.mark)
    key, here = node.entries[at]
    key = key if rest else Key(step, new.mark)
    entry = (key, _put(here, rest, new, inner))
    return Mapping((*node.entries[:at], entry, *node.entries[at + 1 :]), node.mark)


def _put_item(
    node: tree.Sequence, steps: list[str], new: Node, shape: Shape | None
) -> tree.Sequence:
    step, *rest = steps
    count = len(node.items)
    if not re.fullmatch("[0-9]{1,6}", step) or int(step) > count:
        raise LookupError(f"{shown(step)} is no number from 0 to {count} in this list")
    index = int(step)
    here = node.items[index] if index < count else Scalar(None, new.mark)
    value = _put(here, rest, new, shape and shape.item)
    items = (*node.items[:index], value, *node.items[index + 1 :])
    return tree.Sequence(items, node.mark)
