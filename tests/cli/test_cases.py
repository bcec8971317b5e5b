"""Every case makes a kit that a person could send."""

import json
from pathlib import Path

import pytest

from afterword.details.model import Interview
from afterword.details.read import read_details
from afterword.files import slug
from afterword.resources import Assets
from tests import reading
from tests.conftest import Run

NOW = "2026-11-22T12:00"
MEDIA = {"brief": "card", "full": "letter"}


@pytest.fixture(scope="module")
def kits() -> dict[Path, dict[str, bytes]]:
    return {}


@pytest.fixture
def kit(
    case: Path, run: Run, tmp_path: Path, kits: dict[Path, dict[str, bytes]]
) -> dict[str, bytes]:
    """The files that `make` writes for the case, by the end of their names."""
    if case not in kits:
        run("make", case, "--now", NOW, "-o", "kit")
        kits[case] = {
            path.name: path.read_bytes() for path in (tmp_path / "kit").glob("*/*")
        }
    return kits[case]


@pytest.fixture
def facts(case: Path, assets: Assets) -> Interview:
    return read_details(case, assets).interview


def pdfs(kit: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in kit.items() if name.endswith(".pdf")}


@pytest.fixture
def messages(case: Path, run: Run) -> dict[str, list[str]]:
    """The paragraphs of each message by the end of its files' names."""
    people = json.loads(run("text", case, "--json").stdout)
    return {
        f"{slug(person['to'], '')}-{MEDIA[message['register']]}": [
            paragraph["text"] for paragraph in message["paragraphs"]
        ]
        for person in people
        for message in person["messages"]
    }


def test_a_kit_is_complete(kit: dict[str, bytes], facts: Interview) -> None:
    ends = ("-card.pdf", "-card.eml", "-letter.pdf", "-letter.eml")
    for end in ends:
        made = [name for name in kit if name.endswith(end)]
        assert len(made) == len(facts.interviewers)
    assert len(kit) == len(ends) * len(facts.interviewers)


def test_pages_are_single_and_of_the_right_size(
    kit: dict[str, bytes], facts: Interview
) -> None:
    cards = {"iso-a6": (148, 105), "us-a2": (139.7, 107.9)}
    letters = {
        "us-block": (215.9, 279.4),
        "uk-block": (210, 297),
        "din-5008-b": (210, 297),
    }
    for name, data in pdfs(kit).items():
        (size,) = reading.page_sizes(data)
        expected = cards if name.endswith("card.pdf") else letters
        asked = facts.style.card if name.endswith("card.pdf") else facts.style.letter
        allowed = [expected[asked]] if asked else list(expected.values())
        assert any(size == pytest.approx(choice, abs=0.2) for choice in allowed)


def test_all_fonts_are_embedded(kit: dict[str, bytes]) -> None:
    for data in pdfs(kit).values():
        assert reading.loose_fonts(data) == []


@pytest.mark.parametrize("read", [reading.pdfium_text, reading.poppler_text])
def test_paper_and_email_have_the_same_words(
    kit: dict[str, bytes], messages: dict[str, list[str]], read: reading.Reader
) -> None:
    for name, paragraphs in messages.items():
        on_paper = read(kit[f"{name}.pdf"])
        in_mail = reading.plain_body(kit[f"{name}.eml"])
        for paragraph in paragraphs:
            assert paragraph in on_paper
            assert paragraph in in_mail


def test_qr_codes_lead_to_the_portfolio(
    kit: dict[str, bytes], facts: Interview, tmp_path: Path
) -> None:
    portfolio = facts.candidate.portfolio
    expected = [portfolio.url] if portfolio else []
    for data in pdfs(kit).values():
        for dpi in (150, 300):
            image = reading.picture(data, dpi)
            assert reading.zxing(image) == expected
            assert reading.zbar(image, tmp_path) == expected


def test_no_document_holds_what_belongs_to_others(
    kit: dict[str, bytes], facts: Interview
) -> None:
    for name, data in kit.items():
        text = (
            reading.plain_body(data)
            if name.endswith(".eml")
            else reading.pdfium_text(data)
        )
        addresses = {person.email for person in facts.interviewers if person.email}
        assert sum(address in text for address in addresses) <= 1
        present = [p.name for p in facts.interviewers if p.name in text]
        assert len(present) <= 1
        assert not facts.notes or facts.notes not in text
