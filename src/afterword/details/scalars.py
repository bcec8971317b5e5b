"""A single value to what its field holds: text, number, yes or no, date or time."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from afterword.details.checks import KINDS, Case
from afterword.details.problems import BadValueError
from afterword.details.suggest import choice
from afterword.details.text import describe_hidden, find_hidden, lines, one_line, shown
from afterword.details.times import read_date, read_time
from afterword.details.tree import Value

_NUMBERS_TOO: dict[str, type] = {"code": int, "neatness": float}
"""Kinds of text that may be written as a number: a postal code, a phone number."""
_FILE_NAMES = frozenset(("file", "image", "profile"))
_LARGEST = 10**15
_BOOLEANS = {"true": True, "yes": True, "on": True}
_BOOLEANS |= {"false": False, "no": False, "off": False}


def read_scalar(value: Value, case: Case) -> Any:
    """Return `value` as its field holds it.

    Raises BadValueError, with what is wrong and what to write instead in plain words.
    """
    if isinstance(value, str):
        value = _clean(value, case)
    return _FORMS[case.shape.form](value, case)


def _clean(text: str, case: Case) -> str:
    if (at := find_hidden(text)) is not None:
        raise BadValueError(describe_hidden(text, at))
    if case.shape.kind == "notes":
        text = lines(text)
    elif case.shape.kind in _FILE_NAMES:
        text = text.strip()  # a name on disk has its own normal form
    else:
        text = one_line(text)
    if not text:
        raise BadValueError("is empty; write something or leave the key out")
    return text


def _text(value: Value, case: Case) -> str:
    if not isinstance(value, str):
        if not _may_be_number(value, case):
            hint = f'write it in quotes, "{_show(value)}", if it is meant'
            raise BadValueError(f"{_show(value)} stands where a text belongs; {hint}")
        value = _show(value)
    if case.shape.choices and value not in case.shape.choices:
        hint = choice(value, case.shape.choices)
        raise BadValueError(f"{shown(value)} is not possible here; {hint}")
    return KINDS[case.shape.kind](value, case)


def _may_be_number(value: Value, case: Case) -> bool:
    form = _NUMBERS_TOO.get(case.shape.kind)
    if form is None or isinstance(value, bool):
        return False
    return isinstance(value, int | form)


def _integer(value: Value, case: Case) -> int:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadValueError(f"{_show(value)} is no whole number; write one such as 1")
    least = -_LARGEST if case.shape.least is None else case.shape.least
    most = _LARGEST if case.shape.most is None else case.shape.most
    if not least <= value <= most:
        raise BadValueError(f"{_show(value)} is not from {least} to {most}")
    return value


def _boolean(value: Value, _case: Case) -> bool:
    if isinstance(value, str):
        value = _BOOLEANS.get(value.casefold(), value)
    if not isinstance(value, bool):
        raise BadValueError(
            f"{_show(value)} is neither yes nor no; write true or false"
        )
    return value


def _date(value: Value, _case: Case) -> dt.date:
    if isinstance(value, dt.datetime):
        raise BadValueError(f"write the date alone: {value.date().isoformat()}")
    return read_date(value.isoformat() if isinstance(value, dt.date) else _show(value))


def _time(value: Value, _case: Case) -> dt.time:
    if isinstance(value, dt.time):
        return value.replace(microsecond=0)
    return read_time(_show(value))


def _show(value: Value) -> str:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    # Python refuses to print an integer of thousands of digits.
    too_long = isinstance(value, int) and abs(value) > _LARGEST
    return "a number so long" if too_long else str(value)


_FORMS: dict[type, Callable[[Value, Case], Any]] = {
    str: _text,
    int: _integer,
    bool: _boolean,
    dt.date: _date,
    dt.time: _time,
}
