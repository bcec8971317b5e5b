"""Writing what was made, and saying so: paths on stdout, words on stderr."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.options import Options
from afterword.errors import EngineMissingError
from afterword.files import Plan, plan_writes, write_all

if TYPE_CHECKING:
    from afterword.kit import Failure, Item, Kit, Order

DEFAULT_FOLDER = Path("output")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made from one details file."""

    source: Path
    order: "Order"
    kit: "Kit"

    def paths(self, options: Options) -> tuple[Path, ...]:
        """Return where the documents would go below the output folder."""
        folder = options.output or DEFAULT_FOLDER
        return tuple(folder / item.name for item in self.kit.items)


def say(text: str) -> None:
    """Print a line on stderr."""
    click.echo(text, err=True)


def print_json(value: object) -> None:
    """Print a value on stdout as JSON."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def worst(codes: Iterable[int]) -> int:
    """Return the exit code for several: faults come before missing engines."""
    codes = set(codes)
    return 1 if 1 in codes else max(codes, default=0)


@dataclass(frozen=True, slots=True)
class Report:
    """How it ended for one details file: the exit code, and a record for programs.

    `stale` are files of an earlier run that this one did not make.
    """

    code: int
    record: dict[str, object]
    paths: tuple[Path, ...] = ()
    stale: tuple[Path, ...] = ()


def finish(outcome: Outcome, options: Options) -> Report:
    """Write the documents, and say what is to be known."""
    kit = outcome.kit
    paths, stale = tuple[Path, ...](), tuple[Path, ...]()
    if options.to_stdout:
        item = _only(kit)
        sys.stdout.buffer.write(item.data if item else b"")
    else:
        paths, stale = _written(kit, options)
        _show(outcome, paths, options)
    for failure in kit.failures:
        say(f"{failure.person}, {failure.kind}: {failure.error}")
    if not options.quiet:
        for note in kit.notes:
            say(note)
    code = worst(failure.error.exit_code for failure in kit.failures)
    return Report(code, _record(outcome, paths), paths, stale)


def _only(kit: "Kit") -> "Item | None":
    """Return the one document there is; more than one is a fault of usage."""
    if len(kit.items) > 1:
        names = ", ".join(item.name for item in kit.items)
        raise click.UsageError(f"-o names one file, but there are several: {names}")
    return kit.items[0] if kit.items else None


def _written(kit: "Kit", options: Options) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the documents, unless it is a dry run; return their paths and the stale."""
    plan = _plan(kit, options)
    if options.dry_run or not plan.files:
        return plan.paths, ()
    done = write_all(plan)
    for path in done.unchanged if options.verbose else ():
        say(f"{path} was there unchanged")
    return done.paths, done.stale


def _plan(kit: "Kit", options: Options) -> Plan:
    output = options.output or DEFAULT_FOLDER
    if options.single_file:
        item = _only(kit)
        files = {output.name: item.data} if item else {}
        return plan_writes(output.parent, files, force=options.force)
    files = {item.name: item.data for item in kit.items}
    return plan_writes(output, files, covers=kit.covers, force=options.force)


def _show(outcome: Outcome, paths: tuple[Path, ...], options: Options) -> None:
    for path in () if options.json else paths:
        click.echo(path)
    if options.dry_run:
        say("nothing was written, because of --dry-run")
    elif not options.quiet:
        for line in _advice(outcome.kit, options.output or DEFAULT_FOLDER):
            say(line)
    if options.open and not options.dry_run:
        for path in paths:
            click.launch(str(path))


def _record(outcome: Outcome, paths: tuple[Path, ...]) -> dict[str, object]:
    return {
        "source": str(outcome.source),
        "date": outcome.order.date.isoformat(),
        "files": [str(path) for path in paths],
        "failures": [_failure(failure) for failure in outcome.kit.failures],
        "notes": list(outcome.kit.notes),
    }


def _failure(failure: "Failure") -> dict[str, object]:
    return {
        "person": failure.person,
        "document": failure.kind,
        "message": failure.error.message,
        "hint": failure.error.hint,
        "engine_missing": isinstance(failure.error, EngineMissingError),
    }


def _advice(kit: "Kit", folder: Path) -> list[str]:
    """Return for each person what to post or send, where a whole kit was made."""
    lines = []
    for person in dict.fromkeys(item.person for item in kit.items):
        names = {i.kind: folder / i.name for i in kit.items if i.person == person}
        if len(names) < 2 or not any(kind.endswith(".eml") for kind in names):
            continue
        lines.append(f"{person}:")
        for kind, email in (("card", "card.eml"), ("letter", "letter.eml")):
            sheet = names.get(f"{kind}-sheet.pdf") or names.get(f"{kind}.pdf")
            choices = [f"print and post {sheet}"] if sheet else []
            if email in names:
                choices.append(f"send {names[email]} from your mail program")
            if choices:
                lines.append(f"  {kind}: {', or '.join(choices)}")
    return lines
