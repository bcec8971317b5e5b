"""`make`, `card`, `letter`, `email` and `preview`: commands that make documents."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.interrupts import leaving_at_once
from afterword.cli.options import DETAILS, Options, writing_options
from afterword.cli.report import Outcome, Report, finish, print_json, say, worst
from afterword.cli.session import load, order
from afterword.errors import AfterwordError, WriteError

if TYPE_CHECKING:
    from afterword.details.read import Details
    from afterword.kit import Kit

Kinds = Callable[["Details"], tuple[str, ...]]


@click.command()
@click.argument("files", nargs=-1, required=True, type=DETAILS)
@writing_options
def make(files: tuple[Path, ...], options: Options) -> None:
    """Make the whole kit for every interviewer: card, letter and their emails."""
    from afterword.kit import whole_kit

    _each(files, lambda details: whole_kit(details.interview, options.assets), options)


@click.command()
@click.argument("file", type=DETAILS)
@writing_options
def card(file: Path, options: Options) -> None:
    """Make the handwritten card as PDF; with --sheet also a sheet of them."""

    def kinds(details: "Details") -> tuple[str, ...]:
        sheet = ("card-sheet.pdf",) if details.interview.style.sheet else ()
        return ("card.pdf", *sheet)

    _each((file,), kinds, options)


@click.command()
@click.argument("file", type=DETAILS)
@writing_options
def letter(file: Path, options: Options) -> None:
    """Make the formal letter as PDF."""
    _each((file,), lambda _: ("letter.pdf",), options)


@click.command()
@click.argument("file", type=DETAILS)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["eml", "txt", "html"]),
    default="eml",
    help="A draft for your mail program (eml), plain text, or HTML.",
)
@click.option(
    "--twin",
    type=click.Choice(["card", "letter", "both"]),
    help="Whose words it has; left out: both into a folder, else the letter's.",
)
@writing_options
def email(file: Path, format_: str, twin: str | None, options: Options) -> None:
    """Make the email with the words of the card or of the letter."""
    twin = twin or ("letter" if options.single_file else "both")
    twins = ("card", "letter") if twin == "both" else (twin,)
    _each((file,), lambda _: tuple(f"{twin}.{format_}" for twin in twins), options)


@click.command()
@click.argument("file", type=DETAILS)
@click.option(
    "--dpi", type=click.IntRange(36, 1200), default=150, help="Pixels per inch."
)
@writing_options
def preview(file: Path, dpi: int, options: Options) -> None:
    """Make PNG pictures of what `make` writes, to look at before printing."""
    from afterword.kit import pictures, whole_kit

    def kinds(details: "Details") -> tuple[str, ...]:
        kinds = whole_kit(details.interview, options.assets)
        return tuple(kind for kind in kinds if kind.endswith(".pdf"))

    _each((file,), kinds, options, lambda kit: pictures(kit, dpi))


def _each(
    files: tuple[Path, ...],
    kinds: Kinds,
    options: Options,
    change: "Callable[[Kit], Kit]" = lambda kit: kit,
) -> None:
    """Make the documents of each file; a faulty file does not stop the others."""
    reports = list[Report]()
    for file in files:
        try:
            outcome = _outcome(file, kinds, options, change)
            _require_new(outcome, reports, options)
            reports.append(finish(outcome, options))
        except AfterwordError as error:
            if len(files) == 1:
                raise
            say(str(error))
            record: dict[str, object] = {"source": str(file), "error": str(error)}
            reports.append(Report(error.exit_code, record))
    _tell_stale(reports)
    if options.json:
        records = [report.record for report in reports]
        print_json(records[0] if len(records) == 1 else records)
    sys.exit(worst(report.code for report in reports))


def _require_new(outcome: Outcome, reports: Sequence[Report], options: Options) -> None:
    """Refuse to write over what another file of the same call made."""
    before = {path for report in reports for path in report.paths}
    same = before & set(outcome.paths(options))
    if same:
        raise WriteError(
            f"{outcome.source} makes the same files as one before it, such as"
            f" {min(same)}",
            "make it by itself, into another folder with -o",
        )


def _tell_stale(reports: Sequence[Report]) -> None:
    made = {path for report in reports for path in report.paths}
    for path in sorted({path for report in reports for path in report.stale} - made):
        say(f"{path} is from an earlier run; this one did not make it")


def _outcome(
    file: Path, kinds: Kinds, options: Options, change: "Callable[[Kit], Kit]"
) -> Outcome:
    with leaving_at_once():
        from afterword import kit

        details = load(file, options)
        wanted = order(details, kinds(details), options)
        made = change(kit.make(wanted, options.assets))
    return Outcome(file, wanted, made)
