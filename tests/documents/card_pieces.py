"""Mailpieces with brief messages, written down by hand, and their cards read back."""

import datetime as dt
import io
from functools import cache
from typing import Any

import pikepdf

from afterword.details.model import Candidate, Portfolio, Style
from afterword.documents import card
from afterword.documents.mailpiece import Mailpiece, Recipient
from afterword.resources import Assets, built_in
from afterword.writing.message import Link, Message, Paragraph

ASSETS = Assets((built_in(),))
HANDS = ("caveat", "zeyada", "kalam", "dancing-script")
CARDS = {"iso-a6": (148, 105), "us-a2": (139.7, 107.95), "us-a7": (177.8, 127)}
URL = "https://daniel.example.org/work"

SHORT = (
    "Thank you for your time on Thursday. I enjoyed hearing about the move to"
    " streaming, and I would be glad to help with it.",
)
USUAL = (
    "Thank you for meeting with me on November 19 about the data engineer role; I"
    " loved our talk about the move from nightly batches to streaming.",
    "I keep thinking about your question on late-arriving events, and about the"
    " well-thumbed atlas on your shelf. I would be glad to help build a platform that"
    " other teams can trust without asking.",
)
LONG = (
    "Thank you for meeting with me on November 19 about the data engineer role, and"
    " for showing me around; I loved our talk about the move to streaming.",
    "I keep thinking about your question on late-arriving events — and about the"
    " well-thumbed atlas on your shelf. At Contoso I cut a nightly load from six hours"
    " to forty minutes, and I would be glad to do the same for a platform that other"
    " teams can trust without asking.",
    "I hope that we speak again soon.",
)
ACCENTS = (
    "Thank you, Mr. Wiśniewski, for a “lovely” afternoon in Łódź — zażółć gęślą jaźń,"
    " as one says. I’d be glad to come back to Łukasz Müller-Şimşek’s team, naïve"
    " questions & all, at 10:30 or so.",
)
VIETNAMESE = (
    "Thank you for the call about the role at Nhà xuất bản Hường. Your story about the"
    " lost manuscript has stayed with me — I went straight to the library & borrowed"
    " the reissue.",
)
TEXTS = {
    "short": SHORT,
    "usual": USUAL,
    "long": LONG,
    "accents": ACCENTS,
    "vietnamese": VIETNAMESE,
}


def piece(*texts: str, **changes: Any) -> Mailpiece:
    """Return a mailpiece to Ms. Okafor that says `texts`.

    `changes` may be fields of Message (and `url`, `email`, `phone`), or else of Style.
    """
    own: dict[str, Any] = {
        key: changes.pop(key, None) for key in ("signature", "postscript")
    }
    url = changes.pop("url", URL)
    language = changes.pop("language", "en-US")
    contact = {key: changes.pop(key, None) for key in ("email", "phone")}
    style: dict[str, Any] = {"hand": "caveat", "card": "iso-a6", "seed": 7} | changes
    signature = own["signature"] or "Daniel Reyes"
    message = Message(
        register="brief",
        language=language,
        addressee="Ms. Amara Okafor",
        salutation="Dear Ms. Okafor",
        paragraphs=tuple(Paragraph(text, ()) for text in texts or USUAL),
        close="Warm regards",
        signature=signature,
        postscript=own["postscript"],
        link=Link(url, "my portfolio") if url else None,
        subject="Thank you",
    )
    portfolio = Portfolio(url=url) if url else None
    return Mailpiece(
        message=message,
        sender=Candidate(name=signature, portfolio=portfolio, **contact),
        recipient=Recipient("Ms. Amara Okafor", None, "Northwind", None, None),
        role="data engineer",
        reference=None,
        enclosures=(),
        cc=(),
        style=Style(**style),
        date=dt.date(2026, 11, 22),
        files={},
    )


def rendered(*texts: str, **changes: Any) -> bytes:
    """Return the card that says `texts`, made once."""
    return _rendered(texts, tuple(sorted(changes.items())))


@cache
def _rendered(texts: tuple[str, ...], changes: tuple[tuple[str, Any], ...]) -> bytes:
    return card.render(piece(*texts, **dict(changes)), ASSETS).data


def expected(mailpiece: Mailpiece) -> str:
    """Return all that is written by hand below the date, in reading order."""
    message = mailpiece.message
    body = [paragraph.text for paragraph in message.paragraphs]
    after = [f"P.S. {message.postscript}"] if message.postscript else []
    whole = [f"{message.salutation},", *body, f"{message.close},", message.signature]
    return " ".join(" ".join([*whole, *after]).split())


def links(pdf: bytes) -> list[tuple[str, tuple[float, ...]]]:
    """Return the address and the rectangle, in pt, of each link."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        annotations = document.pages[0].get("/Annots", pikepdf.Array())
        return [
            (str(item.A.URI), tuple(float(edge) for edge in item.Rect))
            for item in annotations
        ]


def ink(pdf: bytes) -> bytes:
    """Return the operators that draw the page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = document.pages[0].Contents
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        return b"\n".join(part.read_bytes() for part in parts)
