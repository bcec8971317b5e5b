"""What a good recruiter would say about the facts, before anything is sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from afterword.details.model import Interview
from afterword.writing import addressees
from afterword.writing.facts import own_points

Level = Literal["warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule of good follow-ups that is not met, about one person or about all."""

    rule: str
    level: Level
    person: str | None
    message: str

    def __str__(self) -> str:
        person = f"{self.person}: " if self.person else ""
        return f"{self.level}: {person}{self.message} [{self.rule}]"


Rule = Callable[[Interview], Iterator[Finding]]


def _no_address(interview: Interview) -> Iterator[Finding]:
    for person in addressees(interview):
        if not (person.address or interview.company.address):
            yield Finding(
                "address",
                "info",
                person.name,
                "the letter goes without an inside address; write company.address "
                "if you want to post it",
            )


def _whose_words(interview: Interview) -> Iterator[Finding]:
    if len(interview.interviewers) == 1:
        return
    said = [t.said for t in interview.message.topics if t.said and not t.by]
    touch = interview.message.personal_touch
    if touch and not touch.by:
        said.append(touch.text)
    for text in said:
        yield Finding(
            "whose",
            "warning",
            None,
            f"whose was “{text}”? Write by: with the interviewer's name; until then "
            "it is put in nobody's mouth",
        )


def _nothing_specific(interview: Interview) -> Iterator[Finding]:
    for person in addressees(interview):
        points = own_points(interview, person)
        specific = points.topics or points.personal_touch or points.strengths
        if not specific and person.part != "coordinator":
            yield Finding(
                "topic",
                "warning",
                person.name,
                "nothing here could only be meant for this person. What did the two "
                "of you talk about? Write it under topics:",
            )


def _no_contact(interview: Interview) -> Iterator[Finding]:
    candidate = interview.candidate
    if not (candidate.email or candidate.phone):
        yield Finding(
            "contact",
            "warning",
            None,
            "how can they reach you? Write candidate.email or candidate.phone",
        )


def _no_recipient(interview: Interview) -> Iterator[Finding]:
    for person in addressees(interview):
        if not person.email:
            yield Finding(
                "recipient",
                "info",
                person.name,
                "the email is made without To:, because no address is known",
            )


RULES: dict[str, Rule] = {
    "address": _no_address,
    "whose": _whose_words,
    "topic": _nothing_specific,
    "contact": _no_contact,
    "recipient": _no_recipient,
}


def find(interview: Interview) -> tuple[Finding, ...]:
    """Return the findings of all rules but those that the file says to ignore."""
    return tuple(
        finding
        for name, rule in RULES.items()
        if name not in interview.coach.ignore
        for finding in rule(interview)
    )
