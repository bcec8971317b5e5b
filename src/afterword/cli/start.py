"""`new`: a details file to begin with."""

import sys
from pathlib import Path

import click

from afterword.cli.report import say
from afterword.files import write_new
from afterword.resources import open_assets


@click.command()
@click.argument(
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("interview.yaml"),
)
@click.option("--example", is_flag=True, help="A filled-in file, to see how it works.")
@click.option("--no-input", is_flag=True, help="Ask nothing; write the skeleton.")
def new(file: Path, *, example: bool, no_input: bool) -> None:
    """Write a commented details file; asks a few questions on a terminal."""
    if file.suffix not in (".yaml", ".yml"):
        raise click.UsageError(f"{file}: write a name that ends in .yaml")
    if example:
        text = open_assets().find("examples/example.yaml").read_text("utf-8")
    else:
        ask = not no_input and sys.stdin.isatty()
        text = _skeleton(file, ask=ask)
    write_new(file, text.encode())
    click.echo(file)
    first = "" if example else "fill in what you know, then "
    say(f"Next: {first}afterword make {file}")


def _skeleton(file: Path, *, ask: bool) -> str:
    from afterword.details.skeleton import QUESTIONS, skeleton

    answers: dict[str, str] = {}
    if ask:
        if file.exists():
            raise click.UsageError(f"{file} is there already; give another name")
        say("A few questions while it is fresh; leave empty what you don't know.")
        for name, question in QUESTIONS.items():
            answers[name] = click.prompt(
                question, default="", show_default=False, err=True
            )
    return skeleton(answers, file.name, open_assets())
