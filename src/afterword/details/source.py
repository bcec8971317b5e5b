"""Bytes to text: encodings, line ends, size, and where an offset is."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from afterword.details.problems import DetailsError, Place, Problem
from afterword.details.tree import Mark

LARGEST = 1_048_576
"""A details file is some kilobytes; beyond 1 MB it is something else."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_END = re.compile("\r\n?")
_SAVE = "save the file as UTF-8 in your editor"


class UnreadableError(Exception):
    """The text cannot be read on from `offset`; caught in `afterword.details`."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


@dataclass(frozen=True, slots=True)
class Source:
    """A text with the name of its file; its lines end in LF only."""

    name: str
    text: str
    starts: tuple[int, ...]

    def mark(self, offset: int) -> Mark:
        """Return where the character at `offset` is."""
        line = bisect_right(self.starts, offset)
        return Mark(self.name, Place(line, offset - self.starts[line - 1] + 1))


def make_source(name: str, text: str) -> Source:
    """Return `text` with its line ends made LF, and the places of its lines."""
    text = _LINE_END.sub("\n", text)
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return Source(name, text, starts)


def decode(name: str, data: bytes) -> Source:
    """Return the text in `data`, without its byte order mark.

    UTF-8, or UTF-16 and UTF-32 with a byte order mark. Raises DetailsError for any
    other encoding, with the place of the first bad byte, for binary data and for more
    than 1 MB.
    """
    if len(data) > LARGEST:
        raise _refusal(name, "", "the file is larger than 1 MB; details take a few kB")
    bom, encoding = next(
        (pair for pair in _BOMS if data.startswith(pair[0])), (b"", "utf-8")
    )
    data = data[len(bom) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        raise _refusal(name, before, _bad_byte(data, error)) from None
    if "\0" in text:
        before = text[: text.index("\0")]
        message = f"a NUL character: this is no plain text; {_SAVE}"
        raise _refusal(name, before, message)
    return make_source(name, text)


def _bad_byte(data: bytes, error: UnicodeDecodeError) -> str:
    if error.encoding != "utf-8":
        return f"this is no valid {error.encoding.upper()}; {_SAVE}"
    byte = data[error.start]
    guess = bytes([byte]).decode("cp1252", "replace")
    maybe = f" (perhaps {guess!r} in Windows-1252)" if guess.isalpha() else ""
    return f"byte 0x{byte:02X} is not UTF-8{maybe}; {_SAVE}"


def _refusal(name: str, before: str, message: str) -> DetailsError:
    source = make_source(name, before)
    place = source.mark(len(source.text)).place
    return DetailsError((Problem(name, place, "", message),))
