"""Files that the details name, the profile, and values of `--set`."""

import os
from pathlib import Path

import pytest

from afterword.details.model import Interview
from tests.details.reading import LEAST, Reader

PNG = b"\x89PNG\r\n\x1a\nrest"
SIGNED = LEAST.replace("{name: Daniel Reyes}", "{name: D R, signature: %s}")


def test_named_files_are_read(reader: Reader) -> None:
    (reader.folder / "sig.png").write_bytes(PNG)
    (reader.folder / "a b").mkdir()
    (reader.folder / "a b" / "übung.pdf").write_bytes(b"%PDF")
    details = reader.details(
        SIGNED % "sig.png"
        + "message: {enclosures: [{title: A, file: a b/übung.pdf}, {title: B}]}\n"
    )
    assert dict(details.files) == {"sig.png": PNG, "a b/übung.pdf": b"%PDF"}
    assert details.interview.message.enclosures[0].file == "a b/übung.pdf"


def test_signing_by_hand_names_no_file(reader: Reader) -> None:
    details = reader.details(SIGNED % "hand")
    assert details.interview.candidate.signature == "hand"
    assert not details.files


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("sgi.png", "did you mean sig.png?"),
        ("other.gif", "there is no file other.gif"),
        ("gone/sig.png", "there is no folder"),
        ("folder", "not a file"),
        ("fifo", "not a file"),
        ("empty.png", "is empty"),
        ("text.png", "no PNG or JPEG"),
        ("huge.png", "larger than 20 MB"),
        ("x" * 300, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used(reader: Reader, name: str, part: str) -> None:
    (reader.folder / "sig.png").write_bytes(PNG)
    (reader.folder / "folder").mkdir()
    os.mkfifo(reader.folder / "fifo")
    (reader.folder / "empty.png").touch()
    (reader.folder / "text.png").write_text("signed")
    with (reader.folder / "huge.png").open("wb") as huge:
        huge.truncate(20 * 1024 * 1024 + 1)
    problem = reader.problem(SIGNED % name)
    assert problem.startswith("me.yaml:1:35: candidate.signature: ")
    assert part in problem


def test_a_profile_gives_what_the_details_do_not_say(reader: Reader) -> None:
    (reader.folder / "me.toml").write_text(
        '[candidate]\nname = "Zoë"\nphone = "1"\nemail = "zoe@example.org"\n', "utf-8"
    )
    text = LEAST.replace("{name: Daniel Reyes}", "{phone: '2', email: ~}")
    candidate = reader.interview(text + "profile: me.toml\n").candidate
    assert (candidate.name, candidate.phone, candidate.email) == ("Zoë", "2", None)


def test_problems_of_a_profile_are_told_with_its_own_places(reader: Reader) -> None:
    (reader.folder / "p.json").write_text(
        '{"candidate": {\n "email": "x", "emial": 1},\n "company": 1}'
    )
    text = "profile: p.json\n" + LEAST.partition("\n")[2] + "foo: 1\n"
    assert [line.rsplit(": ", 1)[0] for line in reader.problems(text)] == [
        "me.yaml:6:1: foo",
        "p.json:1:2: candidate.name",
        "p.json:2:11: candidate.email: x is no e-mail address",
        "p.json:2:16: candidate.emial",
        "p.json:3:2: company",
    ]


@pytest.mark.parametrize(
    ("name", "content", "at"),
    [
        ("none.yaml", None, "me.yaml:1:10: profile: there is no file none.yaml"),
        ("p.txt", "a: b", "me.yaml:1:10: profile: "),
        ("p.yaml", "a: b: c", "p.yaml:1:5: "),
        ("p.yaml", "candidate: ~", "p.yaml:1:1: candidate: is missing"),
    ],
)
def test_a_profile_that_cannot_be_read(
    reader: Reader, name: str, content: str | None, at: str
) -> None:
    if content:
        (reader.folder / name).write_text(content)
    problems = reader.problems(f"profile: {name}\n{LEAST}")
    assert problems[0].startswith(at)


def _own_profile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = folder / "config" / "afterword"
    own.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent))
    (own / "profile.yaml").write_text(
        "candidate: {name: Zoë, phone: '1', signature: sig.png}\n", "utf-8"
    )
    (own / "sig.png").write_bytes(PNG)
    return own


def test_the_own_profile_is_for_who_gives_no_name(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    _own_profile(reader.folder, monkeypatch)
    without = LEAST.partition("\n")[2]
    details = reader.details(without + "candidate: {phone: '2'}\n")
    assert details.interview.candidate.name == "Zoë"
    assert details.interview.candidate.phone == "2"
    assert details.files == {"sig.png": PNG}
    assert reader.interview(without).candidate.phone == "1"
    assert reader.interview(LEAST).candidate.phone is None


def test_two_files_of_one_name_are_not_mixed_up(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    _own_profile(reader.folder, monkeypatch)
    (reader.folder / "sig.png").write_bytes(PNG + b"other")
    text = (
        LEAST.partition("\n")[2]
        + "message: {enclosures: [{title: A, file: sig.png}]}\n"
    )
    assert "another file is called sig.png" in reader.problem(text)


def _set(reader: Reader, *sets: str) -> Interview:
    return reader.details(LEAST, "me.yaml", *sets).interview


def test_values_are_set(reader: Reader) -> None:
    read = _set(
        reader,
        "style.seed=4",
        "style.ink=#1a2b3c",
        "message.topics=[a, {learned: 'b: c'}]",
        "message.interest=a: b & {{ 7*7 }}",
        'message.understanding="quoted"',
        "interviewers[1]={name: Jo Lee, email: jo@example.org}",
        "interviewers[0].email=amara@example.org",
        "interviewers.2.name=Al Ray",
        "interviewers[2].email=al@example.org",
        "company.short=a=b",
        "role.title=clerk",
    )
    assert (read.style.seed, read.style.ink) == (4, "#1a2b3c")
    assert read.message.topics[1].learned == "b: c"
    assert read.message.interest == "a: b & {{ 7*7 }}"
    assert read.message.understanding == "quoted"
    names = [person.name for person in read.interviewers]
    assert names == ["Ms. Amara Okafor", "Jo Lee", "Al Ray"]
    emails = [person.email for person in read.interviewers]
    assert emails == ["amara@example.org", "jo@example.org", "al@example.org"]
    assert (read.company.short, read.role.title) == ("a=b", "clerk")


def test_a_value_is_unset(reader: Reader) -> None:
    text = LEAST + "style: {seed: 9}\nnotes: x\n"
    read = reader.details(text, "me.yaml", "style.seed=", "notes=null").interview
    assert (read.style.seed, read.notes) == (1, None)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("style.seed=x", "style.seed: x is no whole number"),
        ("style.sed=1", "style.sed: unknown key; did you mean seed?"),
        ("stile.seed=1", "stile: unknown key; did you mean style?"),
        ("style.ink=[", "style.ink: a value is missing here"),
        ("message.topics=[]", "message.topics: is empty"),
        ("interviewers.9.email=x", "interviewers.9.email: 9 is no number from 0 to 2"),
        ("interviewers.x=x", "interviewers.x: x is no number from 0 to 2"),
        ("notes.x=x", "notes: a mapping stands where"),
        ("company.name.x=x", "company.name.x: x cannot be set in"),
        ("style.seed", "write it as key.path=value"),
        ("=4", "write it as key.path=value"),
        ("..=4", "write it as key.path=value"),
        ("a.b" * 50 + "=4", "write it as key.path=value"),
        ("notes=\u202e", "notes: invisible character U+202E"),
        ("notes='\0'", "notes: a NUL character"),
    ],
)
def test_a_bad_override_is_told_without_a_place(
    reader: Reader, override: str, message: str
) -> None:
    problem = reader.problem(LEAST, "me.yaml", override)
    assert problem.startswith("--set ")
    assert f": {message}" in problem


def test_problems_of_overrides_come_last(reader: Reader) -> None:
    problems = reader.problems(LEAST + "foo: 1\n", "me.yaml", "style.seed=x", "bad")
    assert [line.partition(": ")[0] for line in problems] == [
        "me.yaml:6:1",
        "--set bad",
        "--set style.seed=x",
    ]
