"""The JSON Schema against what the reader takes."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from afterword.details.schema import schema
from tests.details.reading import LEAST

VALIDATOR = jsonschema.Draft202012Validator(schema())


def _load(path: Path) -> Any:
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return json.loads(json.dumps(tomllib.loads(text), default=str))
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_it_is_a_schema_and_can_be_printed() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


def test_every_case_is_valid(case: Path) -> None:
    VALIDATOR.validate(_numbers(_load(case)))


def _numbers(tree: Any) -> Any:
    """Return `tree` with numbers and yes or no as an editor reads them from YAML."""
    if isinstance(tree, dict):
        return {key: _numbers(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_numbers(value) for value in tree]
    plain = {"true": True, "false": False}
    if isinstance(tree, str) and tree.isdigit():
        return int(tree)
    return plain.get(tree, tree) if isinstance(tree, str) else tree


@pytest.mark.parametrize(
    "line",
    [
        "foo: 1",
        "company: {nam: x}",
        "style: {tone: loud}",
        "message: {topics: []}",
        "message: {topics: words}",
        "interviewers: [{title: x}]",
        "sending: {date: [1]}",
        "candidate: {portfolio: {url: 'ftp://x'}}",
    ],
)
def test_an_editor_sees_mistakes(line: str) -> None:
    tree = yaml.safe_load(LEAST) | {"interview": {"date": "2026-11-19"}}
    assert VALIDATOR.is_valid(tree)
    assert not VALIDATOR.is_valid(tree | yaml.safe_load(line))


@pytest.mark.parametrize(
    "line",
    [
        "profile: me.yaml",
        "style:",
        "message: {topics: [a, {about: b}], body: {brief: a, full: [b]}, question: q}",
        "candidate: {phone: 5551234}",
        "candidate:",
        "style: {neatness: 0.5, seed: 4, qr: false, sheet: }",
    ],
)
def test_an_editor_takes_what_the_reader_takes(line: str) -> None:
    tree = yaml.safe_load(LEAST) | {"interview": {"date": "2026-11-19"}}
    VALIDATOR.validate(tree | yaml.safe_load(line))


def test_every_key_is_described() -> None:
    tree = schema()
    for form in (tree, *tree["$defs"].values()):
        assert form["description"]
        assert form["additionalProperties"] is False
        assert all(known["description"] for known in form["properties"].values())
