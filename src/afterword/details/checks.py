"""What a single value must be beyond its type, one small check a kind.

A check takes the tidy text and its `Case`, returns the text as it is kept, and raises
ValueError with what is wrong and what to write instead. The model names the kind of
each field; a new kind is a function and a line in `KINDS`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from afterword.details import attachments, people
from afterword.details.problems import BadValueError
from afterword.details.shape import Shape
from afterword.details.suggest import choice, nearest
from afterword.details.text import shown
from afterword.errors import AfterwordError
from afterword.resources import Assets, read_toml


@dataclass(frozen=True, slots=True)
class Context:
    """What checks look things up in.

    `folder` is where files are looked for, unless the file that names them is in
    `folders`; `people` are the names of the interviewers; `files` gathers the files
    that were named.
    """

    assets: Assets
    folder: Path
    folders: Mapping[str, Path] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One value to check: what it may be, where it was written, and the context."""

    shape: Shape
    file: str
    context: Context


Check = Callable[[str, Case], str]


def _email(text: str, _case: Case) -> str:
    # Late, as it takes 30 ms to import and many a command needs no details.
    from email_validator import EmailNotValidError, validate_email

    try:
        # Names for tests, `.test` and `.example`, are as good as others offline.
        found = validate_email(
            text,
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
        )
    except EmailNotValidError as error:
        reason = f"{str(error).rstrip('.')}; write it as name@example.org"
        raise BadValueError(f"{shown(text)} is no e-mail address: {reason}") from None
    return found.normalized


def _url(text: str, _case: Case) -> str:
    from afterword.urls import ascii_url  # late: idna has large tables

    if any(char.isspace() for char in text):
        raise BadValueError(f"{shown(text)} holds a space; write it as %20")
    if not re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        raise BadValueError(f"a web address is written in full: https://{shown(text)}")
    try:
        ascii_url(text)
    except AfterwordError as error:
        raise BadValueError(str(error)) from None
    return text


def _zone(text: str, _case: Case) -> str:
    zones = _zones()
    if text in zones:
        return text
    cities = {zone.rpartition("/")[2]: zone for zone in zones if "/" in zone}
    near = nearest(text, zones, 0.8) or cities.get(nearest(text, cities, 0.8) or "")
    hint = f"did you mean {near}?" if near else "write it as America/Chicago"
    raise BadValueError(f"{shown(text)} is no IANA time zone; {hint}")


def _zones() -> tuple[str, ...]:
    """Return the names of the zones; the list is tzdata's, on every system the same."""
    return tuple(files("tzdata").joinpath("zones").read_text("utf-8").split())


def _country(text: str, _case: Case) -> str:
    from babel import Locale  # late: it takes 30 ms to import

    names = {
        code: name
        for code, name in Locale("en").territories.items()
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES
    }
    if text in names:
        return text
    codes = {name: code for code, name in names.items()} | _OTHER_CODES
    near = text.upper() if text.upper() in names else None
    near = near or codes.get(text.upper()) or codes.get(nearest(text, codes, 0.8) or "")
    hint = f"did you mean {near}?" if near else "write its two letters, such as US"
    raise BadValueError(f"{shown(text)} is no country by ISO 3166-1; {hint}")


_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
_OTHER_CODES = {"USA": "US", "UK": "GB", "ENGLAND": "GB", "GBR": "GB", "DEU": "DE"}


def _person(text: str, case: Case) -> str:
    return people.resolve(text, case.context.people)


def _image(text: str, case: Case) -> str:
    return text if text == "hand" else _attach(text, case, attachments.check_image)


def _file(text: str, case: Case) -> str:
    return _attach(text, case)


def _attach(
    name: str, case: Case, look: Callable[[str, bytes], None] | None = None
) -> str:
    folder = case.context.folders.get(case.file, case.context.folder)
    data = attachments.read_file(folder, name)
    if look:
        look(name, data)
    if case.context.files.setdefault(name, data) != data:
        raise BadValueError(f"another file is called {shown(name)} too; rename one")
    return name


def _asset(text: str, case: Case) -> str:
    names = case.context.assets.names(case.shape.extra["folder"], ".toml")
    if text not in names:
        raise BadValueError(f"there is no {shown(text)}; {choice(text, names)}")
    return text


def _table(case: Case) -> tuple[str, ...]:
    """Return the names in the asset that the model points to."""
    return tuple(read_toml(case.context.assets, case.shape.extra["table"], dict))


def _entry(text: str, case: Case) -> str:
    names = _table(case)
    if text not in names:
        raise BadValueError(f"there is no {shown(text)}; {choice(text, names)}")
    return text


def _ink(text: str, case: Case) -> str:
    names = _table(case)
    if text in names or re.fullmatch("#[0-9a-fA-F]{6}", text):
        return text
    hint = choice(text, (*names, "a colour as #1a2b3c"))
    raise BadValueError(f"{shown(text)} is no ink; {hint}")


def _neatness(text: str, case: Case) -> str:
    names, most = _table(case), case.shape.extra["most"]
    if text in names:
        return text
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,9})?", text) and float(text) <= most:
        return text
    hint = choice(text, (*names, f"a number from 0 to {most}"))
    raise BadValueError(f"{shown(text)} is no neatness; {hint}")


def _as_it_is(text: str, _case: Case) -> str:
    return text


KINDS: dict[str, Check] = {
    "": _as_it_is,
    "asset": _asset,
    "code": _as_it_is,
    "country": _country,
    "email": _email,
    "entry": _entry,
    "file": _file,
    "image": _image,
    "ink": _ink,
    "neatness": _neatness,
    "notes": _as_it_is,
    "person": _person,
    "profile": _as_it_is,
    "url": _url,
    "zone": _zone,
}
"""The checks by the kind that the model gives a field."""
