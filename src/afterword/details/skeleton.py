"""A commented details file to fill in."""

import json
from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from afterword.resources import Assets

QUESTIONS: dict[str, str] = {
    "candidate_name": "Your name",
    "candidate_email": "Your e-mail address",
    "company_name": "The company",
    "role_title": "The role, without “a” or “the”",
    "interview_date": "The day of the interview, such as 2026-11-19",
    "interviewer_name": "Who interviewed you, with Ms., Mr., Mx. or Dr. if you know it",
    "topic": "What did you talk about that lit them up, or you?",
}
"""What is asked for the least that can be sent, by the skeleton's names."""


def skeleton(answers: Mapping[str, str], file: str, assets: Assets) -> str:
    """Return a commented YAML file with `answers`; what is missing is left empty."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["scalar"] = _scalar
    source = assets.find("templates/new.yaml.j2").read_text("utf-8")
    values = {name: answers.get(name, "") for name in QUESTIONS}
    return environment.from_string(source).render(values, file=file)


def _scalar(text: str) -> str:
    """Return `text` as a YAML scalar; JSON's strings are YAML's, too."""
    return json.dumps(text, ensure_ascii=False) if text else ""
