"""From the facts of an interview to messages, one for each addressee."""

from afterword.writing.compose import addressees, compose, correspondence, registers
from afterword.writing.message import Link, Message, Paragraph, Register

__all__ = [
    "Link",
    "Message",
    "Paragraph",
    "Register",
    "addressees",
    "compose",
    "correspondence",
    "registers",
]
