"""Typewriter text made into typeset text: quotes, apostrophes, one space."""

import re
import unicodedata

_OPENING = re.compile(r"""(^|[\s(\[{–—/-])(["'])(?=\S)""")


def typeset(text: str) -> str:
    """Return `text` in NFC with single spaces and curly quotes.

    What is curly already stays, so that typesetting twice changes nothing.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = re.sub(r"'(?=\d0s\b|\d\ds?\b|tis\b|em\b)", "’", text)
    previous = ""
    while previous != text:
        previous = text
        text = _OPENING.sub(lambda m: m[1] + ("“" if m[2] == '"' else "‘"), text)
        text = re.sub(r"([“‘])([\"'])", _nested, text)
    return text.replace('"', "”").replace("'", "’")


def _nested(match: re.Match[str]) -> str:
    return match[1] + ("“" if match[2] == '"' else "‘")


def one_stop(text: str) -> str:
    """Return `text` with doubled stops made one, as after "Inc." at the end.

    An ellipsis of three stops stays.
    """
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)
