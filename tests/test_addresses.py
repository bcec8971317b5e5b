"""Addresses by the habits of the country they go to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.addresses import country_name, domestic_lines, patterns, postal_lines
from afterword.details.model import Address
from afterword.resources import Assets

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("country", "parts", "lines"),
    [
        ("US", ("900 Main St", "Austin", "TX", "78701"), "Austin, TX 78701"),
        ("CA", ("1 Rue X", "Ottawa", "ON", "K1A 0B1"), f"Ottawa ON{NBSP * 2}K1A 0B1"),
        ("AU", ("1 King St", "Sydney", "NSW", "2000"), "Sydney NSW 2000"),
        ("GB", ("2 Priory Road", "Bradford", None, "BD1 2AB"), "Bradford|BD1 2AB"),
        (
            "IE",
            ("3 Quay", "Sligo", "Co. Sligo", "F91 X0X0"),
            "Sligo|Co. Sligo|F91 X0X0",
        ),
        ("DE", ("Gleimstraße 12", "Berlin", None, "10437"), "10437 Berlin"),
        ("AT", ("Gasse 1", "Wien", None, "1010"), "1010 Wien"),
        ("CH", ("Weg 2", "Bern", None, "3000"), "3000 Bern"),
        ("FR", ("1 rue A", "Lyon", None, "69001"), "69001 Lyon"),
        ("DK", ("Vej 41", "København", None, "1620"), "1620 København"),
        ("NL", ("Kade 5", "Utrecht", None, "3511 AB"), f"3511 AB{NBSP * 2}Utrecht"),
        ("IT", ("Via B 1", "Roma", "RM", "00184"), "00184 Roma RM"),
        ("BR", ("Rua C", "Recife", "PE", "50000-000"), "Recife - PE|50000-000"),
    ],
)
def test_a_country_has_its_order(
    assets: Assets,
    country: str,
    parts: tuple[str, str, str | None, str],
    lines: str,
) -> None:
    street, city, region, code = parts
    address = Address(
        street=(street,), city=city, region=region, postal_code=code, country=country
    )
    assert domestic_lines(address, "", assets) == (street, *lines.split("|"))


def test_hungary_writes_the_town_first(assets: Assets) -> None:
    address = Address(
        street=("Fő u. 1",), city="Pécs", postal_code="7621", country="HU"
    )
    assert domestic_lines(address, "", assets) == ("Pécs", "Fő u. 1", "7621")


def test_the_country_is_added_when_a_border_is_crossed(assets: Assets) -> None:
    address = Address(street=("Vej 41",), city="København", country="DK")
    assert postal_lines(address, "DE", assets, "en-GB")[-1] == "DENMARK"
    assert postal_lines(address, "DK", assets, "en-GB")[-1] == "København"
    assert postal_lines(address, "dk", assets, "en-GB")[-1] == "København"
    assert postal_lines(address, None, assets, "en-GB")[-1] == "København"


def test_lines_are_printed_as_they_are(assets: Assets) -> None:
    address = Address(lines=("c/o Hill", " ", "1 Way", "France"), country="FR")
    assert domestic_lines(address, "US", assets) == ("c/o Hill", "1 Way", "France")
    assert postal_lines(address, "US", assets, "en-US")[-2:] == ("1 Way", "FRANCE")


def test_an_address_without_country_is_at_home(assets: Assets) -> None:
    address = Address(city="Austin", region="TX", postal_code="78701")
    assert domestic_lines(address, "US", assets) == ("Austin, TX 78701",)


def test_countries_are_named_in_the_language_of_the_letter() -> None:
    assert country_name("DE", "en-US") == "Germany"
    assert country_name("CI", "en-GB") == "Côte d’Ivoire"
    assert country_name("XX", "en-GB") == "XX"


@given(data=st.data())
def test_what_is_missing_leaves_nothing_behind(data: st.DataObject) -> None:
    from afterword.resources import built_in

    assets = Assets((built_in(),))
    part = st.none() | st.just("Part")
    address = Address(
        city=data.draw(part),
        region=data.draw(part),
        postal_code=data.draw(part),
        country=data.draw(st.sampled_from(["", "XX", *patterns(assets).countries])),
    )
    for line in domestic_lines(address, "", assets):
        assert line.startswith("Part")
        assert line.endswith("Part")
