"""One file, seven mistakes of seven kinds: seven lines, each at its place."""

import pytest

from tests.details.reading import Reader

YAML = """\
# my interview
candidate:
  name: Daniel Reyes
  emial: daniel@example.org
  portfolio: ftp://daniel.example.org
company: {name: Northwind}
role: {title: data engineer}
interview:
  date: 2026-11-31
  ended: 3pm
interviewers:
  - name: Zoë Müller-Łukasz
    topics: []
  - title: Director
message:
  topics:
    - {said: you like maps, by: Bob Stone}
"""

TOML = """\
# my interview
[candidate]
name = "Daniel Reyes"
emial = "daniel@example.org"
portfolio = "ftp://daniel.example.org"

[company]
name = "Northwind"
[role]
title = "data engineer"
[interview]
date = 2026-11-31
ended = "3pm"
[[interviewers]]
name = "Zoë Müller-Łukasz"
topics = []
[[interviewers]]
title = "Director"
[[message.topics]]
said = "you like maps"
by = 'Bob Stone'
"""

JSON = """\
{
  "candidate": {
    "name": "Daniel Reyes",
    "emial": "daniel@example.org",
    "portfolio": "ftp://daniel.example.org"
  },
  "company": {"name": "Northwind"}, "role": {"title": "data engineer"},
  "interview": {"date": "2026-11-31", "ended": "3pm"},
  "interviewers": [
    {"name": "Zoë Müller-Łukasz", "topics": []},
    {"title": "Director"}
  ],
  "message": {"topics": [{"said": "you like maps", "by": "Bob Stone"}]}
}
"""

FIELDS = (
    ("candidate.emial", "did you mean email?"),
    ("candidate.portfolio.url", "https://"),
    ("interview.date", "2026-11-"),
    ("interview.ended", "write 15:00"),
    ("interviewers[0].topics", "leave the key out"),
    ("interviewers[1].name", "is missing"),
    ("message.topics[0].by", "none of the interviewers"),
)

PLACES = {
    "yaml": ("4:3", "5:14", "9:9", "10:10", "13:13", "14:5", "17:33"),
    "toml": ("4:1", "5:13", "12:8", "13:9", "16:10", "17:1", "21:6"),
    "json": ("4:5", "5:18", "8:25", "8:48", "10:45", "11:5", "13:58"),
}


@pytest.mark.parametrize(
    ("form", "text"), [("yaml", YAML), ("toml", TOML), ("json", JSON)]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_each_of_seven_mistakes_is_told_at_its_place(
    reader: Reader, form: str, text: str, line_end: str
) -> None:
    problems = reader.problems(text.replace("\n", line_end), f"me.{form}")
    told = [line.split(": ", 2) for line in problems]
    assert [at for at, _, _ in told] == [f"me.{form}:{at}" for at in PLACES[form]]
    assert [field for _, field, _ in told] == [field for field, _ in FIELDS]
    for (_, _, message), (_, part) in zip(told, FIELDS, strict=True):
        assert part in message


def test_the_path_is_told_as_it_was_typed(reader: Reader) -> None:
    (reader.folder / "sub").mkdir()
    assert reader.problem("a: b: c\n", "sub/me.yml").startswith("sub/me.yml:1:5: ")
