"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from afterword.details.model import Style
from afterword.details.shape import Shape, fields_of
from afterword.resources import Assets, open_assets

Command = Callable[..., Any]
Option = Callable[[Command], Command]

_SUFFIXES = (".pdf", ".eml", ".txt", ".html", ".png")

DETAILS = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A details file on the command line; click ends with exit code 2 without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The common options of one call, with what `style` options say as overrides."""

    overrides: tuple[str, ...]
    to: tuple[str, ...] = ()
    own_assets: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    output: Path | None = None
    now: str | None = None
    dry_run: bool = False
    open: bool = False
    force: bool = False

    @property
    def to_stdout(self) -> bool:
        """Whether the document goes to standard output."""
        return str(self.output) == "-"

    @property
    def single_file(self) -> bool:
        """Whether the output is one file, or standard output, and no folder."""
        output = self.output
        if output is None or output.is_dir():
            return False
        return self.to_stdout or output.suffix in _SUFFIXES

    @property
    def assets(self) -> Assets:
        """The assets, a person's own first."""
        return open_assets(self.own_assets)


_ASSETS = click.option(
    "--assets",
    "own_assets",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with layouts/, fonts/ or templates/ of your own.",
)
_JSON = click.option("--json", is_flag=True, help="Print the result as JSON.")
_QUIET = click.option(
    "-q", "--quiet", is_flag=True, help="Print no advice, only errors."
)
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
    _ASSETS,
    _JSON,
)
_WRITING = (
    click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="The folder to write to (output/), a file if there is just one document, "
        "or - for standard output.",
    ),
    click.option("--now", metavar="TIME", help="Take this for now; ISO 8601."),
    click.option("--dry-run", is_flag=True, help="Only say what would be written."),
    click.option("--open", is_flag=True, help="Open what was written."),
    click.option(
        "--force", is_flag=True, help="Write over files that Afterword did not write."
    ),
    _QUIET,
    click.option(
        "-v", "--verbose", is_flag=True, help="Also say what was there unchanged."
    ),
)
_WORDING = ("tone", "language", "variant")


def checking_options(command: Command) -> Command:
    """Add the options of a command that reads a details file, as one `options`."""
    return _packed(command, (*_READING, _QUIET))


def wording_options(command: Command) -> Command:
    """Add the options of a command that only composes, as one `options`."""
    return _packed(command, (*_READING, *_style_options(_WORDING)))


def writing_options(command: Command) -> Command:
    """Add the options of a command that makes documents, as one `options`."""
    style = _style_options(tuple(fields_of(Style)))
    return _packed(command, (*_READING, *_WRITING, *style))


def listing_options(command: Command) -> Command:
    """Add the options of a command that reads no details file, as one `options`."""
    return _packed(command, (_ASSETS, _JSON))


def _style_options(names: tuple[str, ...]) -> tuple[Option, ...]:
    """Return an option for each key of `style` that leaves something to choose."""
    return tuple(
        _style_option(name, field.shape)
        for name, field in fields_of(Style).items()
        if name in names and len(field.shape.choices) != 1
    )


def _style_option(name: str, shape: Shape) -> Option:
    flag = f"--{name}/--no-{name}" if shape.form is bool else f"--{name}"
    kind = click.Choice(shape.choices) if shape.choices else shape.form
    return click.option(
        flag, f"style_{name}", type=kind, default=None, help=f"{shape.description}."
    )


def _packed(command: Command, options: tuple[Option, ...]) -> Command:
    """Return `command` with `options`, which reach it as one `Options`."""

    @wraps(command)
    def call(**values: Any) -> Any:
        overrides = _overrides(values)
        names = {field.name for field in fields(Options)} & values.keys()
        given = {name: values.pop(name) for name in names}
        return command(options=Options(overrides=overrides, **given), **values)

    result: Command = call
    for option in reversed(options):
        result = option(result)
    return result


def _overrides(values: dict[str, Any]) -> tuple[str, ...]:
    """Take what overrides the file out of the parameters of a call."""
    style = {
        name.removeprefix("style_"): values.pop(name)
        for name in list(values)
        if name.startswith("style_")
    }
    return (
        *values.pop("set_", ()),
        *(f"style.{name}={_text(v)}" for name, v in style.items() if v is not None),
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
