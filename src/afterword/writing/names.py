"""How to address people: from a full name to the name after "Dear"."""

import re

from nameparser import HumanName

from afterword.details.model import Interviewer

_PARTICLE = re.compile(
    "van|von|vom|zu|zum|zur|de|der|den|del|della|des|di|da|do|dos|das|du|la|le|ter|ten"
)
"""What a family name may begin with; read as a given name where none is."""

_WITH_GIVEN_NAME = frozenset(("Sir", "Dame"))
"""Titles that stand before the given name: "Sir Alistair", never "Sir Hume"."""


def salutation_name(person: Interviewer) -> str:
    """Return the name after "Dear": "Ms. Okafor", "June", "Carol Ode".

    Honorific and family name; the full name when no honorific is known, so that
    nobody's gender is guessed; the given name only if `first_name_ok`.
    """
    if person.salutation:
        return person.salutation
    parsed = HumanName(person.name)
    honorific = _capital(person.honorific or parsed.title)
    given = person.given or parsed.first
    family = person.family or _family(person.name, parsed)
    if person.first_name_ok and given:
        return given
    if honorific in _WITH_GIVEN_NAME and given:
        return f"{honorific} {given}"
    if honorific and family:
        return f"{honorific} {family}"
    suffix = parsed.suffix
    return full_name(person).removesuffix(f", {suffix}" if suffix else "")


def _family(name: str, parsed: HumanName) -> str:
    """Return the family name with its particles, also where no given name is."""
    if _PARTICLE.fullmatch(parsed.first):
        return name.removeprefix(parsed.title).strip()
    return str(parsed.last)


def _capital(honorific: str) -> str:
    return honorific[:1].upper() + honorific[1:]


def full_name(person: Interviewer) -> str:
    """Return the full name, with the honorific before it if there is one."""
    if person.honorific and not person.name.startswith(person.honorific):
        return f"{person.honorific} {person.name}"
    return person.name
