"""From what was typed to an order: read the file, choose the people and the day."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.options import Options
from afterword.details.model import Interviewer

if TYPE_CHECKING:
    from afterword.details.read import Details
    from afterword.kit import Order


def load(source: Path, options: Options) -> "Details":
    """Return the details in `source` with the overrides of the command line."""
    from afterword.details.read import read_details

    return read_details(source, options.assets, options.overrides)


def choose(people: Sequence[Interviewer], wanted: Sequence[str]) -> list[Interviewer]:
    """Return who of `people` is wanted by a part of the name, or all.

    Raises click.UsageError if a name fits nobody, or several.
    """
    if not wanted:
        return list(people)
    chosen = [_one(people, name) for name in wanted]
    return [person for person in people if person in chosen]


def _one(people: Sequence[Interviewer], name: str) -> Interviewer:
    exact = [person for person in people if person.name == name]
    part = name.casefold()
    fitting = exact or [p for p in people if part and part in p.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    what = "fits several people" if fitting else "is nobody of this interview"
    names = ", ".join(person.name for person in fitting or people)
    raise click.UsageError(f"--to {name} {what}: {names}")


def order(details: "Details", kinds: tuple[str, ...], options: Options) -> "Order":
    """Return the order for those `kinds`, for the chosen people, for the day."""
    from afterword import clock
    from afterword.kit import Order
    from afterword.writing import addressees

    interview = details.interview
    return Order(
        interview=interview,
        files=details.files,
        people=tuple(choose(addressees(interview), options.to)),
        kinds=kinds,
        date=clock.sending_date(interview, clock.now(options.now, os.environ)),
    )
