"""Everything that a document needs to know, about one recipient and no other."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from afterword.details.model import (
    Address,
    Candidate,
    Enclosure,
    Interview,
    Interviewer,
    Style,
    points_for,
)
from afterword.writing.message import Message


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets it: full name with honorific, position, company and address."""

    name: str
    title: str | None
    company: str
    email: str | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class Mailpiece:
    """One message with its sender, recipient and style, ready for any medium.

    `files` holds the content of the signature image and of the enclosures by the
    name that the details file gives them.
    """

    message: Message
    sender: Candidate
    recipient: Recipient
    role: str | None
    reference: str | None
    enclosures: tuple[Enclosure, ...]
    cc: tuple[str, ...]
    style: Style
    date: dt.date
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its bytes, and what the person should know about it."""

    data: bytes
    notes: tuple[str, ...] = ()


def prepare(
    interview: Interview,
    person: Interviewer,
    message: Message,
    sending: tuple[dt.date, Mapping[str, bytes]],
) -> Mailpiece:
    """Return the mailpiece for `person`, sent on that date with those files."""
    date, files = sending
    points = points_for(interview, person)
    return Mailpiece(
        message=message,
        sender=interview.candidate,
        recipient=Recipient(
            name=message.addressee,
            title=person.title,
            company=interview.company.name,
            email=person.email,
            address=person.address or interview.company.address,
        ),
        role=interview.role.title,
        reference=interview.role.reference,
        enclosures=points.enclosures,
        cc=points.cc,
        style=interview.style,
        date=date,
        files=files,
    )
