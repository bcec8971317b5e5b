"""`check` and `text`: commands that write nothing."""

from pathlib import Path

import click
import msgspec

from afterword.cli.options import DETAILS, Options, checking_options, wording_options
from afterword.cli.report import print_json, say
from afterword.cli.session import choose, load
from afterword.details.problems import DetailsError


@click.command()
@click.argument("file", type=DETAILS)
@checking_options
def check(file: Path, options: Options) -> None:
    """Print every problem of the file, and what a good recruiter would add."""
    from afterword import coach
    from afterword.writing import addressees

    try:
        interview = load(file, options).interview
    except DetailsError as error:
        if options.json:
            problems = msgspec.to_builtins(error.problems)
            print_json({"problems": problems, "findings": []})
        raise
    people = {person.name for person in choose(addressees(interview), options.to)}
    findings = [f for f in coach.find(interview) if f.person in people | {None}]
    if options.json:
        print_json({"problems": [], "findings": msgspec.to_builtins(findings)})
        return
    for finding in findings:
        click.secho(str(finding), fg="yellow" if finding.level == "warning" else None)
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
    from afterword.writing import addressees, correspondence
    from afterword.writing.plain import as_bodies, as_body, as_text

    interview = load(file, options).interview
    written = correspondence(interview, options.assets)
    people = [
        (person, [m for m in written[person.name] if register in (m.register, "both")])
        for person in choose(addressees(interview), options.to)
    ]
    if options.json:
        print_json(
            [{"to": p.name, "messages": msgspec.to_builtins(m)} for p, m in people]
        )
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
