"""Mailpieces written down by hand, and their letters read back."""

import datetime as dt
from dataclasses import replace
from functools import cache
from itertools import pairwise

import msgspec
import pypdfium2

from afterword.details.model import Address, Candidate, Portfolio, Style
from afterword.documents import letter
from afterword.documents.mailpiece import Document, Mailpiece, Recipient
from afterword.resources import Assets, built_in
from afterword.writing.message import Link, Message, Paragraph

ASSETS = Assets((built_in(),))

BODY = (
    "Thank you for the time you gave me on November 19, and for showing me how the team"
    " works from the first sketch to the last check. The move from nightly batches to"
    " streaming has stayed with me: an office that finds its efficient flow.",
    "You told me that you would rather ship a small thing on Friday than a big one in"
    " March. At Contoso Logistics I cut a nightly load from six hours to forty minutes"
    " by doing just that: one well-tested step after another, each in use before the"
    " next began. I would add that I have run Kafka in production for two years, which"
    " I left out when you asked about queues — sorry, Ms. Price-Hughes!",
    "As I understand it, you want a platform that other teams can trust without asking."
    " That is the work I am looking for, because I like working where the data is the"
    " product. My manager, Dr. Priya Nair, will gladly tell you more about my work"
    " (priya.nair@contoso.example), and the well-thumbed atlas has been ordered.",
    "I look forward to hearing from you by December 4.",
)

US = Address(
    street=("14 Elm Court",), city="Austin", region="TX", postal_code="78701",
    country="US",
)  # fmt: skip
GB = Address(
    street=("Ward Administration", "2 Priory Road"), city="Bradford",
    postal_code="BD1 2AB", country="GB",
)  # fmt: skip
DE = Address(
    street=("Gleimstraße 12",), city="Berlin", postal_code="10437", country="DE"
)
DK = Address(
    street=("Vesterbrogade 41",), city="København", postal_code="1620", country="DK"
)


def message(**changes: object) -> Message:
    """Return a full message to Ms. Amara Okafor, but for `changes`."""
    plain = Message(
        register="full",
        language="en-US",
        addressee="Ms. Amara Okafor",
        salutation="Dear Ms. Okafor",
        paragraphs=paragraphs(*BODY),
        close="Sincerely",
        signature="Daniel Reyes",
        postscript=None,
        link=Link("https://daniel.example.org/work", "my portfolio"),
        subject="Thank you for the interview on November 19",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, ()) for text in texts)


def piece(layout: str | None = "us-block", **changes: object) -> Mailpiece:
    """Return a mailpiece from Daniel Reyes to Ms. Okafor, but for `changes`."""
    plain = Mailpiece(
        message=message(),
        sender=Candidate(
            name="Daniel Reyes",
            email="daniel@example.org",
            phone="+1 512 555 0134",
            address=US,
            portfolio=Portfolio(url="https://daniel.example.org/work"),
        ),
        recipient=Recipient(
            name="Ms. Amara Okafor",
            title="Director of Data Platform",
            company="Northwind Data Systems, Inc.",
            email=None,
            address=msgspec.structs.replace(US, street=("900 Congress Avenue",)),
        ),
        role="data engineer",
        reference="REQ-2214",
        enclosures=(),
        cc=(),
        style=Style(letter=layout),
        date=dt.date(2026, 11, 20),
        files={},
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def designer() -> Mailpiece:
    """Return a mailpiece that crosses a border, for a window envelope."""
    link = Link("https://zoe.example.org/cases/transit-maps", "three case studies")
    return piece(
        message=message(
            language="en-GB", addressee="Ms. Ida Søndergaard",
            salutation="Dear Ms. Søndergaard", signature="Zoë Müller-Łukasz", link=link,
        ),
        sender=Candidate(
            name="Zoë Müller-Łukasz", email="zoe@example.org",
            phone="+49 30 5550 1234", address=DE,
        ),
        recipient=Recipient(
            "Ms. Ida Søndergaard", "Partner", "Atelier Søndergaard ApS", None, DK
        ),
        role="information designer",
        reference=None,
        style=Style(letter="din-5008-b", paper="a4", language="en-GB"),
    )  # fmt: skip


def nurse() -> Mailpiece:
    """Return a mailpiece in Britain, without a web address."""
    leeds = Address(
        street=("Flat 3", "18 Canal Walk"), city="Leeds", postal_code="LS1 4AP",
        country="GB",
    )  # fmt: skip
    return piece(
        message=message(
            language="en-GB", addressee="Prof. Rajesh Menon",
            salutation="Dear Prof. Menon", signature="Grace Adeyemi, RN", link=None,
        ),
        sender=Candidate(
            name="Grace Adeyemi, RN", email="grace@example.org",
            phone="+44 20 7946 0958", address=leeds,
        ),
        recipient=Recipient(
            "Prof. Rajesh Menon", "Clinical Lead", "St. Brannoc’s Hospital Trust", None,
            GB,
        ),
        role="senior staff nurse",
        reference=None,
        style=Style(letter="uk-block", language="en-GB"),
    )  # fmt: skip


def plain_names() -> Mailpiece:
    """Return a mailpiece with names and a mail address only, in Vietnamese letters."""
    return piece(
        layout=None,
        message=message(
            signature="Nguyễn Thị Hường",
            link=Link("https://huong.example.org", "my portfolio"),
        ),
        sender=Candidate(name="Nguyễn Thị Hường", email="huong@example.org"),
        recipient=Recipient(
            "Mx. Robin Achterberg", None, "Larkfield Books", None, None
        ),
    )


PIECES = {
    "engineer": piece(),
    "designer": designer(),
    "nurse": nurse(),
    "plain names": plain_names(),
}


@cache
def rendered(name: str) -> Document:
    """Return the letter of one of PIECES, made once."""
    return letter.render(PIECES[name], ASSETS)


def in_order(texts: tuple[str, ...], text: str) -> bool:
    """Tell whether `texts` stand in `text`, single-spaced, one after the other."""
    places = [text.find(" ".join(part.split())) for part in texts]
    return min(places) >= 0 and all(a < b for a, b in pairwise(places))


def position(data: bytes, words: str, page: int = 0) -> tuple[float, float, float]:
    """Return where `words` begin: left, baseline and right in mm from the top left."""
    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page]
        height = sheet.get_height()
        textpage = sheet.get_textpage()
        text = textpage.get_text_range().replace("\u00a0", " ")
        start = text.index(words)
        boxes = [
            textpage.get_charbox(start + i, loose=False) for i in range(len(words))
        ]
    left, bottom, _, _ = boxes[0]
    right = max(box[2] for box in boxes)
    return left / 72 * 25.4, (height - bottom) / 72 * 25.4, right / 72 * 25.4


def lines(data: bytes) -> list[str]:
    """Return the lines of all pages as pdfium reads them, single-spaced."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [sheet.get_textpage().get_text_range() for sheet in document]
    return [" ".join(line.split()) for text in pages for line in text.splitlines()]
