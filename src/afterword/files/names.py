"""Names of files in ASCII, which every system, shell and mail program takes."""

import re
import unicodedata
from collections.abc import Container, Sequence

LIMIT = 60
"""The longest stem; with folder and suffix it stays far from Windows' 260."""

_UNDECOMPOSED = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d",
        "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t",
        "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "ə": "e", "Ə": "E", "ƒ": "f", "ɓ": "b",
        "ɗ": "d", "ƙ": "k", "ŀ": "l", "Ŀ": "L", "‐": "-", "–": "-", "—": "-",
    }
)  # fmt: skip

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.I)
"""Device names, which Windows gives to no file."""


def transliterate(text: str) -> str:
    """Return `text` in ASCII as far as its letters are Latin, without the rest."""
    plain = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return plain.encode("ascii", "ignore").decode("ascii")


def slug(text: str, fallback: str) -> str:
    """Return a file's stem for `text`: a-z, 0-9 and hyphens, at most 60 of them.

    What leaves nothing gives `fallback`; a name that Windows reserves gets it in
    front.
    """
    bare = transliterate(re.sub("['’]", "", text)).lower()
    return _safe(re.sub(r"[^a-z0-9]+", "-", bare), fallback)


def names(texts: Sequence[str], fallback: str) -> tuple[str, ...]:
    """Return the stems of `texts`, no two alike.

    What cannot be transliterated is `fallback` with its place in the list, from 1; a
    second one with the same stem ends in -2, a third in -3.
    """
    taken: dict[str, None] = {}
    for place, text in enumerate(texts, start=1):
        stem = slug(text, fallback)
        stem = f"{fallback}-{place}" if stem == fallback else stem
        taken[unused(stem, taken)] = None
    return tuple(taken)


def ascii_name(name: str, fallback: str) -> str:
    """Return the file name `name` in ASCII with its ending, without any folder."""
    base = transliterate(re.split(r"[/\\]", name)[-1])
    stem, dot, ending = base.rpartition(".") if "." in base else (base, "", "")
    ending = re.sub(r"[^A-Za-z0-9]+", "", ending)[:16]
    stem = _safe(re.sub(r"[^A-Za-z0-9._-]+", "-", stem), fallback)
    return f"{stem}{dot}{ending}" if ending else stem


def _safe(stem: str, fallback: str) -> str:
    stem = stem.strip("-. ")[:LIMIT].rstrip("-. ")
    if not stem:
        return fallback
    return f"{fallback}-{stem}" if _RESERVED.fullmatch(stem) else stem


def unused(stem: str, taken: Container[str]) -> str:
    """Return `stem`, or the first of `stem`-2, -3 … that is not among `taken`."""
    candidate, number = stem, 1
    while candidate in taken:
        number += 1
        suffix = f"-{number}"
        candidate = stem[: LIMIT - len(suffix)] + suffix
    return candidate
