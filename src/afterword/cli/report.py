"""Writing what was made, and saying so: paths on stdout, words on stderr."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.options import Options
from afterword.errors import EngineMissingError
from afterword.files import plan_writes, write_all

if TYPE_CHECKING:
    from afterword.kit import Failure, Item, Kit, Order

DEFAULT_FOLDER = Path("output")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made from one details file."""

    source: Path
    order: "Order"
    kit: "Kit"


def say(text: str) -> None:
    """Print a line on stderr."""
    click.echo(text, err=True)


def finish(outcome: Outcome, options: Options) -> int:
    """Write the documents, say what is to be known, and return the exit code."""
    kit = outcome.kit
    if str(options.output) == "-":
        _to_stdout(kit)
    else:
        _write(outcome, options)
    for failure in kit.failures:
        say(f"{failure.person}, {failure.kind}: {failure.error}")
    if not options.quiet:
        for note in kit.notes:
            say(note)
    codes = {failure.error.exit_code for failure in kit.failures}
    return 1 if 1 in codes else max(codes, default=0)


def _to_stdout(kit: "Kit") -> None:
    item = _only(kit)
    if item:
        sys.stdout.buffer.write(item.data)


def _only(kit: "Kit") -> "Item | None":
    """Return the one document there is; more than one is a fault of usage."""
    if len(kit.items) > 1:
        names = ", ".join(item.name for item in kit.items)
        raise click.UsageError(f"-o names one file, but there are several: {names}")
    return kit.items[0] if kit.items else None


def _write(outcome: Outcome, options: Options) -> None:
    kit, output = outcome.kit, options.output or DEFAULT_FOLDER
    if options.single_file:
        item = _only(kit)
        names = {output.name: item.data} if item else {}
        folder, covers = output.parent, kit.covers[:0]
    else:
        names = {item.name: item.data for item in kit.items}
        folder, covers = output, kit.covers
    plan = plan_writes(folder, names, covers=covers, force=options.force)
    written = plan.paths
    if not options.dry_run and names:
        done = write_all(plan)
        written = done.paths
        for path in done.stale:
            say(f"{path} is from an earlier run and no longer belongs")
    _show(outcome, written, options)


def _show(outcome: Outcome, paths: tuple[Path, ...], options: Options) -> None:
    if options.json:
        click.echo(json.dumps(_as_json(outcome, paths), indent=2, ensure_ascii=False))
    else:
        for path in paths:
            click.echo(path)
    if options.dry_run:
        say("nothing was written, because of --dry-run")
    elif not options.quiet:
        for line in _advice(outcome.kit, options.output or DEFAULT_FOLDER):
            say(line)
    if options.open and not options.dry_run:
        for path in paths:
            click.launch(str(path))


def _as_json(outcome: Outcome, paths: tuple[Path, ...]) -> dict[str, object]:
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
