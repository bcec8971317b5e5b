"""Header fields of an email in ASCII, folded: RFC 5322, with words by RFC 2047.

Written here because `email.policy` of some Python releases joins encoded words
without the white space between them, which some providers refuse, or adds blanks.
"""

import re
from base64 import b64encode

from email_validator import EmailNotValidError, validate_email

from afterword.errors import DocumentError

_LINE = 78
_WORD = 39
"""Bytes in an encoded word, so that it fits on the line of the field's own name."""

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def one_line(text: str) -> str:
    """Return `text` without control characters, which no field or line may hold.

    Line ends become spaces; characters that change the direction of the text, which
    can make an address look like another, are left out.
    """
    return _SURROGATES.sub("\ufffd", _BIDI.sub("", _CONTROLS.sub(" ", text)))


def text_field(name: str, text: str) -> bytes:
    """Return the field `name: text` with its line end."""
    value = " ".join(one_line(text).split())
    plain = value.isascii() and "=?" not in value
    if not plain or len(name) + 2 + len(value) > _LINE:
        value = _encoded_words(value)
    return f"{name}: {value}\r\n".encode("ascii")


def address_field(name: str, person: str, address: str) -> bytes:
    """Return the field `name: person <address>` with its line end.

    A domain in other letters is written by IDNA. Raises DocumentError if `address`
    is not one that every mail program can send to.
    """
    phrase = _phrase(" ".join(one_line(person).split()))
    mailbox = f"<{_ascii_address(address)}>"
    last = f"{name}: {phrase}".rpartition("\r\n")[2]
    gap = "\r\n " if len(last) + 1 + len(mailbox) > _LINE else " "
    value = f"{phrase}{gap}{mailbox}" if phrase else mailbox
    return f"{name}: {value}\r\n".encode("ascii")


def _phrase(person: str) -> str:
    if not person.isascii() or "=?" in person or len(person) > _LINE - 20:
        return _encoded_words(person)
    if not person or _ATOMS.fullmatch(person):
        return person
    escaped = person.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'


def _ascii_address(address: str) -> str:
    try:
        found = validate_email(
            address, check_deliverability=False, test_environment=True
        ).ascii_email
    except EmailNotValidError as error:
        raise DocumentError(f"“{address}” is no e-mail address: {error}") from error
    if found is None:
        raise DocumentError(
            f"the e-mail address “{address}” has letters before the @ that many mail"
            " programs cannot send to",
            "ask for one in plain letters, or leave it out",
        )
    return str(found)


def _encoded_words(text: str) -> str:
    words: list[bytes] = [b""]
    for character in text:
        encoded = character.encode("utf-8")
        if len(words[-1]) + len(encoded) > _WORD:
            words.append(b"")
        words[-1] += encoded
    return "\r\n ".join(f"=?utf-8?b?{b64encode(w).decode('ascii')}?=" for w in words)
