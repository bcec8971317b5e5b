"""What time it is for the documents: given, SOURCE_DATE_EPOCH, or the clock."""

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from afterword.details.model import Interview
from afterword.errors import AfterwordError

YEARS = range(1970, 2200)
"""The years in which letters are written."""


def now(given: str | None, environ: Mapping[str, str]) -> dt.datetime:
    """Return the time that `given` (ISO 8601) names, else that of the environment.

    SOURCE_DATE_EPOCH is in seconds since 1970 in UTC, by reproducible-builds.org.
    A given time without an offset stays without: it is local to the interview.
    Raises AfterwordError if either is no time, or one of another century.
    """
    if given:
        try:
            moment = dt.datetime.fromisoformat(given)
            if moment.year in YEARS:
                return moment
        except ValueError:
            pass
        raise AfterwordError(
            f"{given!r} is no time", "write 2026-11-22 or 2026-11-22T18:30"
        )
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        except (ValueError, OverflowError, OSError):
            raise AfterwordError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is no time", "write seconds since 1970"
            ) from None
    return dt.datetime.now().astimezone()


def sending_date(interview: Interview, moment: dt.datetime) -> dt.date:
    """Return the date on card and letter: the file's, else `moment`'s where it was."""
    if interview.sending.date:
        return interview.sending.date
    zone = interview.interview.timezone
    if zone and moment.tzinfo:
        moment = moment.astimezone(ZoneInfo(zone))
    return moment.date()
