"""Files: their names, and writing them whole without losing anybody's work."""

from afterword.files.manifest import MANIFEST
from afterword.files.names import ascii_name, names, slug, transliterate, unused
from afterword.files.writes import (
    Plan,
    Written,
    plan_writes,
    write_all,
    write_new,
    write_one,
)

__all__ = [
    "MANIFEST",
    "Plan",
    "Written",
    "ascii_name",
    "names",
    "plan_writes",
    "slug",
    "transliterate",
    "unused",
    "write_all",
    "write_new",
    "write_one",
]
