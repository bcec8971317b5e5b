"""Whatever a person writes: literally on the page, or a clear error."""

from dataclasses import replace

import msgspec
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.details.model import Address, Candidate, Enclosure, Style
from afterword.documents import letter
from afterword.documents.letter_text import clean, keep_together
from afterword.documents.mailpiece import Mailpiece, Recipient
from afterword.errors import DocumentError
from afterword.writing.message import Link
from tests.documents.letter_pieces import (
    ASSETS,
    BODY,
    DE,
    US,
    lines,
    message,
    paragraphs,
    piece,
    position,
)
from tests.reading import pdfium_text, poppler_text, words

HARMLESS = (
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "<b>x</b> & <script>alert(1)</script>",
    "%s %(name)s",
    "Bcc: x@example.org",
    "Zoë Müller-Łukasz",
    "Nguyễn Thị Hường",
    "“efficient office” — ‘flow’ … 5 × 3 − 1",
    "</p></body></html>",
    'url("file:///etc/hostname")',
)


def everywhere(text: str) -> Mailpiece:
    """Return a piece with `text` in every field."""
    address = Address(street=(text,), city=text, postal_code="1", country="GB")
    said = message(
        salutation=f"Dear {text}",
        signature=text,
        close=text,
        subject=text,
        postscript=text,
        paragraphs=paragraphs(BODY[0], text, f"{text} at the beginning", BODY[3]),
    )
    return piece(
        message=said,
        sender=Candidate(name=text, phone=text, email=text, address=address),
        recipient=Recipient(text, text, text, None, address),
        role=text,
        reference=text,
        enclosures=(Enclosure(title=text),),
        cc=(text, text),
        style=Style(letter="uk-block"),
    )


def outside(data: bytes) -> list[str]:
    """Return the characters that are not wholly on their page."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for sheet in document:
            width, height = sheet.get_size()
            text = sheet.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if left < 0 or bottom < 0 or right > width or top > height:
                    found.append(text.get_text_range(index, 1))
    return found


@pytest.mark.parametrize("text", HARMLESS)
def test_text_is_text(text: str) -> None:
    document = letter.render(everywhere(text), ASSETS)
    for read in (pdfium_text, poppler_text):
        assert read(document.data).count(text) >= 8
    assert outside(document.data) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("李小龍", "“小” (U+5C0F CJK UNIFIED IDEOGRAPH-5C0F)"),
        ("well done 🎉", "PARTY POPPER"),
        ("שלום", "HEBREW LETTER SHIN"),
    ],
)
def test_what_no_typeface_has_is_named(text: str, named: str) -> None:
    with pytest.raises(DocumentError) as caught:
        letter.render(everywhere(text), ASSETS)
    assert named in str(caught.value)


def test_another_typeface_steps_in_for_the_whole_letter() -> None:
    document = letter.render(everywhere("Привет, Ελένη"), ASSETS)
    assert len(document.notes) == 1
    assert "set in Lato: Crimson Text lacks “П” (U+041F" in document.notes[0]
    assert b"Crimson" not in document.data
    assert pdfium_text(document.data).count("Привет, Ελένη") >= 8


@pytest.mark.parametrize(
    ("layout", "letter_of_word"),
    [("us-block", "W"), ("uk-block", "-"), ("uk-block", "i")],
)
def test_a_long_word_stays_on_the_page(layout: str, letter_of_word: str) -> None:
    word = "x" + letter_of_word * 298 + "x"
    awkward = replace(everywhere(word), style=Style(letter=layout))
    data = letter.render(awkward, ASSETS).data
    assert outside(data) == []
    squeezed = "".join(pdfium_text(data).replace("￾", "-").split())
    assert squeezed.count(word) >= 4


@pytest.mark.parametrize("name", ["W" * 300, "Ottoline " * 20])
def test_a_long_name_does_not_enter_the_window(name: str) -> None:
    sender = Candidate(name=name, address=DE)
    with pytest.raises(DocumentError, match="too long for the letterhead"):
        letter.render(piece("din-5008-b", sender=sender), ASSETS)


def test_an_address_that_the_window_cannot_show_is_named() -> None:
    long = msgspec.structs.replace(
        US,
        street=("Building 7", "Third Floor", "Room 9", "Desk 3", "900 Congress Avenue"),
    )
    to = replace(piece().recipient, address=long)
    with pytest.raises(DocumentError) as caught:
        letter.render(piece("din-5008-b", recipient=to), ASSETS)
    assert "takes 9 lines, but the window of the envelope shows 8" in str(caught.value)
    assert "Building 7 / Third Floor" in str(caught.value)


def test_a_wide_line_counts_as_two() -> None:
    to = replace(
        piece().recipient,
        company="The Incorporated Society for the Recording of Inland Weather",
        address=msgspec.structs.replace(US, street=("A", "B", "C", "9 Low Road")),
    )
    with pytest.raises(DocumentError, match="takes 9 lines"):
        letter.render(piece("din-5008-b", recipient=to), ASSETS)


@pytest.mark.parametrize("more", [1, 2])
def test_lines_too_many_for_the_window_grow_upwards(more: int) -> None:
    streets = ("Third Floor", "Building 7", "900 Congress Avenue")[-1 - more :]
    address = msgspec.structs.replace(US, street=("Reception", *streets))
    to = replace(piece().recipient, address=address)
    data = letter.render(piece("din-5008-b", recipient=to), ASSETS).data
    assert 45 < position(data, "Daniel Reyes ·")[1] < 62.7 - 4.5 * more
    assert position(data, "Ms. Amara")[1] == pytest.approx(66.1 - 4.55 * more, abs=0.5)
    assert position(data, "900 Congress")[1] == pytest.approx(84.3, abs=0.5)


@pytest.mark.parametrize("tail", ["", "/x", "?utm_source=letter&ref=" + "9" * 40])
def test_a_long_web_address_stands_on_even_lines(tail: str) -> None:
    url = "https://daniel.example.org/work/2026/data-platform/nightly-load" + tail
    said = message(link=Link(url, "my work"))
    found = lines(letter.render(piece(message=said), ASSETS).data)
    start = next(i for i, line in enumerate(found) if line.endswith("My work")) + 1
    below = " ".join(found[start:]).split()
    assert "".join(below) == url
    assert len(below) == -(-len(url) // 48)
    assert max(map(len, below)) - min(map(len, below)) <= 20


def test_no_line_within_a_paragraph_is_short() -> None:
    """However the ends of lines fall, between words that are kept whole and others."""
    said = (
        "we talked about late-arriving events, Mx Price-Hughes and a well-known atlas"
    )
    found = said.split() * 12
    texts = [
        " ".join(found[n : n + 55]) + " " + "i" * (n % 12) + "." for n in range(48)
    ]
    long = piece("uk-block", message=message(paragraphs=paragraphs(*texts)))
    set_lines = [
        line
        for line in lines(letter.render(long, ASSETS).data)
        if line[-1:] != "." and any(line in text for text in texts)
    ]
    assert len(set_lines) > 130
    assert min(map(len, set_lines)) > 0.75 * max(map(len, set_lines))


def test_two_short_words_are_no_last_line() -> None:
    start = "Thank you for showing me how your team tests a forecast before it ships."
    texts = [f"{'i' * n} {start} {start}" for n in range(1, 40)]
    many = piece("uk-block", message=message(paragraphs=paragraphs(*texts)))
    found = lines(letter.render(many, ASSETS).data)
    assert sum(line.endswith("it ships.") for line in found) >= len(texts)
    assert "ships." not in found


latin = st.characters(
    max_codepoint=0x17F,
    exclude_categories=("Cc", "Cs", "Co", "Cn"),
    exclude_characters="Ŀŀ",  # old letters with a dot, which PDFium reads apart
)


@given(st.text(latin | st.sampled_from(" -–—’“”ễịườ/@"), min_size=1, max_size=400))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_paragraph_is_read_back_or_refused(text: str) -> None:
    said = message(paragraphs=paragraphs(BODY[0], text, BODY[3]))
    try:
        data = letter.render(piece(message=said), ASSETS).data
    except DocumentError:
        return
    assert outside(data) == []
    squeezed = "".join(pdfium_text(data).split())
    assert "".join(clean(text).split()) in squeezed


@given(st.text(max_size=200))
def test_keeping_together_loses_no_word(text: str) -> None:
    marked = keep_together(text, "en-US")
    assert words(marked.striptags()) == words(clean(text))


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_names_and_dates_stay_together() -> None:
    kept = keep_together(
        "Ask Dr. Menon and Ms Okafor on November 19 or 4 May.", "en-US"
    )
    assert "Dr.\u00a0Menon" in kept
    assert "Ms\u00a0Okafor" in kept
    assert "November\u00a019" in kept
    assert "4\u00a0May" in kept
