"""The email twin of a card or letter: the same message, as a draft or to paste."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from afterword import templates
from afterword.documents.email_fields import address_field, one_line, text_field
from afterword.documents.mailpiece import Document, Mailpiece
from afterword.errors import DocumentError
from afterword.files import ascii_name, unused
from afterword.resources import Assets
from afterword.urls import ascii_url
from afterword.writing.message import Link

TEMPLATE = "templates/email.html.j2"

_POLICY = SMTP.clone(max_line_length=76)  # RFC 2045, quoted-printable

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""By ending, from IANA's registry; Python's own table differs between machines."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What both parts of the email say, line by line."""

    language: str
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    close: str
    signature: str
    contact: tuple[str, ...]
    link: Link | None
    postscript: str | None
    attached: str | None


def render(mailpiece: Mailpiece, assets: Assets) -> Document:
    """Return an .eml draft, which Thunderbird and Outlook open ready to be sent.

    It is ASCII with CRLF line ends, and has neither date nor Message-ID, because the
    mail program gives them when it is sent. Raises DocumentError if an address or an
    enclosure cannot be used, AssetError if the template is faulty.
    """
    draft = EmailMessage(policy=_POLICY)
    plain, rich = render_text(mailpiece), render_html(mailpiece, assets)
    draft.set_content(plain, cte="quoted-printable")
    draft.add_alternative(rich, subtype="html", cte="quoted-printable")
    files = _attachments(mailpiece)
    for name, data in files.items():
        media_type = _MEDIA_TYPES.get(name.rpartition(".")[2].lower())
        kind, _, subtype = (media_type or "application/octet-stream").partition("/")
        draft.add_attachment(data, maintype=kind, subtype=subtype, filename=name)
    digest = sha256(b"\0".join([plain.encode(), rich.encode(), *files.values()]))
    for number, part in enumerate(p for p in draft.walk() if p.is_multipart()):
        part.set_boundary(f"=_{digest.hexdigest()[:24]}_{number}")
    return Document(_fields(mailpiece) + draft.as_bytes(), _notes(mailpiece))


def render_text(mailpiece: Mailpiece) -> str:
    """Return the email as plain text, without its subject; one line a paragraph."""
    content = _content(mailpiece)
    link = content.link
    block = [content.signature, *content.contact]
    block += [f"{link.label}: {link.url}"] if link else []
    parts = [content.salutation, *content.paragraphs, content.close, "\n".join(block)]
    parts += [part for part in (content.postscript, content.attached) if part]
    return "\n\n".join(parts) + "\n"


def render_html(mailpiece: Mailpiece, assets: Assets) -> str:
    """Return the email as HTML that loads nothing; raises AssetError."""
    values = asdict(_content(mailpiece))
    return templates.fill(assets, TEMPLATE, values, templates.html())


def _text_document(mailpiece: Mailpiece, _: Assets) -> Document:
    return Document(render_text(mailpiece).encode("utf-8"))


def _html_document(mailpiece: Mailpiece, assets: Assets) -> Document:
    return Document(render_html(mailpiece, assets).encode("utf-8"))


FORMATS: dict[str, Callable[[Mailpiece, Assets], Document]] = {
    "eml": render,
    "txt": _text_document,
    "html": _html_document,
}
"""How an email is written, by the ending of its file."""


def _content(mailpiece: Mailpiece) -> _Content:
    message, sender = mailpiece.message, mailpiece.sender
    link, postscript = message.link, message.postscript_line
    titles = [one_line(e.title) for e in mailpiece.enclosures if e.file]
    return _Content(
        language=message.language,
        subject=one_line(message.subject),
        salutation=f"{one_line(message.salutation)},",
        paragraphs=tuple(one_line(paragraph.text) for paragraph in message.paragraphs),
        close=f"{one_line(message.close)},",
        signature=one_line(message.signature),
        contact=tuple(one_line(c) for c in (sender.phone, sender.email) if c),
        link=Link(ascii_url(link.url), _capital(one_line(link.label)))
        if link
        else None,
        postscript=one_line(postscript) if postscript else None,
        attached=f"Attached: {'; '.join(titles)}" if titles else None,
    )


def _capital(label: str) -> str:
    """Let a label begin a line, unless it is spelt like iOS."""
    first = label.split(" ", maxsplit=1)[0]
    return label[:1].upper() + label[1:] if first == first.lower() else label


def _attachments(mailpiece: Mailpiece) -> dict[str, bytes]:
    """Return the enclosures by file names that every mail program shows right."""
    found: dict[str, bytes] = {}
    for enclosure in mailpiece.enclosures:
        if enclosure.file is None:
            continue
        if enclosure.file not in mailpiece.files:
            raise DocumentError(
                f"the enclosure {enclosure.file} is not there to attach"
            )
        stem, dot, ending = ascii_name(enclosure.file, "enclosure").rpartition(".")
        name = unused(stem or ending, {known.rpartition(".")[0] for known in found})
        found[f"{name}{dot}{ending}" if stem else name] = mailpiece.files[
            enclosure.file
        ]
    return found


def _fields(mailpiece: Mailpiece) -> bytes:
    sender, recipient = mailpiece.sender, mailpiece.recipient
    fields = [text_field("Subject", mailpiece.message.subject), b"X-Unsent: 1\r\n"]
    if recipient.email:
        fields.insert(0, address_field("To", recipient.name, recipient.email))
    if sender.email:
        fields.insert(0, address_field("From", sender.name, sender.email))
    return b"".join(fields)


def _notes(mailpiece: Mailpiece) -> tuple[str, ...]:
    if mailpiece.recipient.email:
        return ()
    name = mailpiece.recipient.name
    return (f"the e-mail address of {name} is not known; fill in To before you send",)
