"""What there is to say to one person, as slots for the frames of each move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

import msgspec
from babel.lists import format_list

from afterword.dates import day, locale, long_date
from afterword.details.model import (
    Interview,
    Interviewer,
    Role,
    TalkingPoints,
    Thanks,
    Topic,
    points_for,
)
from afterword.resources import Assets, entry, read_toml
from afterword.writing.frames import Slots, prose
from afterword.writing.names import full_name, salutation_name
from afterword.writing.phrases import (
    clause,
    clean,
    determined,
    is_indirect_question,
    past_tense,
    question,
    sentence,
    without_article,
)

_WORDS = prose("words")
_DATES = ("day", "weekday", "weekday_then")
"""The forms of the interview's date that frames may ask for."""

_ROLE_NOUNS = ("role", "position", "job", "post", "internship", "fellowship")


@dataclass(frozen=True, slots=True)
class Facts:
    """Slots that every move knows, and those of each thing that a move can say.

    A move that has no entry has nothing to say; one with several can be made several
    times, the best first.
    """

    common: Slots
    moves: dict[str, tuple[Slots, ...]]


def gather(interview: Interview, person: Interviewer, assets: Assets) -> Facts:
    """Return all that can be said to `person` and to nobody else."""
    points = own_points(interview, person)
    moves = {move: tuple(slots) for move, slots in _moves(interview, person, points)}
    common = _common(interview, person, assets)
    return Facts(common, moves)


def own_points(interview: Interview, person: Interviewer) -> TalkingPoints:
    """Return the points for `person`, without words that belong to others.

    Shared points that are somebody's (`by`) go to that person alone, also where
    that person has points of their own. Where several were there, a `said` or a
    personal touch that is nobody's is put in nobody's mouth.
    """
    points, shared = points_for(interview, person), interview.message
    alone = len(interview.interviewers) == 1
    theirs = person.topics + tuple(t for t in shared.topics if t.by == person.name)
    general = () if person.topics else shared.topics
    topics = theirs + tuple(
        topic for topic in general if not topic.by and (alone or not topic.said)
    )
    touch = person.personal_touch or shared.personal_touch
    if touch and not person.personal_touch and touch.by != person.name:
        touch = touch if alone and not touch.by else None
    return msgspec.structs.replace(points, topics=topics, personal_touch=touch)


def language_of(interview: Interview) -> str:
    """Return the language as a BCP 47 tag; American English if it was left open."""
    return interview.style.language or "en-US"


def series(items: tuple[str, ...], language: str) -> str:
    """Return "a, b, and c", by the customs of the language."""
    return format_list(items, locale=locale(language))


def position(role: Role) -> str | None:
    """Return the role with its article, such as "the data engineer role"."""
    if not role.title:
        return None
    title = without_article(role.title)
    noun = "" if title.lower().endswith(_ROLE_NOUNS) else " role"
    return f"the {title}{noun}"


def position_in_team(role: Role) -> str | None:
    """Return the role with its article and team, "the … role with the … team"."""
    result = position(role)
    if not result or not role.team:
        return result
    team = clean(role.team)
    if team.split()[0] not in ("the", "your", "our"):
        team = f"the {team}" if team.endswith("team") else f"the {team} team"
    return f"{result} with {team}"


def _words(assets: Assets, section: str) -> Mapping[str, str]:
    """Return the small words of a section, such as those of a kind of interview."""
    return entry(read_toml(assets, _WORDS, dict[str, dict[str, str]]), section, _WORDS)


def _word(assets: Assets, section: str, word: str) -> str:
    return entry(_words(assets, section), word, f"{_WORDS}, [{section}],")


def _common(interview: Interview, person: Interviewer, assets: Assets) -> Slots:
    language, meeting = language_of(interview), interview.interview
    kind = dict(_words(assets, meeting.kind))
    if person.met_before:
        again = {w: _word(assets, meeting.kind, w) for w in ("meeting", "met")}
        kind |= {word: f"{text} again" for word, text in again.items()}
    wanted = own_points(interview, person).thanks_for or get_args(Thanks)
    thanks = {
        item: _word(assets, meeting.kind if item in kind else "thanks", item)
        for item in wanted
    }
    forms = {form: _word(assets, language, form) for form in _DATES}
    company = interview.company
    decision = meeting.decision_by
    slots = {
        **kind,
        **thanks,
        **{name: day(meeting.date, form, language) for name, form in forms.items()},
        "thanks": series(tuple(thanks.values()), language),
        "company": company.short or company.name,
        "name": interview.candidate.name,
        "role": interview.role.title,
        "position": position(interview.role),
        "position_in_team": position_in_team(interview.role),
        "decision": decision and day(decision, forms["day"], language),
        "replies": "yes" if meeting.replies else None,
    }
    return {name: text for name, text in slots.items() if text}


def _moves(
    interview: Interview, person: Interviewer, points: TalkingPoints
) -> Iterator[tuple[str, tuple[Slots, ...]]]:
    always: tuple[Slots, ...] = ({},)
    for move in ("thanks", "again", "waiting", "accept", "decline", "withdraw"):
        yield move, always
    for move in ("looking_forward", "wishes", "rejection", "keep_in_mind"):
        yield move, always
    yield "topic", tuple(_topic(topic) for topic in _liked_first(points.topics))
    if points.personal_touch:
        yield "touch", ({"touch": clean(points.personal_touch.text)},)
    if points.understanding:
        yield "understanding", ({"understanding": clean(points.understanding)},)
    yield "interest", (_present(interest=_cleaned(points.interest)),)
    yield "fit", tuple(_fit(points))
    yield "addition", tuple({"addition": sentence(a.text)} for a in points.additions)
    yield from _offers(points)
    yield from _circumstances(interview, person, points)


def _offers(points: TalkingPoints) -> Iterator[tuple[str, tuple[Slots, ...]]]:
    if points.question:
        slot = "unasked" if points.question.ran_out_of_time else "ask"
        yield "question", ({slot: question(points.question.ask)},)
    if points.can_send:
        yield "can_send", ({"can_send": clean(points.can_send)},)
    yield "reference", tuple(_references(points))


def _circumstances(
    interview: Interview, person: Interviewer, points: TalkingPoints
) -> Iterator[tuple[str, tuple[Slots, ...]]]:
    language, meeting = language_of(interview), interview.interview
    titles = tuple(determined(e.title) for e in points.enclosures if e.file)
    if titles:
        yield "enclosed", ({"enclosed": series(titles, language)},)
    if meeting.referred_by:
        yield "referral", ({"referrer": meeting.referred_by},)
    if meeting.decision_by:
        yield "next_steps", ({"decision_by": meeting.decision_by.isoformat()},)
    others = tuple(
        salutation_name(other) if other.first_name_ok else full_name(other)
        for other in interview.interviewers
        if other is not person
    )
    if interview.group and others:
        yield "others", ({"others": series(others, language)},)
    if points.reason:
        yield "reason", ({"reason": sentence(points.reason)},)
    if points.terms:
        start = long_date(points.terms.start, language) if points.terms.start else None
        rest = (points.terms.pay, *points.terms.other)
        terms = series(tuple(clean(term) for term in rest if term), language)
        yield "terms", (_present(start=start, terms=terms),)


def _liked_first(topics: tuple[Topic, ...]) -> list[Topic]:
    return sorted(topics, key=lambda topic: not topic.they_liked)


def _topic(topic: Topic) -> Slots:
    if topic.said:
        return {"said": clause(topic.said)}
    text = clean(topic.learned or topic.about or "").rstrip("?!")
    if topic.learned or is_indirect_question(text):
        return {"learned": text}
    shared = topic.they_liked and "your" not in text.split()
    return _present(about=text, liked=text if shared else None)


def _fit(points: TalkingPoints) -> Iterator[Slots]:
    for strength in points.strengths:
        yield _present(
            did=past_tense(strength.did),
            where=_cleaned(strength.where, "at"),
            because=_cleaned(strength.because),
        )


def _references(points: TalkingPoints) -> Iterator[Slots]:
    for person in points.references:
        relation = f", {clean(person.relation)}" if person.relation else ""
        yield _present(
            reference=person.name + relation,
            email=person.email,
            contact=person.email or person.phone,
        )


def _cleaned(text: str | None, preposition: str = "") -> str | None:
    """Return a phrase that was given, without the preposition that frames have."""
    return clean(text).removeprefix(f"{preposition} ") if text else None


def _present(**slots: str | None) -> Slots:
    return {name: text for name, text in slots.items() if text}
