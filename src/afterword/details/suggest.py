"""Did you mean …? For keys, also where in the details file they belong."""

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from afterword.details.model import Fact, Interview
from afterword.details.shape import fields_of

_LONGEST = 40
"""A longer word is no slip of the pen, and comparing takes its time."""


_MOST_NAMED = 20


def nearest(word: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the name that `word` was probably meant to be, or None."""
    if len(word) > _LONGEST:
        return None
    by_letters = {_letters(name): name for name in names}
    if found := by_letters.get(_letters(word)):
        return found
    close = difflib.get_close_matches(_letters(word), by_letters, 1, cutoff)
    return by_letters[close[0]] if close else None


def choice(word: str, names: Iterable[str]) -> str:
    """Return the end of a message about a `word` that is none of `names`."""
    names = tuple(names)
    if found := nearest(word, names):
        return f"did you mean {found}?"
    return f"write {join_or(names)}" if names else "there is none to choose from"


def join_or(names: Iterable[str]) -> str:
    """Return `a, b or c`; of many names only the first."""
    *first, last = islice(names, _MOST_NAMED)
    return f"{', '.join(first)} or {last}" if first else last


def key_meant(key: str, form: type[Fact], path: str) -> str | None:
    """Return what the unknown `key` at `path`, in a `form`, was meant to be, if clear.

    A slip among the keys that belong here counts first, then the same key in another
    section, then a slip in another section.
    """
    here = tuple(fields_of(form))
    if slip := nearest(key, here, 0.75):
        return slip
    if elsewhere := _elsewhere(key, re.sub(r"\[\d+\]", "[]", path)):
        return join_or(elsewhere)
    return nearest(key, here)


def _elsewhere(key: str, path: str) -> tuple[str, ...]:
    places = [place for place in _places() if _letters(_last(place)) == _letters(key)]
    below = [place for place in places if path and place.startswith(f"{path}.")]
    places = below or places
    depth = min((place.count(".") for place in places), default=0)
    return tuple(place for place in places if place.count(".") == depth)[:2]


@cache
def _places() -> tuple[str, ...]:
    """Return the path of every key of the details file."""
    return tuple(_walk(Interview, ""))


def _walk(form: type[Fact], path: str) -> Iterator[str]:
    for name, field in fields_of(form).items():
        place = f"{path}{name}"
        yield place
        inner = field.shape.item or field.shape
        list_mark = "[]" if field.shape.item else ""
        if issubclass(inner.form, Fact):
            yield from _walk(inner.form, f"{place}{list_mark}.")


def _last(place: str) -> str:
    return place.rpartition(".")[2]


def _letters(word: str) -> str:
    """Return `word` so that postalCode, Postal code and postal-code are the same."""
    return re.sub(r"[\W_]", "", word.casefold()) or word
