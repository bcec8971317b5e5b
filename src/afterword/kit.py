"""The whole kit for every interviewer: which documents there are, and making them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from itertools import product

from msgspec.structs import replace

from afterword.defaults import resolve_style
from afterword.details.model import Interview, Interviewer
from afterword.documents.mailpiece import Document, Mailpiece, prepare
from afterword.errors import AfterwordError, DocumentError
from afterword.files import names
from afterword.resources import Assets
from afterword.writing import (
    Message,
    Register,
    addressees,
    correspondence,
    registers,
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: of which interview, for whom, which kinds, on which day.

    `files` holds the content of the files that the interview names.
    """

    interview: Interview
    files: Mapping[str, bytes]
    people: tuple[Interviewer, ...]
    kinds: tuple[str, ...]
    date: dt.date


@dataclass(frozen=True, slots=True)
class Item:
    """One finished file: its name below the output folder, whose it is, its bytes."""

    name: str
    person: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be made, and why."""

    person: str
    kind: str
    error: AfterwordError


@dataclass(frozen=True, slots=True)
class Kit:
    """What was made, what could not be, and what the person should know.

    `covers` are patterns of the names that such an order makes.
    """

    items: tuple[Item, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: the register of its message, and what renders it."""

    register: Register
    render: Callable[[Mailpiece, Assets], Document]


def _card(piece: Mailpiece, assets: Assets) -> Document:
    from afterword.documents import card

    return card.render(piece, assets)


def _sheet(piece: Mailpiece, assets: Assets) -> Document:
    from afterword.layouts import paper
    from afterword.press.grid import sheet_settings
    from afterword.press.sheets import fill

    sheet = paper(assets, piece.style.sheet or "a4")
    single = _card(piece, assets)
    return replaced(single, data=fill(single.data, sheet, sheet_settings(assets)))


def _letter(piece: Mailpiece, assets: Assets) -> Document:
    from afterword.documents import letter

    return letter.render(piece, assets)


def _email(format_name: str) -> Callable[[Mailpiece, Assets], Document]:
    def render(piece: Mailpiece, assets: Assets) -> Document:
        from afterword.documents import email

        return email.FORMATS[format_name](piece, assets)

    return render


KINDS: dict[str, Kind] = {
    "card.pdf": Kind("brief", _card),
    "card-sheet.pdf": Kind("brief", _sheet),
    "card.eml": Kind("brief", _email("eml")),
    "card.txt": Kind("brief", _email("txt")),
    "card.html": Kind("brief", _email("html")),
    "letter.pdf": Kind("full", _letter),
    "letter.eml": Kind("full", _email("eml")),
    "letter.txt": Kind("full", _email("txt")),
    "letter.html": Kind("full", _email("html")),
}
"""Every kind of document by the end of its file's name."""


def whole_kit(interview: Interview, assets: Assets) -> tuple[str, ...]:
    """Return the kinds that a whole kit has: those that suit the occasion."""
    sheet = ("card-sheet.pdf",) if interview.style.sheet else ()
    kinds = ("card.pdf", *sheet, "card.eml", "letter.pdf", "letter.eml")
    written = registers(interview, assets)
    return tuple(kind for kind in kinds if KINDS[kind].register in written)


def make(order: Order, assets: Assets) -> Kit:
    """Return all documents of `order`; one that fails does not stop the others."""
    stems = stems_of(order.interview)
    written = correspondence(order.interview, assets)
    items: list[Item] = []
    failures: list[Failure] = []
    notes: dict[str, None] = {}
    for person, kind in product(order.people, order.kinds):
        try:
            message = _message(order.interview, written[person.name], kind)
            piece = _mailpiece(order, person, message, assets)
            document = KINDS[kind].render(piece, assets)
        except AfterwordError as error:
            failures.append(Failure(person.name, kind, error))
        else:
            name = f"{stems[person.name]}-{kind}"
            items.append(Item(name, person.name, kind, document.data))
            notes.update({f"{person.name}: {note}": None for note in document.notes})
    return Kit(tuple(items), tuple(failures), tuple(notes), _covers(order, stems))


def _covers(order: Order, stems: Mapping[str, str]) -> tuple[str, ...]:
    """Return patterns of the names that `order` makes.

    A new card ends the old sheet. If all people are meant, so are those who are no
    longer among them.
    """
    sheet = ("card-sheet.pdf",) if "card.pdf" in order.kinds else ()
    kinds = dict.fromkeys((*order.kinds, *sheet))
    whose = [stems[person.name] for person in order.people]
    if len(whose) == len(stems):
        whose = [whose[0].partition("/")[0] + "/*"]
    return tuple(f"{stem}-{kind}" for stem in whose for kind in kinds)


def _message(interview: Interview, written: Sequence[Message], kind: str) -> Message:
    for message in written:
        if message.register == KINDS[kind].register:
            return message
    raise DocumentError(
        f"for the occasion {interview.occasion} there is no card",
        "send the letter or its email",
    )


def _mailpiece(
    order: Order, person: Interviewer, message: Message, assets: Assets
) -> Mailpiece:
    interview = order.interview
    style = resolve_style(
        interview.style,
        interview.candidate.address,
        person.address or interview.company.address,
        assets,
    )
    settled = replace(interview, style=style)
    return prepare(settled, person, message, (order.date, order.files))


def pictures(kit: Kit, dpi: int) -> Kit:
    """Return `kit` with each PDF as PNG pages at `dpi`, numbered if there are more."""
    from afterword.preview import pages

    items: list[Item] = []
    for item in kit.items:
        images = pages(item.data, dpi)
        stem, kind = item.name.removesuffix(".pdf"), item.kind.removesuffix(".pdf")
        for number, image in enumerate(images, start=1):
            end = f"-{number}.png" if len(images) > 1 else ".png"
            items.append(Item(stem + end, item.person, kind + end, image))
    covers = tuple(cover.replace(".pdf", "*.png") for cover in kit.covers)
    return replaced(kit, items=tuple(items), covers=covers)


def stems_of(interview: Interview) -> dict[str, str]:
    """Return the folder and beginning of the files of each addressee, by name."""
    company = interview.company.short or interview.company.name
    (folder,) = names([company], "company")
    people = [person.name for person in addressees(interview)]
    stems = names(people, "interviewer")
    return {
        person: f"{folder}/{stem}" for person, stem in zip(people, stems, strict=True)
    }
