"""Dates as a language writes them."""

import datetime as dt

from babel import Locale
from babel.dates import format_date

from afterword.errors import AssetError


def long_date(date: dt.date, language: str) -> str:
    """Return `date` in full, as “November 19, 2026”; `language` is a BCP 47 tag."""
    return format_date(date, "long", locale(language))


def day(date: dt.date, pattern: str, language: str) -> str:
    """Return `date` by a `pattern` of Unicode TR 35, such as `EEEE, MMMM d`.

    Raises AssetError if that is no pattern of dates.
    """
    try:
        return format_date(date, pattern, locale(language))
    except (ValueError, LookupError, AttributeError) as error:
        raise AssetError(f"{pattern!r} is no pattern of dates: {error}") from error


def locale(language: str) -> Locale:
    """Return the locale of a BCP 47 tag, such as `en-US`."""
    return Locale.parse(language, sep="-")
