"""Options that several commands share."""

import typing
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec

from afterword.details.model import Style
from afterword.resources import Assets, open_assets

Command = Callable[..., Any]

_SUFFIXES = (".pdf", ".eml", ".txt", ".html", ".png")

DETAILS = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A details file on the command line; click ends with exit code 2 without it."""


@dataclass(frozen=True, slots=True)
class Options:
    """The common options of one call, with what `style` options say as overrides."""

    output: Path | None
    to: tuple[str, ...]
    overrides: tuple[str, ...]
    now: str | None
    own_assets: Path | None
    json: bool
    dry_run: bool
    open: bool
    force: bool
    quiet: bool
    verbose: bool

    @property
    def single_file(self) -> bool:
        """Whether the output is one file, or standard output, and no folder."""
        output = self.output
        if output is None or output.is_dir():
            return False
        return str(output) == "-" or output.suffix in _SUFFIXES

    @property
    def assets(self) -> Assets:
        """The assets, a person's own first."""
        return open_assets(self.own_assets)


_READING = (
    click.option(
        "--to",
        multiple=True,
        metavar="NAME",
        help="Only for this interviewer; a part of the name will do. Repeatable.",
    ),
    click.option(
        "--set",
        "set_",
        multiple=True,
        metavar="KEY=VALUE",
        help="Override a value of the file, as in style.tone=formal. Repeatable.",
    ),
    click.option(
        "--now", metavar="TIME", help="Pretend that it is this time, ISO 8601."
    ),
    click.option(
        "--assets",
        "own_assets",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder with layouts/, fonts/ or templates/ of your own.",
    ),
    click.option("--json", is_flag=True, help="Print the result as JSON."),
    click.option("-q", "--quiet", is_flag=True, help="Print no advice, only errors."),
    click.option("-v", "--verbose", is_flag=True, help="Print more."),
)

_WRITING = (
    click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="The folder to write to (output/), a file if there is just one document, "
        "or - for standard output.",
    ),
    click.option("--dry-run", is_flag=True, help="Only say what would be written."),
    click.option("--open", is_flag=True, help="Open what was written."),
    click.option(
        "--force", is_flag=True, help="Write over files that Afterword did not write."
    ),
)

_DEFAULTS: dict[str, Any] = {
    "output": None,
    "dry_run": False,
    "open": False,
    "force": False,
}


def _style_options() -> tuple[Callable[[Command], Command], ...]:
    return tuple(_style_option(field) for field in msgspec.structs.fields(Style))


def _style_option(field: msgspec.structs.FieldInfo) -> Callable[[Command], Command]:
    kind, meta = typing.get_args(field.type)
    parameter = f"style_{field.encode_name}"
    name = f"--{field.encode_name}"
    choices = [
        choice
        for part in (kind, *typing.get_args(kind))
        if typing.get_origin(part) is typing.Literal
        for choice in typing.get_args(part)
    ]
    if kind is bool:
        return click.option(
            f"{name}/--no-{field.encode_name}",
            parameter,
            default=None,
            help=meta.description,
        )
    return click.option(
        name,
        parameter,
        type=click.Choice(choices) if choices else int if kind is int else str,
        help=meta.description + ".",
    )


STYLE_KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Style))


def _overrides(values: dict[str, Any]) -> tuple[str, ...]:
    style = {key: values.pop(f"style_{key}", None) for key in STYLE_KEYS}
    return (
        *values.pop("set_"),
        *(
            f"style.{key}={_text(value)}"
            for key, value in style.items()
            if value is not None
        ),
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def reading_options(command: Command) -> Command:
    """Add the options of commands that read a details file, as one `options`."""
    return _packed(command, _READING)


def writing_options(command: Command) -> Command:
    """Add the options of commands that make documents, as one `options`."""
    return _packed(command, (*_READING, *_WRITING, *_style_options()))


def wording_options(command: Command) -> Command:
    """Add the options of commands that only compose, as one `options`."""
    wording = tuple(
        _style_option(field)
        for field in msgspec.structs.fields(Style)
        if field.encode_name in ("tone", "language", "variant")
    )
    return _packed(command, (*_READING, *wording))


def _packed(
    command: Command, options: tuple[Callable[[Command], Command], ...]
) -> Command:
    @wraps(command)
    def call(**values: Any) -> Any:
        overrides = _overrides(values)
        names = {field.name for field in fields(Options)} - {"overrides"}
        given = _DEFAULTS | {name: values.pop(name) for name in names & values.keys()}
        return command(options=Options(overrides=overrides, **given), **values)

    result: Command = call
    for option in reversed(options):
        result = option(result)
    return result
