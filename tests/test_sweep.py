"""Long sweeps over inputs; `make sweep` runs them."""

import re
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from afterword import clock, kit
from afterword.details.read import read_details
from afterword.resources import Assets
from afterword.writing import addressees, correspondence
from tests import reading

pytestmark = pytest.mark.sweep

FLAWS = re.compile(
    r"[{}]|\b(?:a|an|the) (?:a|an|the)\b|\b(\w+) \1\b"
    r"|\.\.|[?!]\.|\s,|(?<!\w\.)[.?!] [a-z]"
)
NOW = clock.now("2026-11-22T12:00", {})


@pytest.mark.parametrize("tone", ["warm", "formal", "plain"])
def test_two_hundred_variants_are_without_flaws(
    case: Path, tone: str, assets: Assets
) -> None:
    interview = read_details(case, assets).interview
    for variant in range(1, 201):
        style = replace(interview.style, tone=tone, variant=variant)
        written = correspondence(replace(interview, style=style), assets)
        for message in (m for messages in written.values() for m in messages):
            text = " ".join(paragraph.text for paragraph in message.paragraphs)
            assert not FLAWS.search(text), (variant, text)
            assert message.words <= {"brief": 90, "full": 250}[message.register]
            assert text.count("?") <= 1


@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("hand", ["caveat", "zeyada", "kalam", "dancing-script"])
def test_every_card_reads_back(
    case: Path, hand: str, seed: int, assets: Assets
) -> None:
    details = read_details(case, assets)
    names = assets.names("layouts/cards", ".toml")
    for card, way in product(names, ("landscape", "portrait")):
        interview = details.interview
        style = replace(
            interview.style, hand=hand, card=card, orientation=way, seed=seed
        )
        interview = replace(interview, style=style)
        order = kit.Order(
            interview=interview,
            files=details.files,
            people=addressees(interview),
            kinds=("card.pdf",),
            date=clock.sending_date(interview, NOW),
        )
        made = kit.make(order, assets)
        assert made.failures == ()
        written = correspondence(interview, assets)
        for item in made.items:
            brief = next(m for m in written[item.person] if m.register == "brief")
            for read in (reading.pdfium_text, reading.poppler_text):
                text = read(item.data)
                assert all(p.text in text for p in brief.paragraphs)
