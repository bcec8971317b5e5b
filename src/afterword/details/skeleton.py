"""A commented details file to fill in."""

import json
from collections.abc import Mapping

from afterword import templates
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
    """Return a commented YAML file with `answers`; what is missing is left empty.

    Raises AssetError if the template is faulty.
    """
    values = {name: answers.get(name, "") for name in QUESTIONS} | {"file": file}
    environment = templates.text(scalar=_scalar)
    return templates.fill(assets, "templates/new.yaml.j2", values, environment) + "\n"


def _scalar(text: str) -> str:
    """Return `text` as a YAML scalar; JSON's strings are YAML's, too."""
    return json.dumps(text, ensure_ascii=False) if text else ""
