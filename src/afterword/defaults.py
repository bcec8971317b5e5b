"""What style leaves open, chosen by country from `layouts/defaults.toml`."""

from typing import Literal

import msgspec

from afterword.details.model import Address, Interview, Style
from afterword.resources import Assets, read_toml


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a country is used to: a letter, a card, a paper, and a kind of English."""

    letter: str
    card: str
    paper: str
    language: Literal["en-US", "en-GB"]


class Defaults(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The choices by country, and the country that a language stands for."""

    language: Literal["en-US", "en-GB"]
    languages: dict[str, str]
    countries: dict[str, Choice]
    other: Choice

    def of(self, country: str) -> Choice:
        """Return what `country` (ISO 3166-1, two letters) is used to."""
        return self.countries.get(country.upper(), self.other)


def defaults(assets: Assets) -> Defaults:
    """Return the defaults by country; raises AssetError."""
    return read_toml(assets, "layouts/defaults.toml", Defaults)


def choose_layout(style: Style, recipient: str, assets: Assets) -> str:
    """Return the letter's layout: the style's own, else as the recipient's country."""
    return style.letter or defaults(assets).of(recipient).letter


def choose_card(style: Style, sender: str, assets: Assets) -> str:
    """Return the card: the style's own, else as the candidate's country."""
    return style.card or defaults(assets).of(sender).card


def choose_language(
    style: Style, sender: Address | None, recipient: Address | None, assets: Assets
) -> Literal["en-US", "en-GB"]:
    """Return the language: the style's own, else as the candidate's country."""
    country = _country(sender) or _country(recipient)
    known = defaults(assets)
    return style.language or (known.of(country).language if country else known.language)


def resolve_style(
    style: Style, sender: Address | None, recipient: Address | None, assets: Assets
) -> Style:
    """Return `style` with all that it leaves open filled in for one recipient.

    The recipient's country chooses the letter's layout, the candidate's the card and
    the paper, because that is what they can buy and print on. A country that is not
    given is taken to be the other's; without any, the language's.
    """
    language = choose_language(style, sender, recipient, assets)
    home = defaults(assets).languages.get(language, "")
    from_country = _country(sender) or _country(recipient) or home
    to_country = _country(recipient) or _country(sender) or home
    return msgspec.structs.replace(
        style,
        card=choose_card(style, from_country, assets),
        letter=choose_layout(style, to_country, assets),
        paper=style.paper or defaults(assets).of(from_country).paper,
        language=language,
    )


def resolve(interview: Interview, assets: Assets) -> Style:
    """Return the interview's style with all that it leaves open filled in.

    The recipient is the company; an interviewer with another address may need
    `resolve_style`.
    """
    return resolve_style(
        interview.style, interview.candidate.address, interview.company.address, assets
    )


def _country(address: Address | None) -> str | None:
    return address.country if address else None
