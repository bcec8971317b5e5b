"""Whose words they were: names, parts of names, and names of nobody."""

import pytest

from tests.details.reading import LEAST, Reader

BERG = "Dr. Pieter van der Berg"


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Ms. Amara Okafor", "Ms. Amara Okafor"),
        ("ms amara okafor", "Ms. Amara Okafor"),
        ("Amara Okafor", "Ms. Amara Okafor"),
        ("Okafor", "Ms. Amara Okafor"),
        ("Ms. Okafor", "Ms. Amara Okafor"),
        ("Dr. Okafor", "Ms. Amara Okafor"),
        ("Amara", "Ms. Amara Okafor"),
        ("van der Berg", BERG),
        ("Dr. Berg", BERG),
        ("Prof. Pieter van der Berg", BERG),
    ],
)
def test_a_part_of_the_name_is_enough(
    reader: Reader, written: str, person: str
) -> None:
    read = reader.interview(
        f"{LEAST}message:\n  topics: [{{said: you did, by: {written}}}]\n"
        f"  personal_touch: {{text: the atlas, by: {written}}}\n"
    )
    assert read.message.topics[0].by == person
    assert read.message.personal_touch is not None
    assert read.message.personal_touch.by == person
    assert person in [interviewer.name for interviewer in read.interviewers]


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Okafro", "did you mean Ms. Amara Okafor?"),
        ("Bob Stone", f"write Ms. Amara Okafor or {BERG}"),
        ("Pietr", f"did you mean {BERG}?"),
        ("Dr.", "none of the interviewers"),
        ("Berg van der", "none of the interviewers"),
    ],
)
def test_nobody_is_told(reader: Reader, written: str, part: str) -> None:
    problem = reader.problem(
        f"{LEAST}message: {{topics: [{{said: you did, by: {written}}}]}}\n"
    )
    assert problem.startswith("me.yaml:6:40: message.topics[0].by: ")
    assert part in problem


def test_two_of_a_family_need_more_than_the_family_name(reader: Reader) -> None:
    text = LEAST.replace("[Ms. Amara Okafor", "[Ms. Amara Okafor, Mr. Ben Okafor")
    topics = "message: {topics: [{said: you did, by: %s}]}\n"
    assert "may be Ms. Amara Okafor or Mr. Ben Okafor" in reader.problem(
        text + topics % "Okafor"
    )
    read = reader.interview(text + topics % "Mr. Okafor")
    assert read.message.topics[0].by == "Mr. Ben Okafor"


def test_names_count_although_their_interviewer_has_a_problem(reader: Reader) -> None:
    text = LEAST.replace("[Ms. Amara Okafor", "[{name: Ms. Amara Okafor, emial: x}")
    text += "message: {topics: [{said: you did, by: Okafor}, {said: a, by: Bob}]}\n"
    assert [line.split(": ")[1] for line in reader.problems(text)] == [
        "interviewers[0].emial",
        "message.topics[1].by",
    ]
