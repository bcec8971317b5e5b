"""Encodings, limits, and what each format refuses, in plain words and with a place."""

from pathlib import Path

import pytest

from afterword.details.problems import DetailsError, DetailsMissingError
from afterword.details.read import read_details
from afterword.errors import AfterwordError
from afterword.resources import Assets
from tests.details.reading import LEAST, Reader


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"]
)
def test_encodings_with_a_mark_are_read(reader: Reader, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text = LEAST.replace("Northwind", "Søndergaard 李小龍 😀") + "emial: 1\n"
    problem = reader.problem(mark + text.encode(encoding))
    assert problem.startswith("me.yaml:6:1: emial: ")
    good = mark + text.replace("emial: 1", "").encode(encoding)
    assert reader.interview(good).company.name == "Søndergaard 李小龍 😀"


def test_a_byte_that_is_not_utf8_is_told_with_its_place(reader: Reader) -> None:
    problem = reader.problem(
        "a: ü\nname: é".encode("cp1252").replace(b"\xfc", b"\xc3\xbc")
    )
    assert problem.startswith("me.yaml:2:7: byte 0xE9 is not UTF-8 (perhaps 'é'")
    assert "save the file as UTF-8" in problem


@pytest.mark.parametrize(
    ("data", "at", "part"),
    [
        (b"", "1:1", "`afterword new`"),
        (b"# only a comment\n", "1:1", "`afterword new`"),
        (b"a: b\n\0\x01", "2:1", "no plain text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "1:1", "0x89"),
        (b"a" * 1_048_577, "1:1", "larger than 1 MB"),
        (b"\xff\xfea", "1:1", "UTF-16"),
        (b"- a\n- b\n", "1:1", "made of keys"),
        (b"only words\n", "1:1", "made of keys"),
    ],
)
def test_what_is_no_details_file(
    reader: Reader, data: bytes, at: str, part: str
) -> None:
    problem = reader.problem(data)
    assert problem.startswith(f"me.yaml:{at}: ")
    assert part in problem


@pytest.mark.parametrize("name", ["me.toml", "me.json"])
def test_empty_in_every_format(reader: Reader, name: str) -> None:
    assert "`afterword new`" in reader.problem("\n \n", name)


@pytest.mark.parametrize(
    "opening", ["[", "{", '{"a":', "- ", "a: [", "a = [", "[a.", "? "]
)
@pytest.mark.parametrize("name", ["me.yaml", "me.toml", "me.json"])
def test_deep_nesting_is_refused_in_every_format(
    reader: Reader, opening: str, name: str
) -> None:
    (problem, *_) = reader.problems(opening * 50_000, name)
    assert problem.startswith(f"{name}:1:")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a: " + "[" * 19 + "]" * 19, "me.yaml"),
        ("a = " + "[" * 19 + "]" * 19, "me.toml"),
        ('{"a": ' + "[" * 19 + "]" * 19 + "}", "me.json"),
    ],
)
def test_twenty_levels_are_allowed_and_one_more_is_not(
    reader: Reader, text: str, name: str
) -> None:
    assert any(": a: unknown key" in line for line in reader.problems(text, name))
    deeper = text.replace("[", "[[", 1).replace("]", "]]", 1)
    assert "more than 20 deep" in reader.problem(deeper, name)


YAML_FAULTS = [
    ("company: Northwind: data\n", "1:19", "“: ” must be in quotes"),
    ("company:\n\tname: x\n", "2:1", "a tab cannot indent"),
    ("a: @x\n", "1:4", "must be in quotes"),
    ("a: %s\n", "1:4", "must be in quotes"),
    ("a: *bold*\n", "1:9", "must be in quotes"),
    ('a: "x\nb: y\n', "1:4", "never closed"),
    ('a: "C:\\x"\n', "1:9", "backslash"),
    ('a: "\\UFFFFFFFF"\n', "1:7", "valid YAML"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "indentation"),
    ("a: [b, c\nd: e\n", "2:2", "lacks a comma"),
    ("a: b\nwords\nc: d\n", "2:1", "neither `key: value`"),
    ("a: b\n---\nc: d\n", "2:1", "second document"),
]


@pytest.mark.parametrize(("text", "at", "part"), YAML_FAULTS)
def test_yaml_faults_in_plain_words(
    reader: Reader, text: str, at: str, part: str
) -> None:
    problem = reader.problem(text)
    assert problem.startswith(f"me.yaml:{at}: ")
    assert part in problem


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("{{ 7*7 }}", "begins with {"),
        ("&anchor x", "begins with &"),
        ("*alias", "begins with *"),
        ("!tag x", "begins with !"),
        ("!!python/object/apply:os.system [id]", "begins with !"),
        ("? [a]", "key"),
    ],
)
def test_yaml_that_is_not_plain_is_refused_at_its_field(
    reader: Reader, value: str, part: str
) -> None:
    problem = reader.problems(f"{LEAST}notes: {value}\n")[-1]
    assert problem.startswith("me.yaml:6:8: ")
    assert part in problem


def test_an_alias_bomb_is_refused_at_once(reader: Reader) -> None:
    bomb = "notes: &a [x, x]\n" + "b: [*a, *a]\n" * 3
    problems = reader.problems(LEAST + bomb)
    assert problems[0].startswith("me.yaml:6:8: notes: a text that begins with &")


def test_yaml_scalars_are_text_and_null_is_absent(reader: Reader) -> None:
    read = reader.interview(
        LEAST + "message: {understanding: NO, interest: 10:30, can_send: 0123456,"
        " reason: ~, closing: null, postscript: , cc: ['null', \"~\"]}\n"
    ).message
    assert (read.understanding, read.interest, read.can_send) == (
        "NO",
        "10:30",
        "0123456",
    )
    assert (read.reason, read.closing, read.postscript) == (None, None, None)
    assert read.cc == ("null", "~")


TOML_FAULTS = [
    ('a = "x\n', "1:5", "never closed"),
    ("a = [1, 2\n", "1:5", "never ends"),
    ("a 1\n", "1:3", "= is missing"),
    ('a = "x" b = 2\n', "1:9", "same line"),
    ("[a\n", "1:3", "] is missing"),
    ("= 1\n", "1:1", "a key is missing"),
    ("a = {b = 1,\nc = 2}\n", "1:12", "valid TOML"),
    ("a = [1\nb = 2\n", "2:1", "comma"),
    ("a = 2026-11-19\r\n\x7f = 1\n", "2:1", "a key is missing"),
]


@pytest.mark.parametrize(("text", "at", "part"), TOML_FAULTS)
def test_toml_faults_in_plain_words(
    reader: Reader, text: str, at: str, part: str
) -> None:
    problem = reader.problems(text, "me.toml")[0]
    assert problem.startswith(f"me.toml:{at}: ")
    assert part in problem


TOML_LEAST = """\
role = "data engineer"
interviewers = ["Ms. Amara Okafor"]
candidate.name = "Daniel Reyes"
[company]
name = 'Northwind'
[interview]
date = 2026-11-19
"""


def test_toml_goes_on_after_values_that_are_none(reader: Reader) -> None:
    text = TOML_LEAST + (
        "ended = 25:00\ntimezone = Europe/Berlin # here\nround =\n"
        '[style]\nqr = True\nink = "\\q"\n[style]\nseed = 1\n'
    )
    told = [line.split(": ")[:2] for line in reader.problems(text, "me.toml")]
    assert told == [
        ["me.toml:8:9", "interview.ended"],
        ["me.toml:9:12", "interview.timezone"],
        ["me.toml:10:8", "interview.round"],
        ["me.toml:12:6", "style.qr"],
        ["me.toml:13:7", "style.ink"],
        ["me.toml:14:2", "style"],
    ]


def test_toml_tables_of_every_kind_have_places(reader: Reader) -> None:
    text = TOML_LEAST + (
        'message."topics" = [\n  # first\n  {about = """\nthe move""", bad1 = 1},\n]\n'
        "style.bad2 = {x = [1, {y = 2}]}\n"
        "[[message.references]]\nname = 'A'\n  bad3 = 1\n"
        '[[message.references]]\nname = "B"\n[message.references.bad4]\n'
    )
    text = text.replace("[interview]\ndate = 2026-11-19\n", "")
    text = "interview.date = 2026-11-19\n" + text.replace(
        "[company]\nname", "company.name"
    )
    told = [line.split(": ")[:2] for line in reader.problems(text, "me.toml")]
    assert told == [
        ["me.toml:9:14", "message.topics[0].bad1"],
        ["me.toml:11:7", "style.bad2"],
        ["me.toml:14:3", "message.references[0].bad3"],
        ["me.toml:17:21", "message.references[1].bad4"],
    ]


JSON_FAULTS = [
    ('{"a": 1,}', "1:8", "comma"),
    ('{"a": [1, ]}', "1:9", "comma"),
    ('{"a" 1}', "1:6", ": is missing"),
    ('{"a": 1 "b": 2}', "1:9", "comma"),
    ('{"a": NaN}', "1:7", "no JSON value"),
    ('{"a": -Infinity}', "1:7", "no JSON value"),
    ('{"a": 1e999}', "1:7", "too large"),
    ("{'a': 1}", "1:2", "double quotes"),
    ("{a: 1}", "1:2", "double quotes"),
    ('{"a": 01}', "1:7", "no JSON value"),
    ('{"a": "x}', "1:7", "never closed"),
    ('{"a": "\\x"}', "1:8", "backslash"),
    ('{"a": [1, 2', "1:7", "never ends"),
    ('{"a": 1} 2', "1:10", "after the end"),
    ('{"a": 1} // x', "1:10", "no comments"),
    ("[1]", "1:1", "made of keys"),
]


@pytest.mark.parametrize(("text", "at", "part"), JSON_FAULTS)
def test_json_faults_in_plain_words(
    reader: Reader, text: str, at: str, part: str
) -> None:
    problem = reader.problems(text, "me.json")[0]
    assert problem.startswith(f"me.json:{at}: ")
    assert part in problem


@pytest.mark.parametrize(
    ("text", "name", "at"),
    [
        (LEAST + "notes: a\nnotes: b\n", "me.yaml", "7:1"),
        ('notes = "a"\nnotes = "b"\n' + TOML_LEAST, "me.toml", "2:1"),
        ('{"notes": "a",\n"notes": "b"}', "me.json", "2:1"),
    ],
)
def test_a_key_twice_is_told_in_every_format(
    reader: Reader, text: str, name: str, at: str
) -> None:
    problems = reader.problems(text, name)
    assert any(line.startswith(f"{name}:{at}: notes: ") for line in problems)


def test_other_extensions_folders_and_missing_files(
    reader: Reader, assets: Assets
) -> None:
    with pytest.raises(AfterwordError, match=r"\.yaml, \.toml or \.json"):
        reader.details(LEAST, "me.txt")
    with pytest.raises(DetailsMissingError, match="no file none") as missing:
        read_details(Path("none.yaml"), assets)
    assert missing.value.exit_code == 2
    (reader.folder / "folder.yaml").mkdir()
    with pytest.raises(AfterwordError, match="is a folder"):
        read_details(Path("folder.yaml"), assets)
    with pytest.raises(AfterwordError, match="path") as broken:
        read_details(Path("a\0.yaml"), assets)
    assert not isinstance(broken.value, DetailsError)
