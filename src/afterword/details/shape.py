"""What each field of the model may hold, read once from its annotation."""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta

from afterword.details.model import Fact


@dataclass(frozen=True, slots=True)
class Shape:
    """A form (str, int, bool, date, time, tuple or a Fact) and its limits.

    `kind` names the check in `afterword.details.checks`; `item` is what a tuple holds;
    `choices` are all texts that are allowed, if they are numbered.
    """

    form: type
    item: "Shape | None" = None
    choices: tuple[str, ...] = ()
    kind: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None
    description: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a struct."""

    name: str
    shape: Shape
    required: bool
    default: Any


@cache
def fields_of(form: type[Fact]) -> Mapping[str, Field]:
    """Return the fields of a struct by name, in their order."""
    return {
        info.name: Field(info.name, _shape(info.type), info.required, _default(info))
        for info in msgspec.structs.fields(form)
    }


def _default(info: msgspec.structs.FieldInfo) -> Any:
    return None if info.default is msgspec.NODEFAULT else info.default


def _shape(annotation: Any) -> Shape:
    metas: tuple[Any, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        metas = tuple(meta for meta in rest if isinstance(meta, Meta))
    meta = metas[0] if metas else Meta()
    extra = dict(meta.extra or {})
    form, item, choices = _form(annotation)
    return Shape(
        form=form,
        item=item,
        choices=choices,
        kind=extra.pop("kind", ""),
        extra=extra,
        least=None if meta.ge is None else int(meta.ge),
        most=None if meta.le is None else int(meta.le),
        description=meta.description or "",
        example=str(meta.examples[0]) if meta.examples else "",
    )


def _form(annotation: Any) -> tuple[type, Shape | None, tuple[str, ...]]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        options = [arg for arg in args if arg is not type(None)]
        # `str | tuple[str, ...]` is a tuple that may be written as one text.
        return _form(options[-1])
    if origin is Literal:
        return str, None, tuple(args)
    if origin is tuple:
        return tuple, _shape(args[0]), ()
    if annotation in (str, int, bool, dt.date, dt.time) or issubclass(annotation, Fact):
        return annotation, None, ()
    raise TypeError(f"the walker knows no {annotation}")
