"""What is chosen by country when the details leave it open."""

import pytest

from afterword.defaults import Defaults, defaults, resolve_style
from afterword.details.model import Address, Style
from afterword.documents.letter_layout import letter_layout
from afterword.layouts import papers
from afterword.resources import Assets

Chosen = tuple[str | None, str | None, str | None]


def chosen(assets: Assets, sender: str, recipient: str, **style: str) -> Chosen:
    addresses = [Address(country=c) if c else None for c in (sender, recipient)]
    found = resolve_style(Style(**style), addresses[0], addresses[1], assets)  # type: ignore[arg-type]
    return found.letter, found.card, found.paper


@pytest.mark.parametrize(
    ("sender", "recipient", "expected"),
    [
        ("US", "US", ("us-block", "us-a2", "letter")),
        ("US", "DE", ("din-5008-b", "us-a2", "letter")),
        ("DE", "US", ("us-block", "iso-a6", "a4")),
        ("GB", "", ("uk-block", "iso-a6", "a4")),
        ("", "AT", ("din-5008-b", "iso-a6", "a4")),
        ("DE", "FR", ("uk-block", "iso-a6", "a4")),
        ("", "", ("us-block", "us-a2", "letter")),
    ],
)
def test_countries_choose(
    assets: Assets, sender: str, recipient: str, expected: Chosen
) -> None:
    assert chosen(assets, sender, recipient) == expected


def test_without_countries_the_language_chooses(assets: Assets) -> None:
    british = chosen(assets, "", "", language="en-GB")
    assert british == ("uk-block", "iso-a6", "a4")


def test_what_is_chosen_already_stays(assets: Assets) -> None:
    style = {"letter": "uk-block", "card": "us-a7", "paper": "a4"}
    assert chosen(assets, "US", "US", **style) == ("uk-block", "us-a7", "a4")


def test_every_choice_exists(assets: Assets) -> None:
    table: Defaults = defaults(assets)
    for choice in (table.other, *table.countries.values()):
        assert choice.paper in papers(assets)
        assert letter_layout(assets, choice.letter).fit
        assert assets.find(f"layouts/letters/{choice.letter}.css")
