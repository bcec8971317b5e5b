"""Whose words they were: a name, or a part of it, to the interviewer's full name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from afterword.details import tree
from afterword.details.problems import BadValueError
from afterword.details.suggest import join_or, nearest
from afterword.details.text import one_line, shown

_HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir", "dame", "rev")
)


def name_nodes(root: tree.Mapping) -> Iterator[tuple[int, tree.Scalar]]:
    """Give the names of the interviewers as they stand in the file, numbered."""
    people = root.get("interviewers")
    items = people.items if isinstance(people, tree.Sequence) else ()
    for index, item in enumerate(items):
        node = item.get("name") if isinstance(item, tree.Mapping) else item
        if isinstance(node, tree.Scalar) and isinstance(node.value, str):
            yield index, node


def names(root: tree.Mapping) -> tuple[str, ...]:
    """Return the names of the interviewers, tidy."""
    return tuple(one_line(str(node.value)) for _, node in name_nodes(root))


def fold(name: str) -> str:
    """Return `name` so that two spellings of the same name are equal."""
    return " ".join(_words(name))


def resolve(name: str, people: Sequence[str]) -> str:
    """Return the full name of the one of `people` that `name` is or is a part of.

    Raises BadValueError, in plain words, if it is nobody or more than one. Without any
    people there is nothing to compare with, and the name stands.
    """
    found = (
        [person for person in people if _words(person) == _words(name)]
        or _parts(name, people, frozenset())
        or _parts(name, people, _HONORIFICS)
    )
    if len(set(found)) == 1 or not people:
        return found[0] if found else name
    if found:
        raise BadValueError(
            f"{shown(name)} may be {join_or(map(shown, found))}; write the full name"
        )
    near = nearest(name, people) or _nearest_by_word(name, people)
    hint = f"did you mean {shown(near)}?" if near else _who(people)
    raise BadValueError(f"{shown(name)} is none of the interviewers; {hint}")


def _nearest_by_word(name: str, people: Sequence[str]) -> str | None:
    """Return the person of whose name one word was probably meant."""
    by_word = {
        word: person
        for person in people
        for word in _words(person)
        if word not in _HONORIFICS
    }
    return by_word.get(nearest(name, by_word) or "")


def _who(people: Sequence[str]) -> str:
    return f"write {join_or(map(shown, people))}"


def _parts(name: str, people: Sequence[str], without: frozenset[str]) -> list[str]:
    """Return those of `people` whose name has the words of `name` in that order."""
    words = [word for word in _words(name) if word not in without]
    if _HONORIFICS.issuperset(words):
        return []
    return [person for person in people if _in_order(words, _words(person))]


def _in_order(words: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(word in rest for word in words)


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", name.casefold())
    return tuple(re.findall(r"[^\s.,]+", folded))
