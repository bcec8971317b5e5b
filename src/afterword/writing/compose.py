"""Messages to all interviewers at once: only so can no two be alike."""

import re

from msgspec.structs import replace

from afterword.chance import digest
from afterword.defaults import resolve
from afterword.details.model import Interview, Interviewer
from afterword.errors import AssetError
from afterword.resources import Assets, entry, read_toml
from afterword.writing.facts import Facts, gather, language_of, own_points
from afterword.writing.frames import (
    Outline,
    Setting,
    admits,
    check,
    frames,
    outlines,
    prose,
    render,
    takes,
)
from afterword.writing.message import Link, Message, Paragraph, Register
from afterword.writing.names import full_name, salutation_name
from afterword.writing.phrases import sentence
from afterword.writing.planner import Task, plan
from afterword.writing.typography import one_stop, typeset

SUBJECT_LENGTH = 60
"""Characters of a subject that mail programs show in full."""


def addressees(interview: Interview) -> tuple[Interviewer, ...]:
    """Return who gets a message: everybody, or the host alone for a group."""
    people = interview.interviewers
    if not interview.group:
        return people
    hosts = tuple(person for person in people if person.part == "host")
    return (hosts or people)[:1]


def compose(
    interview: Interview, register: Register, assets: Assets
) -> tuple[Message, ...]:
    """Return one message for each addressee, in the order of the file.

    Empty if the occasion is not written in that register: an offer is accepted by
    letter, not by card.
    """
    outline = _outlines(interview, assets).get(register)
    if outline is None:
        return ()
    interview = replace(interview, style=resolve(interview, assets))
    used: set[str] = set()
    return tuple(
        _message(interview, person, (register, outline, used), assets)
        for person in addressees(interview)
    )


def correspondence(
    interview: Interview, assets: Assets
) -> dict[str, tuple[Message, ...]]:
    """Return for each addressee's name the messages in all registers, brief first."""
    written = [compose(interview, r, assets) for r in registers(interview, assets)]
    people = [person.name for person in addressees(interview)]
    return dict(zip(people, zip(*written, strict=True), strict=True))


def registers(interview: Interview, assets: Assets) -> tuple[Register, ...]:
    """Return the registers in which the occasion is written, the brief one first."""
    return tuple(sorted(_outlines(interview, assets)))


def _outlines(interview: Interview, assets: Assets) -> dict[Register, Outline]:
    occasion: str = interview.occasion
    if occasion == "thank-you" and interview.interview.kind == "informational":
        occasion = "informational"
    return outlines(assets, occasion)


def _message(
    interview: Interview,
    person: Interviewer,
    how: tuple[Register, Outline, set[str]],
    assets: Assets,
) -> Message:
    register, outline, used = how
    style, points = interview.style, own_points(interview, person)
    language = language_of(interview)
    setting = Setting(
        tone=style.tone,
        register=register,
        part=person.part,
        kind=interview.interview.kind,
        language=language,
    )
    facts = gather(interview, person, assets)
    keys = (interview.company.name, person.name, register)
    task = Task(facts, setting, outline, keys, style.variant)
    own = getattr(points.body, register) if points.body else None
    portfolio = interview.candidate.portfolio
    return Message(
        register=register,
        language=language,
        addressee=typeset(full_name(person)),
        salutation=typeset(f"Dear {salutation_name(person)}"),
        paragraphs=_own_words(own) if own else plan(task, used, assets),
        close=typeset(points.closing.rstrip(" ,"))
        if points.closing
        else _close(task, assets),
        signature=typeset(interview.candidate.name),
        postscript=_postscript(points.postscript),
        link=Link(portfolio.url, typeset(portfolio.label)) if portfolio else None,
        subject=_subject(interview.occasion, facts, assets),
    )


def _postscript(text: str | None) -> str | None:
    """Return a postscript as a sentence, without the label that it may come with."""
    bare = re.sub(r"^\s*P\.?\s?S\b[.:,\s]*", "", text or "")
    return typeset(sentence(bare)) if bare else None


def _own_words(body: str | tuple[str, ...]) -> tuple[Paragraph, ...]:
    texts = (body,) if isinstance(body, str) else body
    return tuple(Paragraph(typeset(text), ("own",)) for text in texts)


def _close(task: Task, assets: Assets) -> str:
    able = [
        frame
        for frame in frames(assets, "close")
        if admits(frame, task.setting, task.facts.common)
    ]
    if not able:
        raise AssetError(f"{prose('close')} has no close that fits this message")
    order = sorted(able, key=lambda frame: digest(*task.keys, "close", frame.text))
    return order[(task.variant - 1) % len(order)].text


def _subject(occasion: str, facts: Facts, assets: Assets) -> str:
    name = prose("subjects")
    sections = read_toml(assets, name, dict[str, dict[str, list[str]]])
    lines = entry(entry(sections, "subjects", name), occasion, name)
    check(assets, name, lines)
    able = [
        typeset(one_stop(render(text, facts.common, name)))
        for text in lines
        if takes(text) <= facts.common.keys()
    ]
    if not able:
        raise AssetError(f"{name} has no subject that fits this message")
    fitting = [text for text in able if len(text) <= SUBJECT_LENGTH]
    return fitting[0] if fitting else able[-1][: SUBJECT_LENGTH - 1].rstrip() + "…"
