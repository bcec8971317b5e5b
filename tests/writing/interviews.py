"""Interviews to write about, built without a file."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from afterword.details.model import (
    Candidate,
    Company,
    Interview,
    Interviewer,
    Meeting,
    PersonalTouch,
    Question,
    Role,
    Strength,
    Style,
    TalkingPoints,
    Topic,
)

POINTS = TalkingPoints(
    topics=(
        Topic(about="the move from paper charts to tablets", they_liked=True),
        Topic(learned="how the ward keeps its handover short"),
    ),
    personal_touch=PersonalTouch(text="the model lighthouse on your desk"),
    understanding="a ward that new nurses want to stay on",
    interest="teaching people on the job",
    strengths=(
        Strength(
            did="trained eleven new starters", where="Northgate", because="turnover"
        ),
    ),
    question=Question(ask="What would the first month look like?"),
    can_send="my training notes",
)


def interview(
    *people: Interviewer, points: TalkingPoints = POINTS, **changes: Any
) -> Interview:
    """Return an interview with those people; `changes` replace its own fields."""
    result = Interview(
        candidate=Candidate(name="Ruth Amsel", email="ruth@example.org"),
        company=Company(name="Quayside Clinic, Inc.", short="Quayside"),
        role=Role(title="staff nurse"),
        interview=Meeting(date=dt.date(2026, 11, 19)),
        interviewers=people or (Interviewer(name="Ms. Ilse Brandt"),),
        message=points,
        style=Style(language="en-US"),
    )
    return replace(result, **changes)
