"""`list`, `schema` and `doctor`: what there is, and what works."""

import sys

import click

from afterword.cli.options import Options, listing_options
from afterword.cli.report import print_json
from afterword.layouts import papers
from afterword.resources import Assets, entry, read_toml

_FOLDERS = {
    "hands": ("fonts",),
    "layouts": ("layouts/cards", "layouts/letters"),
}
_TONES = {
    "warm": "as one writes to somebody one got on with (default)",
    "formal": "as one writes to a hospital trust or a law firm",
    "plain": "friendly, without any flourish",
}


@click.command("list")
@click.argument(
    "what", type=click.Choice(["hands", "layouts", "inks", "papers", "tones"])
)
@listing_options
def list_(what: str, options: Options) -> None:
    """List the hands, layouts, inks, papers or tones that there are."""
    found = _found(what, options.assets)
    if options.json:
        print_json(found)
        return
    width = max(map(len, found), default=0)
    for name, description in found.items():
        click.echo(f"{name.ljust(width)}  {description}")


def _found(what: str, assets: Assets) -> dict[str, str]:
    if what == "tones":
        return _TONES
    if what == "inks":
        return read_toml(assets, "layouts/inks.toml", dict[str, str])
    if what == "papers":
        return {
            name: f"{paper.width:g} x {paper.height:g} mm ({paper.source})"
            for name, paper in papers(assets).items()
        }
    return {
        name: _description(assets, f"{folder}/{name}.toml")
        for folder in _FOLDERS[what]
        for name in assets.names(folder, ".toml")
    }


def _description(assets: Assets, name: str) -> str:
    return str(entry(read_toml(assets, name, dict), "description", name))


@click.command()
def schema() -> None:
    """Print the JSON Schema of the details file, for editors."""
    from afterword.details.schema import schema as details_schema

    print_json(details_schema())


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def doctor(*, as_json: bool) -> None:
    """Say what works on this machine, and the exact command for what does not."""
    from dataclasses import asdict

    from afterword.engines import find_engines

    engines = find_engines()
    if as_json:
        print_json([asdict(engine) for engine in engines])
    else:
        for engine in engines:
            state = (
                "found"
                if engine.found
                else f"missing; what works without it: {engine.without}"
            )
            click.echo(f"{engine.name}: {state}")
            if not engine.found:
                click.echo(f"  {engine.command}")
    sys.exit(0 if all(engine.found for engine in engines) else 3)
