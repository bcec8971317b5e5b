"""What must be true of a mapping as a whole, beyond each of its values.

A rule sees the tree, not the values, so that it still holds when one of them is bad.
"""

from collections.abc import Callable, Iterator

from afterword.details import people, tree
from afterword.details.model import Address, Fact, Interview, Role, Topic
from afterword.details.shape import Shape, fields_of
from afterword.details.suggest import join_or
from afterword.details.text import one_line, shown

Fault = tuple[tree.Mark, str, str]
"""Where, which key (a path below the mapping, "" for itself), what is wrong."""

Rule = Callable[[tree.Mapping, tree.Mark], Iterator[Fault]]
"""A rule gets the mapping, and where to point to when something in it is missing."""

_TELLINGS = ("about", "learned", "said")
_ADDRESS_PARTS = ("street", "city", "region", "postal_code")


def _topic(topic: tree.Mapping, owner: tree.Mark) -> Iterator[Fault]:
    told = [key for key in _TELLINGS if topic.get(key)]
    if not told:
        yield owner, "", f"a topic needs {join_or(_TELLINGS)}"
    for key in told[1:]:
        message = f"a topic has only one of {join_or(_TELLINGS)}; make it two topics"
        yield _mark_of(topic, key, owner), key, message


def _address(address: tree.Mapping, owner: tree.Mark) -> Iterator[Fault]:
    parts = [part for part in _ADDRESS_PARTS if address.get(part)]
    if parts and address.get("lines"):
        message = f"write either lines or {join_or(_ADDRESS_PARTS)}, not both"
        yield _mark_of(address, "lines", owner), "lines", message


def _interview(root: tree.Mapping, owner: tree.Mark) -> Iterator[Fault]:
    yield from _role_title(root, owner)
    seen: dict[str, str] = {}
    for index, node in people.name_nodes(root):
        name = one_line(str(node.value))
        folded = people.fold(name)
        if folded in seen:
            message = f"{shown(name)} is there twice; tell them apart by an initial"
            yield node.mark, f"interviewers[{index}].name", message
        seen[folded] = name


def _role_title(root: tree.Mapping, owner: tree.Mark) -> Iterator[Fault]:
    role, meeting = root.get("role"), root.get("interview")
    kind = meeting.get("kind") if isinstance(meeting, tree.Mapping) else None
    if isinstance(kind, tree.Scalar) and kind.value == "informational":
        return
    empty = role is None or (isinstance(role, tree.Mapping) and not role.get("title"))
    if empty:
        message = missing(fields_of(Role)["title"].shape)
        yield _mark_of(root, "role", owner), "role.title", message


def missing(shape: Shape) -> str:
    """Return the message about a required field that is not there."""
    todo = f"write it, for example {shape.example}" if shape.example else "write it"
    return f"is missing; {todo}"


def _mark_of(mapping: tree.Mapping, name: str, owner: tree.Mark) -> tree.Mark:
    key = mapping.key(name)
    return key.mark if key else owner


RULES: dict[type[Fact], Rule] = {
    Address: _address,
    Interview: _interview,
    Topic: _topic,
}
