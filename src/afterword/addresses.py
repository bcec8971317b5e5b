"""Postal addresses as lines, by the habits of the country they go to."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from afterword.details.model import Address
from afterword.errors import AssetError
from afterword.resources import Assets, read_toml

_TABLE = "layouts/addresses.toml"
_PART = re.compile(r"([^{]*)\{(\w+)\}")
_PARTS = ("city", "region", "postal_code", "country")
_STREET = "{street}"


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines of an address by country, and those of all other countries."""

    countries: dict[str, tuple[str, ...]]
    other: tuple[str, ...]


@cache
def patterns(assets: Assets) -> Patterns:
    """Return the address patterns of `layouts/addresses.toml`; raises AssetError."""
    found = read_toml(assets, _TABLE, Patterns)
    forms = (
        form for lines in (*found.countries.values(), found.other) for form in lines
    )
    parts = {
        part for form in forms if form != _STREET for _, part in _PART.findall(form)
    }
    if unknown := sorted(parts - set(_PARTS)):
        raise AssetError(
            f"{assets.find(_TABLE)}: {{{unknown[0]}}} is no part of a line",
            f"write {{{'}, {'.join(_PARTS)}}}, or {_STREET} as a line of its own",
        )
    return found


def domestic_lines(address: Address, home: str, assets: Assets) -> tuple[str, ...]:
    """Return the lines of `address` without its country.

    `home` is the country (ISO 3166-1, two letters) that an address without one is in;
    it may be empty. Parts that are missing leave no stray comma or space behind.
    """
    if address.lines:
        return tuple(line for line in address.lines if line.strip())
    country = (address.country or home).upper()
    known = patterns(assets)
    pattern = known.countries.get(country, known.other)
    return tuple(line for form in pattern for line in _fill(form, address))


def postal_lines(
    address: Address, sender_country: str | None, assets: Assets, language: str
) -> tuple[str, ...]:
    """Return the lines of `address` as they stand on mail from `sender_country`.

    The country comes last, in capitals and in the letter's `language` (BCP 47), only
    when both countries are known and the mail crosses the border between them.
    """
    lines = domestic_lines(address, sender_country or "", assets)
    country = (address.country or "").upper()
    if not country or not sender_country or country == sender_country.upper():
        return lines
    name = country_name(country, language).upper()
    if lines and lines[-1].upper() in {name, country}:
        return (*lines[:-1], name)
    return (*lines, name)


def country_name(country: str, language: str) -> str:
    """Return the name of `country` (two letters) in `language` (BCP 47)."""
    from afterword.dates import locale  # late: only mail abroad needs babel

    names = locale(language).territories
    return str(names.get(country.upper(), country))


def _fill(form: str, address: Address) -> Iterator[str]:
    if form == _STREET:
        yield from (line for line in address.street if line.strip())
        return
    line = ""
    for before, part in _PART.findall(form):
        if text := getattr(address, part):
            line += (before if line else "") + text
    if line:
        yield line
