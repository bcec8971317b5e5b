"""Jinja templates, in sandboxes: what they are filled with is data and never runs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from afterword.errors import AssetError
from afterword.resources import Assets

Change = Callable[..., Any]

_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TemplateError,
    TypeError,
    ValueError,
)
"""What reading and filling a template raises if its author made a mistake."""


@cache
def text(**filters: Change) -> Environment:
    """Return the environment of templates for plain text, with those filters."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False
    )
    environment.filters.update(filters)
    return environment


@cache
def html(finalize: Change | None = None, **filters: Change) -> Environment:
    """Return the environment of templates for HTML, in which all text is escaped.

    `finalize` changes each value before it is printed.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=finalize
    )
    environment.filters.update(filters)
    return environment


def fill(
    assets: Assets, name: str, values: Mapping[str, Any], environment: Environment
) -> str:
    """Return the template `name` with `values`; raises AssetError."""
    with _blaming(assets.find(name)):
        return _template(assets, name, environment).render(values)


def fill_in(
    source: str, values: Mapping[str, Any], environment: Environment, name: str
) -> str:
    """Return the template `source`, which stands in the asset `name`, with `values`.

    Raises AssetError.
    """
    with _blaming(f"{name}: {source!r}"):
        return _compiled(source, environment).render(values)


@cache
def names_in(source: str, environment: Environment) -> frozenset[str]:
    """Return the names of the values that the template `source` needs.

    Raises AssetError if it is no template.
    """
    with _blaming(repr(source)):
        return frozenset(meta.find_undeclared_variables(environment.parse(source)))


@cache
def _template(assets: Assets, name: str, environment: Environment) -> Template:
    return environment.from_string(assets.find(name).read_text("utf-8"))


@cache
def _compiled(source: str, environment: Environment) -> Template:
    return environment.from_string(source)


@contextmanager
def _blaming(place: Path | str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise AssetError(f"{place}: {error}") from error
