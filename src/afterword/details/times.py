"""Dates and times of day, read strictly and refused with the right form to write."""

import calendar
import datetime as dt
import re

from afterword.details.problems import BadValueError
from afterword.details.text import shown

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATE_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_YEARS = range(1970, 2200)
"""Beyond them a year is a slip, and sums with dates could leave the calendar."""

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
# Other ways to write a date, where it is clear which number is which.
_OTHER_DATES = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)",
        r"(?P<d>\d\d?)\. ?(?P<m>\d\d?)\. ?(?P<y>\d{4})",
        r"(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d\d?)/(?P<y>\d{4})",
        r"(?P<m>\d\d?)/(?P<d>1[3-9]|2\d|3[01])/(?P<y>\d{4})",
        r"(?P<m>[a-z]{3})[a-z]*\.? (?P<d>\d\d?)[a-z]*,? (?P<y>\d{4})",
        r"(?P<d>\d\d?)[a-z.]* (?P<m>[a-z]{3})[a-z]*\.?,? (?P<y>\d{4})",
    )
)
_OTHER_TIME = re.compile(
    r"(\d\d?)(?:[:.h]?(\d\d))?(?:[:.]\d\d)? ?(?:([ap])\.?m\.?|h|uhr)?",
    re.ASCII | re.IGNORECASE,
)


def read_date(text: str) -> dt.date:
    """Return the date in `text`, year-month-day; raises BadValueError."""
    if both := _DATE_AND_TIME.match(text):
        raise BadValueError(f"write the date alone: {both.group(1)}")
    if not (match := _DATE.fullmatch(text)):
        raise BadValueError(f"{shown(text)} is no date; {_date_hint(text)}")
    year, month, day = map(int, match.groups())
    if fault := _date_fault(year, month, day):
        raise BadValueError(f"{text} is no date: {fault}")
    return dt.date(year, month, day)


def _date_fault(year: int, month: int, day: int) -> str:
    if year not in _YEARS:
        return f"the year {year} cannot be right"
    if not 1 <= month <= 12:
        return f"there is no month {month}; write year-month-day, such as 2026-11-19"
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"month {month} of {year} has days 1 to {days}"
    return ""


def _date_hint(text: str) -> str:
    for form in _OTHER_DATES:
        if match := form.fullmatch(text):
            year, day = int(match["y"]), int(match["d"])
            month = _month(match["m"])
            if not _date_fault(year, month, day):
                return f"write {year}-{month:02}-{day:02}"
    return "write a date as 2026-11-19"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    name = text.casefold()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def read_time(text: str) -> dt.time:
    """Return the time of day in `text`, 24 hours; raises BadValueError."""
    match = _TIME.fullmatch(text)
    if match and (time := _time(*(int(part or 0) for part in match.groups()))):
        return time
    raise BadValueError(f"{shown(text)} is no time of day; {_time_hint(text)}")


def _time(hour: int, minute: int, second: int = 0) -> dt.time | None:
    if hour > 23 or minute > 59 or second > 59:
        return None
    return dt.time(hour, minute, second)


def _time_hint(text: str) -> str:
    if match := _OTHER_TIME.fullmatch(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        if match[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
        if time := _time(hour, minute):
            return f"write {time:%H:%M}, in 24 hours"
    return "write a time in 24 hours, such as 15:30"
