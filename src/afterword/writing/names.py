"""How to address people: from a full name to the name after "Dear"."""

from nameparser import HumanName

from afterword.details.model import Interviewer


def salutation_name(person: Interviewer) -> str:
    """Return the name after "Dear": "Ms. Okafor", "June", "Carol Ode".

    Honorific and family name; the full name when no honorific is known, so that
    nobody's gender is guessed; the given name only if `first_name_ok`.
    """
    if person.salutation:
        return person.salutation
    parsed = HumanName(person.name)
    honorific = person.honorific or parsed.title
    given = person.given or parsed.first
    family = person.family or parsed.last
    if person.first_name_ok and given:
        return given
    if honorific and family:
        return f"{honorific} {family}"
    return full_name(person)


def full_name(person: Interviewer) -> str:
    """Return the full name, with the honorific before it if there is one."""
    if person.honorific and not person.name.startswith(person.honorific):
        return f"{person.honorific} {person.name}"
    return person.name
