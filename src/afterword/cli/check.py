"""`check` and `text`: commands that write nothing."""

import json
import typing
from pathlib import Path

import click
import msgspec

from afterword.cli.options import DETAILS, Options, reading_options, wording_options
from afterword.cli.report import say
from afterword.cli.session import choose, load
from afterword.details.problems import DetailsError


@click.command()
@click.argument("file", type=DETAILS)
@reading_options
def check(file: Path, options: Options) -> None:
    """Print every problem of the file, and what a good recruiter would add."""
    from afterword import coach

    try:
        interview = load(file, options).interview
    except DetailsError as error:
        if options.json:
            problems = msgspec.to_builtins(error.problems)
            click.echo(json.dumps({"problems": problems, "findings": []}, indent=2))
        raise
    findings = coach.find(interview)
    if options.json:
        found = msgspec.to_builtins(findings)
        click.echo(json.dumps({"problems": [], "findings": found}, indent=2))
        return
    for finding in findings:
        click.echo(finding)
    if not options.quiet:
        say(f"{file}: no problems" + ("" if findings else ", nothing to add"))


@click.command()
@click.argument("file", type=DETAILS)
@click.option(
    "--register",
    type=click.Choice(["brief", "full", "both"]),
    default="both",
    help="The words of the card (brief), of the letter (full), or both.",
)
@click.option("--yaml", "as_yaml", is_flag=True, help="As a body: block to paste back.")
@wording_options
def text(file: Path, register: str, as_yaml: bool, options: Options) -> None:
    """Print the messages as text, to read or to edit."""
    from afterword.writing import Register, addressees, compose
    from afterword.writing.plain import as_bodies, as_body, as_text

    interview = load(file, options).interview
    everybody = addressees(interview)
    written = {
        each: compose(interview, each, options.assets)
        for each in typing.get_args(Register)
        if register in (each, "both")
    }
    people = [
        (person, [m[everybody.index(person)] for m in written.values() if m])
        for person in choose(everybody, options.to)
    ]
    if options.json:
        click.echo(json.dumps(msgspec.to_builtins(people), indent=2))
    elif as_yaml and len(people) == 1:
        click.echo(as_body(people[0][1]), nl=False)
    elif as_yaml:
        click.echo(as_bodies([(p.name, messages) for p, messages in people]), nl=False)
    else:
        for person, messages in people:
            for message in messages:
                _print(f"{person.name}, {message.register} ({message.words} words)")
                click.echo(as_text(message))


def _print(title: str) -> None:
    click.secho(title, bold=True)
    click.secho("-" * len(title) + "\n", bold=True)
