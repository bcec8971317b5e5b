"""Write a details file, read it, and list its problems."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from afterword.details.model import Interview
from afterword.details.problems import DetailsError
from afterword.details.read import Details, read_details
from afterword.resources import Assets

LEAST = """\
candidate: {name: Daniel Reyes}
company: {name: Northwind}
role: data engineer
interview: {date: 2026-11-19}
interviewers: [Ms. Amara Okafor, Dr. Pieter van der Berg]
"""
"""The least that is a details file; more lines may follow, from line 6 on."""


@dataclass(frozen=True)
class Reader:
    """Reads details files in one folder, which is the working directory."""

    folder: Path
    assets: Assets

    def details(self, text: str | bytes, name: str = "me.yaml", *sets: str) -> Details:
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        (self.folder / name).write_bytes(data)
        return read_details(Path(name), self.assets, sets)

    def interview(self, text: str | bytes, name: str = "me.yaml") -> Interview:
        return self.details(text, name).interview

    def problems(
        self, text: str | bytes, name: str = "me.yaml", *sets: str
    ) -> list[str]:
        """Return the problems as lines; fails if there is none."""
        with pytest.raises(DetailsError) as caught:
            self.details(text, name, *sets)
        return [str(problem) for problem in caught.value.problems]

    def problem(self, text: str | bytes, name: str = "me.yaml", *sets: str) -> str:
        """Return the only problem."""
        (only,) = self.problems(text, name, *sets)
        return only


def as_toml(value: Any) -> str:
    """Return `value` in TOML, all of it inline."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items())
        return f"{{{inner}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def as_toml_file(tree: Mapping[str, Any]) -> str:
    """Return `tree` as a TOML file, one key a line."""
    return "".join(f"{json.dumps(k)} = {as_toml(v)}\n" for k, v in tree.items())
