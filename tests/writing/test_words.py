import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.details.model import Interviewer, Role
from afterword.writing.facts import position, position_in_team
from afterword.writing.names import salutation_name
from afterword.writing.phrases import (
    clause,
    clean,
    determined,
    past_tense,
    question,
    sentence,
)
from afterword.writing.planner import split_sentences
from afterword.writing.typography import one_stop, typeset


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Interviewer(name="Ms. Amara Okafor"), "Ms. Okafor"),
        (Interviewer(name="Dr. Pieter van der Berg"), "Dr. van der Berg"),
        (Interviewer(name="Mrs. Eleanor Price-Hughes"), "Mrs. Price-Hughes"),
        (Interviewer(name="Prof. Rajesh Menon"), "Prof. Menon"),
        (Interviewer(name="Mx. Robin Achterberg"), "Mx. Achterberg"),
        (Interviewer(name="Dr. Martin King Jr."), "Dr. King"),
        (Interviewer(name="Laura Smith, RN", honorific="Ms."), "Ms. Smith"),
        (Interviewer(name="Carol Ode"), "Carol Ode"),
        (Interviewer(name="李小龍"), "李小龍"),
        (Interviewer(name="Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        (Interviewer(name="June Park", first_name_ok=True), "June"),
        (Interviewer(name="Ms. June Park", first_name_ok=True), "June"),
        (
            Interviewer(name="Ms. Ana García Márquez", family="García Márquez"),
            "Ms. García Márquez",
        ),
        (Interviewer(name="Ms. Okafor"), "Ms. Okafor"),
        (Interviewer(name="Ms. van der Berg"), "Ms. van der Berg"),
        (Interviewer(name="Sir Alistair Hume"), "Sir Alistair"),
        (Interviewer(name="Dame Judith Hume"), "Dame Judith"),
        (Interviewer(name="ms. amara Okafor"), "Ms. Okafor"),
        (Interviewer(name="Grace Adeyemi, RN"), "Grace Adeyemi"),
        (Interviewer(name="Anything", salutation="Sister Mary"), "Sister Mary"),
        (Interviewer(name="Amara Okafor", honorific="Dr."), "Dr. Okafor"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_salutations(person: Interviewer, name: str) -> None:
    assert salutation_name(person) == name


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("The move to streaming.", "the move to streaming"),
        ("Your signage for ferries", "your signage for ferries"),
        ("Rebuilding the engine", "rebuilding the engine"),
        ("iOS at scale", "iOS at scale"),
        ("Kafka in production", "Kafka in production"),
        ("SQL", "SQL"),
        ("the merger with Acme Inc.", "the merger with Acme Inc."),
        ("my own team", "my own team"),
        ("  spaces , ", "spaces"),
    ],
)
def test_phrases_fit_into_a_sentence(typed: str, phrase: str) -> None:
    assert clean(typed) == phrase


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("I cut the load.", "cut the load"),
        ("Led the change", "led the change"),
        ("SQL’d my way", "SQL’d my way"),
    ],
)
def test_verb_phrases_lose_their_subject(typed: str, phrase: str) -> None:
    assert past_tense(typed) == phrase


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("Letter of recommendation", "the letter of recommendation"),
        ("My CV", "my CV"),
        ("CV", "the CV"),
        ("the audit summary", "the audit summary"),
        ("A sample", "the sample"),
    ],
)
def test_enclosures_are_determined_once(typed: str, phrase: str) -> None:
    assert determined(typed) == phrase


def test_clauses_questions_and_sentences() -> None:
    assert clause("That you started in support.") == "you started in support"
    assert question("what comes first") == "What comes first?"
    assert question("What comes first?.") == "What comes first?"
    assert sentence("i would add one thing") == "I would add one thing."
    assert sentence("iOS is what I know best") == "iOS is what I know best."
    assert sentence("Was it “so”?") == "Was it “so”?"


@pytest.mark.parametrize(
    ("role", "alone", "with_team"),
    [
        (
            Role(title="data engineer"),
            "the data engineer role",
            "the data engineer role",
        ),
        (
            Role(title="data engineer", team="data platform"),
            "the data engineer role",
            "the data engineer role with the data platform team",
        ),
        (
            Role(title="staff nurse", team="the acute unit"),
            "the staff nurse role",
            "the staff nurse role with the acute unit",
        ),
        (
            Role(title="Summer Internship"),
            "the Summer Internship",
            "the Summer Internship",
        ),
        (Role(title="The nurse"), "the nurse role", "the nurse role"),
        (Role(), None, None),
    ],
)
def test_roles(role: Role, alone: str | None, with_team: str | None) -> None:
    assert position(role) == alone
    assert position_in_team(role) == with_team


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('it\'s "so" nice', "it’s “so” nice"),
        ('("quoted")', "(“quoted”)"),
        ("'single' and \"'nested'\"", "‘single’ and “‘nested’”"),
        ("the '90s", "the ’90s"),
        ("a\n b\t c", "a b c"),
        ("rock 'n' roll", "rock ‘n’ roll"),
    ],
)
def test_typewriter_text_is_typeset(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


@given(st.text())
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_one_stop_is_enough_but_an_ellipsis_stays() -> None:
    assert one_stop("at Acme Inc..") == "at Acme Inc."
    assert one_stop("well...") == "well..."


def test_sentences_are_not_broken_after_honorifics() -> None:
    text = "I met Ms. Okafor and Dr. Novak. It was good. Was it? Yes."
    assert split_sentences(text) == [
        "I met Ms. Okafor and Dr. Novak.",
        "It was good.",
        "Was it?",
        "Yes.",
    ]
