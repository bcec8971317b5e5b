import datetime as dt
import email
import email.header
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.details.model import Candidate, Enclosure, Style
from afterword.documents.email import FORMATS, render, render_html, render_text
from afterword.documents.mailpiece import Mailpiece, Recipient
from afterword.errors import AssetError, DocumentError
from afterword.resources import Assets, open_assets
from afterword.writing.message import Link, Message, Paragraph

ASSETS = open_assets()
AWKWARD = [
    "{{ 7*7 }} {% for x in y %}",
    "<b>x</b> &amp; <script>alert(1)</script>",
    "%s %(x)s {0}",
    "a\r\nBcc: x@example.org",
    "a\u2028Bcc: x@example.org\x85\x00\x0b",
    "🎉 emoji 👩🏽‍💻",
    "Zoë Müller-Łukasz",
    "Nguyễn Thị Hường",
    "李小龍",
    "w" * 300,
    'Comma, "quoted" <x@example.org> (comment) \\ ; @',
    "=?utf-8?q?x?= =?utf-8?b?eA==?=",
    "a?==?b ?= =?",
    "\u202egro.elpmaxe\u202c@x",
    "no\u00a0break and “curly” – quotes…",
]
TAGS = {"html", "head", "meta", "title", "body", "div", "p", "br", "a"}
TEXT = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=200))


def mailpiece(message: dict[str, Any] | None = None, **changes: Any) -> Mailpiece:
    said: dict[str, Any] = {
        "register": "full",
        "language": "en-US",
        "addressee": "Ms. Amara Okafor",
        "salutation": "Dear Ms. Okafor",
        "paragraphs": (
            Paragraph("Thank you for your time on November 19, 2026.", ("thanks",)),
            Paragraph("I kept thinking about “streaming” – all the way home.", ()),
        ),
        "close": "Warm regards",
        "signature": "Daniel Reyes",
        "postscript": None,
        "link": Link("https://daniel.example.org/work", "my portfolio"),
        "subject": "Thank you, Ms. Okafor - data engineer",
    }
    facts: dict[str, Any] = {
        "sender": Candidate(
            name="Daniel Reyes", email="daniel@example.org", phone="+1 512 555 0134"
        ),
        "recipient": Recipient(
            "Ms. Amara Okafor", None, "Northwind", "amara@northwind.example", None
        ),
        "role": "data engineer",
        "reference": None,
        "enclosures": (),
        "cc": (),
        "style": Style(),
        "date": dt.date(2026, 11, 20),
        "files": {},
    }
    return Mailpiece(message=Message(**(said | (message or {}))), **(facts | changes))


def parsed(data: bytes) -> EmailMessage:
    assert data.isascii()
    for line in data.split(b"\r\n"):  # a media type is one word, however long
        assert len(line) <= 78 or line.startswith(b"Content-Type: application/vnd.")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert b"?==?" not in data
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert all(not part.defects for part in message.walk())
    assert isinstance(message, EmailMessage)
    return message


def decoded(data: bytes, field: str) -> str:
    """Decode a field with `email.header`, as mail programs do."""
    raw = email.message_from_bytes(data, policy=email.policy.compat32)[field]
    return str(email.header.make_header(email.header.decode_header(raw)))


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    content: str = body.get_content()
    return content.replace("\r\n", "\n")


def expected(text: str) -> str:
    """What is left of any text on one line."""
    text = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


class Reader(HTMLParser):
    """Collects what a person sees, and every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_headers_are_those_of_a_draft() -> None:
    data = render(mailpiece(), ASSETS).data
    message = parsed(data)
    assert set(message.keys()) == {
        "From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"
    }  # fmt: skip
    assert len(message.keys()) == 6
    assert message["From"] == "Daniel Reyes <daniel@example.org>"
    assert message["To"] == '"Ms. Amara Okafor" <amara@northwind.example>'
    assert message["Subject"] == "Thank you, Ms. Okafor - data engineer"
    assert message["X-Unsent"] == "1"


def test_it_has_a_plain_and_an_html_part_and_no_more() -> None:
    message = parsed(render(mailpiece(), ASSETS).data)
    kinds = [found.get_content_type() for found in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_the_plain_part() -> None:
    piece = mailpiece({"postscript": "The atlas was a 1968 one."})
    text = part(parsed(render(piece, ASSETS).data), "plain")
    assert text == render_text(piece)
    assert text == (
        "Dear Ms. Okafor,\n\n"
        "Thank you for your time on November 19, 2026.\n\n"
        "I kept thinking about “streaming” – all the way home.\n\n"
        "Warm regards,\n\n"
        "Daniel Reyes\n+1 512 555 0134\ndaniel@example.org\n"
        "My portfolio: https://daniel.example.org/work\n\n"
        "P.S. The atlas was a 1968 one.\n"
    )


def test_what_is_not_known_leaves_no_trace() -> None:
    piece = mailpiece(
        {"link": None},
        sender=Candidate(name="Daniel Reyes"),
        recipient=Recipient("Ms. Amara Okafor", None, "Northwind", None, None),
    )
    document = render(piece, ASSETS)
    message = parsed(document.data)
    assert "To" not in message
    assert "From" not in message
    assert "Ms. Amara Okafor is not known" in document.notes[0]
    assert render(mailpiece(), ASSETS).notes == ()
    assert render_text(piece).endswith("Warm regards,\n\nDaniel Reyes\n")
    html = part(message, "html")
    assert "None" not in html
    assert "<a" not in html


def test_html_shows_the_same_words_as_the_plain_part() -> None:
    piece = mailpiece({"postscript": "One more thing."})
    seen = Reader(render_html(piece, ASSETS)).text.split()
    plain = render_text(piece).replace(
        "My portfolio: https://daniel.example.org/work", ""
    )
    words = [word for word in seen if word not in {"My", "portfolio"}]
    assert words == piece.message.subject.split() + plain.split()


def test_html_loads_nothing_and_links_only_to_the_portfolio() -> None:
    html = render_html(mailpiece(), ASSETS)
    elements = Reader(html).elements
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-US">')
    assert {tag for tag, _ in elements} <= TAGS
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    assert links == ["https://daniel.example.org/work"]
    assert html.count("://") == 1
    assert "url(" not in html
    assert "src=" not in html
    for _, attributes in elements:
        style = attributes.get("style") or ""
        assert ("background-color:" in style) == bool(re.search(r"(?<!-)color:", style))


def test_enclosures_are_attached_and_listed() -> None:
    files = {
        "papers/Empfehlung Müller.pdf": b"%PDF-1.7 \xff" * 99,
        "old/Empfehlung Müller.pdf": b"%PDF-1.4",
        "李.docx": b"PK",
        "README": b"text",
    }
    enclosures = (
        *(Enclosure(title=f"File “{name}”", file=name) for name in files),
        Enclosure(title="On paper only"),
    )
    piece = mailpiece(enclosures=enclosures, files=files | {"signature.png": b"ink"})
    message = parsed(render(piece, ASSETS).data)
    assert message.get_content_type() == "multipart/mixed"
    attached = list(message.iter_attachments())
    assert [found.get_filename() for found in attached] == [
        "Empfehlung-Muller.pdf", "Empfehlung-Muller-2.pdf", "enclosure.docx", "README"
    ]  # fmt: skip
    assert [found.get_content() for found in attached] == list(files.values())
    assert [found.get_content_type() for found in attached] == [
        "application/pdf",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
    ]
    titles = "; ".join(f"File “{name}”" for name in files)
    assert part(message, "plain").endswith(f"Attached: {titles}\n")
    assert f"Attached: {titles}" in Reader(part(message, "html")).text


def test_a_missing_enclosure_is_named() -> None:
    piece = mailpiece(enclosures=(Enclosure(title="CV", file="cv.pdf"),))
    with pytest.raises(DocumentError, match=r"cv\.pdf"):
        render(piece, ASSETS)


def test_the_bytes_repeat_and_boundaries_follow_the_content() -> None:
    first, again = render(mailpiece(), ASSETS), render(mailpiece(), ASSETS)
    assert first == again
    other = parsed(render(mailpiece({"close": "Sincerely"}), ASSETS).data)
    assert other.get_boundary() != parsed(first.data).get_boundary()


@pytest.mark.parametrize(
    "address",
    [
        "a@",
        "a@b",
        "a b@example.org",
        "ü@example.org",
        "a@example.org\r\nBcc: b@c.de",
        "",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    piece = mailpiece(sender=Candidate(name="Daniel", email=address or "@"))
    with pytest.raises(DocumentError, match="e-mail address"):
        render(piece, ASSETS)


def test_a_domain_in_other_letters_is_written_by_idna() -> None:
    piece = mailpiece(sender=Candidate(name="Zoë", email="zoe@exämple.org"))
    assert parseaddr(decoded(render(piece, ASSETS).data, "From")) == (
        "Zoë", "zoe@xn--exmple-cua.org"
    )  # fmt: skip


@given(subject=TEXT, sender=TEXT, recipient=TEXT)
@settings(deadline=None, max_examples=60)
def test_any_name_and_subject_come_back_and_inject_nothing(
    subject: str, sender: str, recipient: str
) -> None:
    piece = mailpiece(
        {"subject": subject},
        sender=Candidate(name=sender, email="daniel@example.org"),
        recipient=Recipient(recipient, None, "N", "amara@northwind.example", None),
    )
    data = render(piece, ASSETS).data
    message = parsed(data)
    assert sorted(message.keys()) == [
        "Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"
    ]  # fmt: skip
    assert message["Subject"] == " ".join(expected(subject).split())
    assert decoded(data, "Subject") == " ".join(expected(subject).split())
    for field, name, address in (
        ("From", sender, "daniel@example.org"),
        ("To", recipient, "amara@northwind.example"),
    ):
        (found,) = message[field].addresses
        assert found.addr_spec == address
        raw = email.message_from_bytes(data, policy=email.policy.compat32)[field]
        phrase, mailbox = parseaddr(raw.replace("\r\n", ""))
        words = email.header.decode_header(phrase)
        assert str(email.header.make_header(words)) == " ".join(expected(name).split())
        assert mailbox == address


@given(texts=st.lists(TEXT, min_size=1, max_size=4), other=TEXT)
@settings(deadline=None, max_examples=60)
def test_any_paragraph_comes_back_word_for_word(texts: list[str], other: str) -> None:
    piece = mailpiece(
        {
            "paragraphs": tuple(Paragraph(text, ()) for text in texts),
            "salutation": other,
            "signature": other,
            "postscript": other,
            "link": Link("https://daniel.example.org/", other),
        }
    )
    message = parsed(render(piece, ASSETS).data)
    lines = part(message, "plain").split("\n")
    reader = Reader(part(message, "html"))
    for text in (*texts, other):
        assert expected(text) in reader.text
    for text in texts:
        assert expected(text) in lines
    tags = {tag for tag, _ in reader.elements}
    assert tags <= TAGS


def test_the_formats() -> None:
    piece = mailpiece()
    assert FORMATS["eml"](piece, ASSETS) == render(piece, ASSETS)
    assert FORMATS["txt"](piece, ASSETS).data.decode() == render_text(piece)
    assert FORMATS["html"](piece, ASSETS).data.decode() == render_html(piece, ASSETS)


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{% if %}", "{{ ''.__class__.__mro__ }}", "\udcff"]
)
def test_a_faulty_template_is_an_asset_error(tmp_path: Path, template: str) -> None:
    (tmp_path / "templates").mkdir()
    path = tmp_path / "templates" / "email.html.j2"
    path.write_bytes(template.encode("utf-8", "surrogateescape"))
    with pytest.raises(AssetError, match="email"):
        render(mailpiece(), Assets((tmp_path,)))


def test_the_language_is_told() -> None:
    html = render_html(mailpiece({"language": "en-GB"}), ASSETS)
    assert Reader(html).elements[0] == ("html", {"lang": "en-GB"})


def test_a_postscript_is_labelled() -> None:
    text = render_text(mailpiece({"postscript": "One more thing."}))
    assert text.endswith("\n\nP.S. One more thing.\n")
