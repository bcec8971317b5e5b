"""What is said to one interviewer in one register; it knows no medium."""

from dataclasses import dataclass
from typing import Literal

Register = Literal["brief", "full"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the moves (thanks, topic, question …) that it makes."""

    text: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The candidate's portfolio: where it is and what it is called."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """One follow-up to one person, in curly quotes and without any layout.

    `salutation` and `close` come without their final punctuation, which is each
    medium's own. `postscript` has no label. `language` is a BCP 47 tag.
    """

    register: Register
    language: str
    addressee: str
    salutation: str
    paragraphs: tuple[Paragraph, ...]
    close: str
    signature: str
    postscript: str | None
    link: Link | None
    subject: str

    @property
    def postscript_line(self) -> str | None:
        """The postscript as it is written, with its label."""
        return f"P.S. {self.postscript}" if self.postscript else None

    @property
    def words(self) -> int:
        """The number of words in the paragraphs."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)
