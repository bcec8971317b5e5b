"""The furniture of a letter: what stands around its text, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from afterword import addresses, images, qr
from afterword.dates import long_date
from afterword.details.model import Style
from afterword.documents.letter_layout import LetterLayout
from afterword.documents.letter_text import on_one_line
from afterword.documents.mailpiece import Mailpiece
from afterword.errors import DocumentError
from afterword.layouts import Paper
from afterword.resources import Assets
from afterword.writing.typography import typeset

_SHORT = 240
"""Paragraphs of fewer characters may take less than three lines."""


_ODD = 10
"""By how many characters lines of a web address may differ to be broken at a sign."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mailpiece with what is chosen for its letter."""

    piece: Mailpiece
    style: Style
    layout: LetterLayout
    paper: Paper
    assets: Assets


def parts(letter: Letter) -> dict[str, Any]:
    """Return what the template of letters is filled with, by the names it uses.

    Raises DocumentError if the signature or the web address cannot be used.
    """
    piece, message, layout = letter.piece, letter.piece.message, letter.layout
    return {
        "language": message.language,
        "title": _title(piece),
        "created": piece.date.isoformat(),
        "opening": layout.opening,
        "window": layout.address.most_lines > 0,
        "sender": _sender(letter),
        "recipient": {"name": piece.recipient.name, "lines": inside_address(letter)},
        "return_line": _return_line(letter),
        "reference": piece.reference,
        "date": on_one_line(long_date(piece.date, message.language)),
        "subject": _subject(letter),
        "salutation": message.salutation + layout.after_salutation,
        "paragraphs": [paragraph.text for paragraph in message.paragraphs],
        "held": _held(letter),
        "close": message.close + layout.after_close,
        "signature": _signature(letter),
        "signed": message.signature,
        "code": _code(letter),
        "postscript": message.postscript_line,
        "enclosures": [typeset(enclosure.title) for enclosure in piece.enclosures],
        "cc": [typeset(name) for name in piece.cc],
    }


def inside_address(letter: Letter) -> tuple[str, ...]:
    """Return the recipient's name, title, company and address, line by line."""
    to, sender = letter.piece.recipient, letter.piece.sender.address
    who = tuple(typeset(text) for text in (to.name, to.title, to.company) if text)
    if to.address is None:
        return who
    home = sender.country if sender else None
    language = letter.piece.message.language
    lines = addresses.postal_lines(to.address, home, letter.assets, language)
    return (*who, *(line.replace("'", "’") for line in lines))


def _sender(letter: Letter) -> Mapping[str, Any]:
    sender = letter.piece.sender
    link = letter.piece.message.link
    url = qr.encode(link.url).url if link and not letter.style.qr else None
    return {
        "name": sender.name,
        "lines": _return_address(letter),
        "contact": [text for text in (sender.phone, sender.email, url) if text],
    }


def _return_address(letter: Letter) -> tuple[str, ...]:
    """Return the sender's address, with the country if the recipient's is another."""
    address = letter.piece.sender.address
    if address is None:
        return ()
    there = letter.piece.recipient.address
    abroad = (there.country if there else None) or ""
    lines = addresses.domestic_lines(address, abroad, letter.assets)
    if address.country and abroad and address.country != abroad:
        language = letter.piece.message.language
        return (*lines, addresses.country_name(address.country, language))
    return lines


def _return_line(letter: Letter) -> str:
    """Return the sender in one line, for the window; empty without both addresses."""
    lines = _return_address(letter)
    if not lines or letter.piece.recipient.address is None:
        return ""
    return " · ".join((letter.piece.sender.name, *lines))


def _subject(letter: Letter) -> str:
    """Return the subject line; mail subjects are in ASCII, and letters have dashes."""
    piece, subject = letter.piece, letter.layout.subject
    if subject.tells == "role" and piece.role:
        reference = f", reference {piece.reference}" if piece.reference else ""
        role = typeset(piece.role)
        return f"{subject.label}{role[:1].upper()}{role[1:]}{reference}"
    line = typeset(piece.message.subject).replace(" - ", " – ")
    told = piece.reference is None or "info" in letter.layout.opening
    if told or str(piece.reference) in line:
        return line
    return f"{line} ({piece.reference})"


def _held(letter: Letter) -> tuple[int, ...]:
    """Return the paragraphs that may not begin a page, by their number from 0.

    The close stays with the last paragraph; if that is short, with the one before it
    too, so that a further page has at least three lines of text.
    """
    texts = letter.piece.message.paragraphs
    last = len(texts) - 1
    return (last,) if last > 0 and len(texts[last].text) < _SHORT else ()


def _title(piece: Mailpiece) -> str:
    """Return the document's title; not every occasion is a thank-you."""
    return f"Letter to {piece.recipient.name}"


def _signature(letter: Letter) -> images.Signature | None:
    name = letter.piece.sender.signature
    if name is None or name == "hand":
        return None
    if name not in letter.piece.files:
        raise DocumentError(f"the signature image {name} is missing")
    room = letter.layout.signature
    return images.signature(letter.piece.files[name], name, (room.width, room.height))


def _code(letter: Letter) -> Mapping[str, Any] | None:
    """Return the QR code with its quiet zone, as an SVG path in modules."""
    link = letter.piece.message.link
    if link is None or not letter.style.qr:
        return None
    code = qr.encode(link.url)
    size = letter.layout.qr
    modules = code.size + 2 * qr.QUIET
    side = min(modules * size.module[1], size.side)
    qr.module_size(code, side, size.module)
    path = "".join(
        f"M{x + qr.QUIET} {y + qr.QUIET}h{w}v{h}h-{w}z" for x, y, w, h in code.path
    )
    label = typeset(link.label[:1].upper() + link.label[1:])
    quiet = qr.QUIET * side / modules
    return {
        "url": code.url,
        "label": label,
        "caption": _balanced(code.url, size.caption),
        "path": path,
        "modules": modules,
        "side": round(side, 3),
        "quiet": round(quiet, 3),
    }


def _balanced(url: str, most: int) -> tuple[str, ...]:
    """Return `url` on as few lines of at most `most` characters as it takes.

    They are about as long as one another, and broken before a sign if one is near, but
    not after a hyphen, which readers would take for a broken word's.
    """
    count = -(-len(url) // most)
    lines, start = [], 0
    for left in range(count, 1, -1):
        rest = len(url) - start
        even = start + rest / left
        least, longest = start + max(1, rest - most * (left - 1)), start + most
        places = range(least, min(longest, len(url) - 1) + 1)
        end = min(places, key=lambda at: abs(at - even) + _ODD * _splits(url, at))
        lines.append(url[start:end])
        start = end
    return (*lines, url[start:])


def _splits(url: str, at: int) -> int:
    """Return 0 if a line may well end before `at`, 1 in a word, 2 after a hyphen."""
    return 2 if url[at - 1] == "-" else int(url[at].isalnum())
