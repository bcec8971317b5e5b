import pytest
from msgspec.structs import replace

from afterword.coach import RULES, find
from afterword.details.model import (
    Address,
    Candidate,
    Coach,
    Company,
    Interview,
    Interviewer,
    PersonalTouch,
    TalkingPoints,
    Topic,
)
from tests.writing.interviews import interview

ADDRESS = Address(street=("1 Quay",), city="Leith", country="GB")
COMPLETE = interview(
    Interviewer(name="Ms. Ilse Brandt", email="ilse@quayside.example"),
    company=Company(name="Quayside", address=ADDRESS),
)


def rules(interview: Interview) -> list[str]:
    return [finding.rule for finding in find(interview)]


def test_a_complete_interview_has_no_findings() -> None:
    assert rules(COMPLETE) == []


PANEL = (
    Interviewer(name="Ms. Ilse Brandt", email="ilse@quayside.example"),
    Interviewer(name="Dr. Novak", email="novak@quayside.example"),
)
UNATTRIBUTED = TalkingPoints(
    topics=(Topic(about="tides"), Topic(said="you began early")),
    personal_touch=PersonalTouch(text="your lighthouse"),
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"company": Company(name="Quayside")}, ["address"]),
        ({"interviewers": PANEL, "message": UNATTRIBUTED}, ["whose", "whose"]),
        ({"message": UNATTRIBUTED}, []),
        ({"message": TalkingPoints()}, ["topic"]),
        ({"candidate": Candidate(name="Ruth Amsel")}, ["contact"]),
        ({"candidate": Candidate(name="Ruth Amsel", phone="555 01")}, []),
        ({"interviewers": (Interviewer(name="Ms. Ilse Brandt"),)}, ["recipient"]),
    ],
    ids=["address", "whose", "whose-alone", "topic", "contact", "phone", "recipient"],
)
def test_each_rule_fires_where_it_should(
    changes: dict[str, object], expected: list[str]
) -> None:
    assert rules(replace(COMPLETE, **changes)) == expected


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_can_be_ignored(rule: str) -> None:
    bare = replace(
        interview(*PANEL, points=UNATTRIBUTED), candidate=Candidate(name="Ruth Amsel")
    )
    assert rule not in rules(replace(bare, coach=Coach(ignore=(rule,))))


def test_a_coordinator_needs_no_topic() -> None:
    june = Interviewer(name="June Park", part="coordinator", email="j@quayside.example")
    assert rules(replace(COMPLETE, interviewers=(june,), message=TalkingPoints())) == []
