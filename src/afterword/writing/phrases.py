"""Phrases as people type them, made fit for the middle of a sentence."""

import re

_SMALL_FIRST_WORD = re.compile(
    r"""(?: an? | the | this | that | these | those | my | your | our | their | his
    | her | its | how | what | why | when | where | which | who | whether | being | you
    | we | they | there | it | in | on | at | with | for | to | from | about | both
    | all | some | each | every | one | two | three )\b(?!['’])""",
    re.VERBOSE | re.IGNORECASE,
)
"""First words that are no names, so that their capital may go."""

_POSSESSIVE = re.compile(r"(?:my|our|your|their|two|three|some|this|these)\b", re.I)
_NOT_GERUND = re.compile(r"(?:thing|spring|string|evening|morning|during)\b", re.I)
_WH_WORD = re.compile(r"(?:how|what|why|when|where|which|who|whether)\b", re.I)
_STOPS = " \t.,;:"


def clean(text: str) -> str:
    """Return a phrase without final stop, its first letter small unless a name's.

    The person's words are otherwise left alone: "my", "our" and "your" stay.
    """
    text = text.strip().rstrip(_STOPS) if not _ends_abbreviated(text) else text.strip()
    if _SMALL_FIRST_WORD.match(text) or is_gerund(text):
        return text[:1].lower() + text[1:]
    return text


def _ends_abbreviated(text: str) -> bool:
    return bool(re.search(r"\b(Inc|Ltd|Co|Corp|Jr|Sr|etc|[A-Z])\.\s*$", text))


def without_article(text: str) -> str:
    """Return a noun phrase without "a", "an" or "the" at its beginning."""
    return re.sub(r"^(?:an?|the)\s+", "", text.strip(), flags=re.IGNORECASE)


def determined(text: str) -> str:
    """Return a noun phrase with "the", unless "my" or the like stands there."""
    text = clean(without_article(text))
    first = text.split(maxsplit=1)[0] if text else ""
    small = text[:1].lower() + text[1:] if first[1:].islower() else text
    return text if _POSSESSIVE.match(text) else f"the {small}"


def is_gerund(text: str) -> bool:
    """Tell whether a phrase begins with a gerund, such as "rebuilding the engine"."""
    first = text.split(maxsplit=1)[0].lower() if text.split() else ""
    return first.endswith("ing") and len(first) > 4 and not _NOT_GERUND.match(first)


def is_indirect_question(text: str) -> bool:
    """Tell whether a phrase begins with how, what, why or the like."""
    return bool(_WH_WORD.match(text))


def past_tense(text: str) -> str:
    """Return a verb phrase without the subject "I" that it may come with."""
    text = re.sub(r"^I\s+", "", text.strip())
    first, space, rest = text.partition(" ")
    if first.isalpha() and first[1:].islower():
        first = first.lower()
    return (first + space + rest).rstrip(_STOPS)


def clause(text: str) -> str:
    """Return a clause without the conjunction "that" that it may come with."""
    return clean(re.sub(r"^that\s+", "", text.strip(), flags=re.IGNORECASE))


def sentence(text: str) -> str:
    """Return `text` as a sentence: a capital first letter and a final stop.

    A word such as "iOS" keeps its small first letter.
    """
    text = capitalized(text.strip())
    return text if re.search(r"[.!?…][\"'”’)]*$", text) else text.rstrip(" ,;:") + "."


def question(text: str) -> str:
    """Return `text` as a question, ending in one question mark."""
    return capitalized(text.strip()).rstrip(" .,;:?") + "?"


def capitalized(text: str) -> str:
    """Return `text` with a capital first letter, except in words such as "iOS"."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if first[1:] != first[1:].lower() else text[:1].upper() + text[1:]
