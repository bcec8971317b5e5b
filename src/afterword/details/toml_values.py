"""Single values of TOML, which tomllib itself evaluates, one at a time."""

import re
import tomllib

from afterword.details.tree import Value

# Control characters are illegal in TOML; they pass as private ones, so that the
# walker can name the field that holds them.
_CONTROLS = (*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)
_HIDE = {code: 0x10FE00 + code for code in _CONTROLS}
_SHOW = {hidden: code for code, hidden in _HIDE.items()}


def hide_controls(text: str) -> str:
    """Return `text` with private characters in place of illegal ones."""
    return text.translate(_HIDE)


def show_controls(text: str) -> str:
    """Return `text` as it was before `hide_controls`."""
    return text.translate(_SHOW)


def evaluate(raw: str) -> Value:
    """Return the value that `raw` is; raises ValueError if it is none."""
    value: Value = tomllib.loads(f"value = {raw}")["value"]
    return show_controls(value) if isinstance(value, str) else value


def why_no_value(raw: str) -> str:
    """Return what is wrong with `raw`, which is no value, and what to write."""
    if raw.startswith(('"', "'")):
        return "in double quotes a backslash begins an escape; write \\\\ for itself"
    if not raw:
        return "a value is missing; leave the key out if there is none"
    if re.fullmatch(r"[0-9T:.Z +-]+", raw):
        return (
            f"{raw[:40]} is no date, time or number; write a date as 2026-11-19, a time"
            " as 15:30:00, and anything else in quotes"
        )
    return 'a text needs quotes in TOML, such as "…"; true and false need none'
