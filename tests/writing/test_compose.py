import re
from dataclasses import replace as replaced
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.details.model import (
    Addition,
    Body,
    Enclosure,
    Interview,
    Interviewer,
    Meeting,
    PersonalTouch,
    Question,
    Reference,
    Strength,
    TalkingPoints,
    Terms,
    Topic,
)
from afterword.resources import Assets
from afterword.writing import Message, Register, addressees, compose
from tests.writing.interviews import POINTS, interview

REGISTERS: tuple[Register, ...] = get_args(Register)
TONES = ("warm", "formal", "plain")


def body(message: Message) -> str:
    return " ".join(paragraph.text for paragraph in message.paragraphs)


def only(interview: Interview, register: Register, assets: Assets) -> Message:
    (message,) = compose(interview, register, assets)
    return message


def styled(interview: Interview, **style: object) -> Interview:
    return replace(interview, style=replace(interview.style, **style))


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("variant", range(1, 9))
def test_a_message_is_whole(
    register: Register, tone: str, variant: int, assets: Assets
) -> None:
    message = only(styled(interview(), tone=tone, variant=variant), register, assets)
    text = body(message)
    assert all(paragraph.text.strip() for paragraph in message.paragraphs)
    assert not re.search(r"[{}\[\]<>]|\b(\w+) \1\b|\s{2}|\.\.|\?\.| ,", text)
    assert not re.search(r"\b(a|an|the) (a|an|the)\b", text)
    assert not re.search(r"(?<!Ms)[.?!] [a-z]", text)
    assert re.search(r"[Tt]hank|grateful|appreciate", re.split(r"[.?!] ", text)[0])
    assert "staff nurse role" in text
    assert "Quayside" in text
    assert "November 19" in text


def test_the_letter_says_every_fact(assets: Assets) -> None:
    points = replace(
        POINTS,
        additions=(Addition(text="I would add that I speak some Polish."),),
        references=(Reference(name="Jo Park", relation="my manager", phone="555 01"),),
        enclosures=(Enclosure(title="My training plan", file="plan.pdf"),),
    )
    meeting = Meeting(
        date=interview().interview.date,
        decision_by=interview().interview.date.replace(month=12),
        referred_by="Sam Bell",
    )
    text = body(only(interview(points=points, interview=meeting), "full", assets))
    for fact in (
        "the move from paper charts to tablets",
        "how the ward keeps its handover short",
        "the model lighthouse on your desk",
        "a ward that new nurses want to stay on",
        "eaching people on the job",
        "trained eleven new starters",
        "Northgate",
        "turnover",
        "What would the first month look like?",
        "my training notes",
        "I would add that I speak some Polish.",
        "Jo Park, my manager, at 555 01",
        "I enclose",
        "Sam Bell",
        "December 19",
    ):
        assert fact in text


@pytest.mark.parametrize(("register", "most"), [("brief", 90), ("full", 250)])
def test_messages_keep_to_their_words(
    register: Register, most: int, assets: Assets
) -> None:
    for variant in range(1, 30):
        message = only(styled(interview(), variant=variant), register, assets)
        assert message.words <= most


def test_the_card_keeps_what_they_liked(assets: Assets) -> None:
    text = body(only(interview(), "brief", assets))
    assert "the move from paper charts to tablets" in text
    assert "how the ward keeps" not in text


def test_no_two_of_a_panel_read_the_same_sentence(assets: Assets) -> None:
    people = (
        Interviewer(name="Ms. Ilse Brandt"),
        Interviewer(name="Dr. Karl Novak"),
        Interviewer(name="Wren Adeyemi"),
    )
    for register in REGISTERS:
        messages = compose(interview(*people), register, assets)
        facts = {"What would the first month look like?"}
        said = [set(re.split(r"(?<=[.?!]) ", body(m))) - facts for m in messages]
        assert all(not a & b for a, b in combinations(said, 2))


def test_adding_a_person_leaves_the_messages_before_it(assets: Assets) -> None:
    first, second = Interviewer(name="Ms. Ilse Brandt"), Interviewer(name="Dr. Novak")
    panel = (first, Interviewer(name="Jo Bell"))
    before = compose(interview(*panel), "full", assets)
    assert compose(interview(*panel, second), "full", assets)[:2] == before


@pytest.mark.parametrize("register", REGISTERS)
def test_another_variant_has_other_words(register: Register, assets: Assets) -> None:
    texts = [
        body(only(styled(interview(), variant=variant), register, assets))
        for variant in (1, 2, 3)
    ]
    assert len(set(texts)) == 3
    assert len({text.split(".")[0] for text in texts}) == 3


@pytest.mark.parametrize("register", REGISTERS)
def test_another_seed_has_the_same_words(register: Register, assets: Assets) -> None:
    messages = {compose(styled(interview(), seed=n), register, assets) for n in (1, 2)}
    assert len(messages) == 1


def test_own_words_stand_instead_of_composed_ones(assets: Assets) -> None:
    own = Body(brief=("Thank you, truly.", "It’s been fun."), full=None)
    mine = interview(points=replace(POINTS, body=own))
    brief = only(mine, "brief", assets)
    assert [p.text for p in brief.paragraphs] == ["Thank you, truly.", "It’s been fun."]
    assert "trained eleven" in body(only(mine, "full", assets))


@pytest.mark.parametrize("register", REGISTERS)
def test_a_composed_message_pasted_back_is_the_same(
    register: Register, assets: Assets
) -> None:
    composed = only(interview(), register, assets)
    texts = tuple(paragraph.text for paragraph in composed.paragraphs)
    pasted = only(
        interview(points=replace(POINTS, body=Body(**{register: texts}))),
        register,
        assets,
    )
    own = tuple(replaced(p, moves=("own",)) for p in composed.paragraphs)
    assert pasted == replaced(composed, paragraphs=own)


@pytest.mark.parametrize(
    ("typed", "postscript"),
    [
        ("one more thing", "One more thing."),
        ("P.S. One more thing.", "One more thing."),
        ("PS: One more thing.", "One more thing."),
        ("Psychology was the word.", "Psychology was the word."),
    ],
)
def test_postscripts_lose_their_label(
    typed: str, postscript: str, assets: Assets
) -> None:
    message = only(interview(points=replace(POINTS, postscript=typed)), "brief", assets)
    assert message.postscript == postscript
    assert message.postscript_line == f"P.S. {postscript}"


def test_words_of_somebody_else_are_told_to_nobody(assets: Assets) -> None:
    brandt, novak = Interviewer(name="Ms. Ilse Brandt"), Interviewer(name="Dr. Novak")
    points = TalkingPoints(
        topics=(
            Topic(said="you began as a student", by="Dr. Novak"),
            Topic(said="you are nobody’s quote"),
        ),
        personal_touch=PersonalTouch(text="your red bicycle", by="Dr. Novak"),
    )
    to_brandt, to_novak = compose(
        interview(brandt, novak, points=points), "full", assets
    )
    assert "student" not in body(to_brandt)
    assert "bicycle" not in body(to_brandt)
    assert "you began as a student" in body(to_novak)
    assert "your red bicycle" in body(to_novak)
    assert "nobody" not in body(to_brandt) + body(to_novak)


def test_shared_words_reach_a_person_with_topics_of_their_own(assets: Assets) -> None:
    own = Interviewer(name="Dr. Novak", topics=(Topic(about="your garden"),))
    points = TalkingPoints(topics=(Topic(said="you began early", by="Dr. Novak"),))
    both = compose(
        interview(Interviewer(name="Al"), own, points=points), "full", assets
    )
    assert "you began early" in body(both[1])
    assert "your garden" in body(both[1])


def test_one_letter_to_the_host_of_a_group_names_the_others(assets: Assets) -> None:
    people = (
        Interviewer(name="Dr. Karl Novak"),
        Interviewer(name="Ms. Ilse Brandt", part="host"),
    )
    group = interview(*people, group=True)
    message = only(group, "full", assets)
    assert addressees(group) == (people[1],)
    assert message.salutation == "Dear Ms. Brandt"
    assert "Dr. Karl Novak" in body(message)


@pytest.mark.parametrize("occasion", ["accept", "decline", "withdraw"])
def test_offers_are_answered_by_letter_only(occasion: str, assets: Assets) -> None:
    points = TalkingPoints(
        reason="I have taken another post.", terms=Terms(pay="a raise")
    )
    answer = interview(points=points, occasion=occasion)
    assert compose(answer, "brief", assets) == ()
    text = body(only(answer, "full", assets))
    assert ("I have taken another post." in text) == (occasion != "accept")
    assert ("a raise" in text) == (occasion == "accept")


@pytest.mark.parametrize("occasion", ["check-in", "after-rejection"])
@pytest.mark.parametrize("register", REGISTERS)
def test_other_occasions_are_written(
    occasion: str, register: Register, assets: Assets
) -> None:
    message = only(interview(occasion=occasion), register, assets)
    assert message.words > 25
    assert message.subject


@pytest.mark.parametrize("tone", TONES)
def test_informational_talks_need_no_role_and_ask_for_no_job(
    tone: str, assets: Assets
) -> None:
    meeting = Meeting(date=interview().interview.date, kind="informational")
    for register in REGISTERS:
        message = only(
            styled(
                interview(role=type(interview().role)(), interview=meeting), tone=tone
            ),
            register,
            assets,
        )
        assert "role" not in body(message)
        assert "join" not in body(message)


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_dates_and_closes_follow_the_language(language: str, assets: Assets) -> None:
    letter = only(styled(interview(), language=language, tone="formal"), "full", assets)
    day, close = (
        ("November 19", "incerely")
        if language == "en-US"
        else ("19 November", "Yours sincerely")
    )
    assert day in body(letter)
    assert close in letter.close
    assert ("your time, the opportunity to interview, and" in body(letter)) == (
        language == "en-US"
    )


def test_only_what_is_named_is_thanked_for(assets: Assets) -> None:
    grateful = interview(points=replace(POINTS, thanks_for=("time",)))
    for variant in range(1, 9):
        for register in REGISTERS:
            text = body(only(styled(grateful, variant=variant), register, assets))
            assert "insights" not in text
            assert "opportunity" not in text


def test_what_frames_say_already_is_not_said_twice(assets: Assets) -> None:
    points = replace(
        POINTS,
        topics=(Topic(learned="How you test?"),),
        strengths=(Strength(did="I led a team.", where="at Acme", because="Growth"),),
    )
    for variant in range(1, 9):
        text = body(
            only(styled(interview(points=points), variant=variant), "full", assets)
        )
        assert "at at" not in text
        assert "?" not in text.replace("first month look like?", "")


def test_subjects_are_short(assets: Assets) -> None:
    long = interview(role=type(interview().role)(title="r" * 300))
    assert len(only(long, "brief", assets).subject) <= 60
    assert only(interview(), "full", assets).subject.startswith(
        "Thank you - staff nurse"
    )


HOSTILE = (
    "{{ 7*7 }}",
    "<b>x</b>",
    "%s %(name)s",
    "{% raw %}",
    "🎉",
    "Zoë Müller-Łukasz",
    "李小龍",
    "x" * 300,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_facts_are_data(text: str, assets: Assets) -> None:
    points = TalkingPoints(
        topics=(Topic(about=text), Topic(learned=text), Topic(said=text)),
        personal_touch=PersonalTouch(text=text),
        interest=text,
        question=Question(ask=text),
        postscript=text,
        closing=text,
    )
    message = only(interview(points=points), "full", assets)
    assert body(message).casefold().count(text.casefold()) == 6
    assert text.casefold() in (message.postscript or "").casefold()
    assert message.close == text


@given(text=st.text(st.characters(exclude_categories=["C", "P", "Z"]), min_size=1))
@settings(deadline=None, max_examples=40)
def test_any_word_can_be_a_fact(text: str) -> None:
    from afterword.resources import open_assets
    from afterword.writing.phrases import clean
    from afterword.writing.typography import typeset

    points = TalkingPoints(topics=(Topic(about=text),), interest=text)
    for register in REGISTERS:
        message = only(interview(points=points), register, open_assets())
        assert typeset(clean(text)) in body(message)
