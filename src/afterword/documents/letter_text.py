"""Text of a letter, made ready to be set: cleaned, and kept together where it must be.

A line that ends in a hyphen or dash is read back by PDF readers as half a word, so
words with such characters are kept whole, like names after their honorific and dates.
So are the last two words of a paragraph if they are short.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby

from markupsafe import Markup

from afterword.dates import locale

LONGEST_KEPT = 40
"""Words of more characters may be broken anywhere rather than run off the page."""

SHORTEST_LINE = 14
"""Fewer characters are no last line of a paragraph, if it has two words to move."""

_NO_BREAK = "\u00a0"
_NO_BREAK_KINDS = "\u00a0\u2007\u202f"
_HONORIFIC = re.compile(r"\b(Mrs?|Ms|Mx|Dr|Prof|Sr|St|Miss)(\.?) (?=[^\W\d_])")
_BREAKABLE = re.compile(r"\w[^\w'’]+\w")


def clean(text: str) -> str:
    """Return `text` composed (NFC), with plain spaces and no invisible characters.

    Soft hyphens, joiners and the like would be lost in print or break words when the
    PDF is read back; of the many spaces, fonts have only the plain and the no-break.
    """
    return "".join(_plain(c) for c in unicodedata.normalize("NFC", text))


def keep_together(text: str, language: str) -> Markup:
    """Return `text` as HTML in which words, names and dates are not broken badly."""
    bound = _HONORIFIC.sub(rf"\1\2{_NO_BREAK}", clean(text))
    bound = _day_month(language).sub(_bind, bound)
    runs = groupby(_with_last_two_bound(bound.split(" ")), key=_is_kept)
    return Markup(" ").join(_run(tuple(words), kept) for kept, words in runs)


def on_one_line(text: str) -> str:
    """Return `text` with spaces at which no line is broken."""
    return text.replace(" ", _NO_BREAK)


def _plain(character: str) -> str:
    if character in _NO_BREAK_KINDS:
        return _NO_BREAK
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Zs", "Zl", "Zp"} else character


def _with_last_two_bound(words: list[str]) -> list[str]:
    """Return `words` with the last two as one if they make too short a line."""
    last = " ".join(words[-2:])
    return [*words[:-2], last] if 0 < len(last.strip()) < SHORTEST_LINE else words


def _is_kept(word: str) -> bool:
    return len(word) <= LONGEST_KEPT and bool(_BREAKABLE.search(word))


def _run(words: tuple[str, ...], kept: bool) -> Markup:
    """Return `words` as HTML: each kept whole, or all in one run that may be broken.

    The spaces around a run stand outside of it: WeasyPrint breaks a text that ends in
    a space after its first word if all but that space fits into the line.
    """
    if not kept:
        return Markup("<span>{}</span>").format(" ".join(words))
    whole = Markup('<span class="kept">{}</span>')
    return Markup(" ").join(whole.format(word) for word in words)


def _bind(match: "re.Match[str]") -> str:
    return on_one_line(match[0])


@cache
def _day_month(language: str) -> "re.Pattern[str]":
    months = locale(language).months["format"]["wide"]
    names = "|".join(re.escape(name) for name in months.values())
    return re.compile(rf"\b(?:(?:{names}) \d{{1,2}}|\d{{1,2}} (?:{names}))\b")
