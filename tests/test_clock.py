import datetime as dt

import pytest
from msgspec.structs import replace

from afterword.clock import now, sending_date
from afterword.details.model import Meeting, Sending
from afterword.errors import AfterwordError
from tests.writing.interviews import interview

IN_DENVER = interview(
    interview=Meeting(date=dt.date(2026, 11, 19), timezone="America/Denver")
)


def test_a_given_time_is_local_to_the_interview() -> None:
    assert sending_date(IN_DENVER, now("2026-11-22T23:30", {})) == dt.date(2026, 11, 22)


def test_a_given_offset_is_taken_to_the_zone_of_the_interview() -> None:
    moment = now("2026-11-22T03:00+00:00", {})
    assert sending_date(IN_DENVER, moment) == dt.date(2026, 11, 21)
    assert sending_date(interview(), moment) == dt.date(2026, 11, 22)


def test_the_epoch_of_the_environment_counts_unless_a_time_is_given() -> None:
    environ = {"SOURCE_DATE_EPOCH": "0"}
    assert now(None, environ) == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    assert now("2026-11-22", environ).year == 2026


def test_without_either_it_is_now() -> None:
    before = dt.datetime.now(dt.UTC)
    assert before <= now(None, {}) <= dt.datetime.now(dt.UTC)


def test_the_date_of_the_file_comes_first() -> None:
    dated = replace(IN_DENVER, sending=Sending(date=dt.date(2026, 12, 1)))
    assert sending_date(dated, now(None, {})) == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("given", "environ"),
    [
        ("tomorrow", {}),
        ("0001-01-01T00:00+14:00", {}),
        (None, {"SOURCE_DATE_EPOCH": "soon"}),
    ],
    ids=["option", "century", "environment"],
)
def test_what_is_no_time_is_refused(given: str | None, environ: dict[str, str]) -> None:
    with pytest.raises(AfterwordError, match="is no time; write"):
        now(given, environ)
