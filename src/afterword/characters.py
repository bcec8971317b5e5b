"""Characters by their names, for messages about those that a font lacks."""

import unicodedata
from collections.abc import Iterable


def named(characters: Iterable[str], most: int = 5) -> str:
    """Return each as “李” (U+674E CJK UNIFIED IDEOGRAPH-674E), at most `most` of them.

    They come in the order given, each once.
    """
    distinct = tuple(dict.fromkeys(characters))
    shown = [
        f"“{c}” (U+{ord(c):04X} {unicodedata.name(c, 'UNNAMED')})"
        for c in distinct[:most]
    ]
    more = len(distinct) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
