"""Dates as languages write them."""

import datetime as dt

import pytest

from afterword.dates import day, long_date
from afterword.errors import AssetError

DATE = dt.date(2026, 11, 19)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en-US", "November 19, 2026"), ("en-GB", "19 November 2026")],
)
def test_a_date_in_full(language: str, written: str) -> None:
    assert long_date(DATE, language) == written


def test_a_date_by_a_pattern() -> None:
    assert day(DATE, "EEEE d MMMM", "en-GB") == "Thursday 19 November"


@pytest.mark.parametrize("pattern", ["h:mm", "QQQQQQQ"])
def test_what_is_no_pattern_of_dates(pattern: str) -> None:
    with pytest.raises(AssetError, match="no pattern of dates"):
        day(DATE, pattern, "en-US")
