"""What characters a text may hold, and how a text is made tidy."""

import re
import unicodedata

# Invisible although no control or format character: fillers and blanks.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Format characters (category Cf) that are visible: Arabic and Kaithi number signs.
_VISIBLE = frozenset(map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891)))
_JOINERS = "\u200c\u200d"
_LINE_ENDS = "\t\n\r\x85\u2028\u2029"
_SUSPECT = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_LONGEST_SHOWN = 40


def shown(text: str) -> str:
    """Return `text` fit for a message: short, and without deceiving characters."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(
        char if char.isprintable() and not _is_hidden(char) else f"\\u{ord(char):04x}"
        for char in short
    )


def _is_hidden(char: str) -> bool:
    if char in _BLANKS:
        return True
    return unicodedata.category(char) in _SUSPECT and char not in _VISIBLE


def find_hidden(text: str) -> int | None:
    """Return where the first character is that cannot be seen but may deceive.

    Controls other than white space, bidirectional controls (Unicode's "Trojan
    Source" characters among them), zero-width characters, lone surrogates. A joiner
    between two characters of a word is part of the spelling and may stay.
    """
    if text.isascii() and text.isprintable():
        return None
    for at, char in enumerate(text):
        if char in _LINE_ENDS or not _is_hidden(char):
            continue
        if char in _JOINERS and _inside_word(text, at):
            continue
        return at
    return None


def _inside_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return all(side and not side.isspace() and side.isprintable() for side in around)


def describe_hidden(text: str, at: int) -> str:
    """Return what is wrong with the character at `at`, and what to do."""
    char = text[at]
    name = unicodedata.name(char, "")
    kind = {"Cc": "control character", "Cs": "lone surrogate"}.get(
        unicodedata.category(char), "invisible character"
    )
    code = f"U+{ord(char):04X}" + (f" ({name})" if name else "")
    before = shown(text[max(at - 12, 0) : at].lstrip())
    where = f"after “{before}”" if before else "at the beginning"
    return f"{kind} {code} {where}; delete it"


def one_line(text: str) -> str:
    """Return `text` in NFC with each run of white space and line ends as a space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lines(text: str) -> str:
    """Return `text` in NFC with its lines kept, each tidy, none empty at the ends."""
    normal = unicodedata.normalize("NFC", text)
    return "\n".join(" ".join(line.split()) for line in normal.splitlines()).strip("\n")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, parted at blank lines, with their lines."""
    return tuple(part for part in re.split(r"\n{2,}", lines(text)) if part)
