"""The command `afterword` and its subcommands."""

import contextlib
import os
import sys
from typing import Any

import click

from afterword import __version__
from afterword.cli.check import check, text
from afterword.cli.documents import card, email, letter, make, preview
from afterword.cli.show import doctor, list_, schema
from afterword.cli.start import new
from afterword.details.problems import DetailsError
from afterword.errors import AfterwordError


class _Group(click.Group):
    """A group that lets no traceback out, unless asked to with --debug."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; even its help may meet a full disk."""
        try:
            return super().main(*args, **extra)
        except BrokenPipeError:
            raise
        except OSError as error:
            sys.stderr.write(f"afterword: {_unexpected(error)}\n")
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AfterwordError as error:
            prefix = "" if isinstance(error, DetailsError) else "afterword: "
            click.echo(f"{prefix}{error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            ctx.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            # A broken pipe, as with `| head`, is for click to end quietly.
            if ctx.params.get("debug") or isinstance(error, BrokenPipeError):
                raise
            raise click.ClickException(_unexpected(error)) from error


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno:
        _close_standard_output()
        return f"{error.filename or 'standard output'}: {error.strerror}"
    return (
        f"this should not have happened: {type(error).__name__}: {error}. "
        "Please report it with the output of `afterword --debug …`"
    )


def _close_standard_output() -> None:
    """Keep Python from failing again, at its exit, on what could not be written."""
    with contextlib.suppress(OSError):
        sys.stdout.close()


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Start with: afterword new me.yaml --example && afterword make me.yaml",
)
@click.version_option(__version__, "-V", "--version", message="afterword %(version)s")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to colour messages; NO_COLOR is honoured.",
)
@click.option(
    "--debug", is_flag=True, help="Show the traceback of an unexpected error."
)
@click.pass_context
def main(ctx: click.Context, *, color: str, debug: bool) -> None:
    """From a job interview to a handwritten card, a letter and the matching email.

    You write the interview down once, in a small details file; Afterword makes a
    thank-you card in handwriting and a formal letter as PDF, and for each the
    matching email. It works offline.
    """
    del debug  # read from the context where an error arrives
    if color != "auto":
        ctx.color = color == "always"
    elif os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


for command in (
    new,
    check,
    text,
    make,
    card,
    letter,
    email,
    preview,
    list_,
    schema,
    doctor,
):
    main.add_command(command)
