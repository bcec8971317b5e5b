"""JSON Schema of the details file, for editors that complete and check while typing.

Made of the same shapes that the walker checks by. It is a little wider than the
walker: an editor neither knows the assets nor sees the profile file.
"""

import datetime as dt
from typing import Any

from afterword.details.model import Candidate, Fact, Interview
from afterword.details.shape import Field, Shape, fields_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:afterword:details"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_FORMS: dict[type, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    dt.time: {"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"},
}
_KINDS: dict[str, Schema] = {
    "code": {"type": ["string", "integer"]},
    "country": {"pattern": "^[A-Z]{2}$"},
    "email": {"format": "idn-email"},
    "neatness": {"type": ["string", "number"]},
    "url": {"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
}


def schema() -> Schema:
    """Return the JSON Schema (2020-12) of the details file."""
    defs: dict[str, Schema] = {}
    root = _struct(Interview, defs)
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        "title": "Afterword details file",
        **root,
        "$defs": dict(sorted(defs.items())),
    }


def _struct(form: type[Fact], defs: dict[str, Schema]) -> Schema:
    fields = fields_of(form)
    required = [
        name
        for name, known in fields.items()
        # The candidate, or a part, may come from the profile file.
        if known.required
        and form is not Candidate
        and known.shape.form is not Candidate
    ]
    return {
        "description": (form.__doc__ or "").strip(),
        "type": "object",
        "properties": {
            name: _property(known, defs, nullable=name not in required)
            for name, known in fields.items()
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _property(known: Field, defs: dict[str, Schema], *, nullable: bool) -> Schema:
    found = _shape(known.shape, defs)
    if nullable:
        found = _or_null(found)
    found = {"description": known.shape.description, **found}
    if isinstance(known.default, bool | int | str):
        found["default"] = known.default
    if known.shape.example:
        found["examples"] = [known.shape.example]
    return found


def _or_null(found: Schema) -> Schema:
    if "anyOf" in found:
        return {"anyOf": [*found["anyOf"], {"type": "null"}]}
    return {"anyOf": [found, {"type": "null"}]}


def _shape(shape: Shape, defs: dict[str, Schema]) -> Schema:
    if issubclass(shape.form, Fact):
        return _reference(shape.form, defs)
    if shape.item:
        items = {"type": "array", "items": _shape(shape.item, defs), "minItems": 1}
        return {"anyOf": [_TEXT, items]} if shape.kind == "paragraphs" else items
    if shape.choices:
        return {"enum": list(shape.choices)}
    found = _FORMS[shape.form] | _KINDS.get(shape.kind, {})
    if shape.least is not None:
        found["minimum"] = shape.least
    if shape.most is not None:
        found["maximum"] = shape.most
    return found


def _reference(form: type[Fact], defs: dict[str, Schema]) -> Schema:
    name = form.__name__
    if name not in defs:
        defs[name] = {}  # holds the place, should a struct ever hold itself
        defs[name] = _struct(form, defs)
    there: Schema = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [_TEXT, there]} if form.shorthand else there
