"""What each kind of value is refused for, and what is said to write instead."""

import datetime as dt

import pytest

from tests.details.reading import LEAST, Reader

URL = "candidate.portfolio.url"

FAULTS = [
    # dates, times, zones
    ("interview: {date: 19.11.2026}", "interview.date", "write 2026-11-19"),
    ("interview: {date: 11/19/2026}", "interview.date", "write 2026-11-19"),
    ("interview: {date: 05/06/2026}", "interview.date", "write a date as 2026-11-19"),
    ("interview: {date: 2026/11/9}", "interview.date", "write 2026-11-09"),
    ("interview: {date: 'November 19th, 2026'}", "interview.date", "write 2026-11-19"),
    ("interview: {date: 19 Nov 2026}", "interview.date", "write 2026-11-19"),
    (
        "interview: {date: 2026-11-19T10:00:00}",
        "interview.date",
        "alone: 2026-11-19",
    ),
    ("interview: {date: 2026-13-01}", "interview.date", "there is no month 13"),
    ("interview: {date: 2026-02-29}", "interview.date", "has days 1 to 28"),
    ("interview: {date: 0206-11-19}", "interview.date", "the year 206"),
    ("interview: {date: yesterday}", "interview.date", "write a date as 2026-11-19"),
    ("interview: {ended: 3:30 pm}", "interview.ended", "write 15:30, in 24 hours"),
    ("interview: {ended: 12am}", "interview.ended", "write 00:00"),
    ("interview: {ended: '15.30'}", "interview.ended", "write 15:30"),
    ("interview: {ended: 1530}", "interview.ended", "write 15:30"),
    ("interview: {ended: 15h30}", "interview.ended", "write 15:30"),
    ("interview: {ended: 25:00}", "interview.ended", "such as 15:30"),
    ("interview: {ended: noon}", "interview.ended", "such as 15:30"),
    (
        "interview: {timezone: america/chicago}",
        "interview.timezone",
        "America/Chicago?",
    ),
    ("interview: {timezone: New York}", "interview.timezone", "America/New_York?"),
    ("interview: {timezone: Berln}", "interview.timezone", "mean Europe/Berlin?"),
    (
        "interview: {timezone: ../../etc/passwd}",
        "interview.timezone",
        "America/Chicago",
    ),
    ("interview: {decision_by: soon}", "interview.decision_by", "no date"),
    # numbers, yes or no, choices
    ("interview: {round: two}", "interview.round", "no whole number"),
    ("interview: {round: 0}", "interview.round", "not from 1 to 20"),
    ("interview: {round: 21}", "interview.round", "not from 1 to 20"),
    ("interview: {round: 1.5}", "interview.round", "no whole number"),
    ("style: {seed: 99999999999999999999}", "style.seed", "no whole number"),
    ("interview: {replies: perhaps}", "interview.replies", "true or false"),
    ("interview: {kind: Video}", "interview.kind", "did you mean video?"),
    ("occasion: thanks", "occasion", "did you mean thank-you?"),
    ("style: {language: de-DE}", "style.language", "write en-US or en-GB"),
    ("message: {thanks_for: [tme]}", "message.thanks_for[0]", "did you mean time?"),
    # names of assets, ink, neatness
    ("style: {hand: Cavet}", "style.hand", "did you mean caveat?"),
    ("style: {hand: ../caveat}", "style.hand", "there is no ../caveat"),
    ("style: {card: us-a3}", "style.card", "did you mean us-a2?"),
    ("style: {letter: din}", "style.letter", "write din-5008-b or us-block"),
    ("style: {typeface: latto}", "style.typeface", "did you mean lato?"),
    ("style: {paper: A-4}", "style.paper", "did you mean a4?"),
    ("style: {sheet: legal}", "style.sheet", "write a4 or letter"),
    ("style: {ink: blueblack}", "style.ink", "did you mean blue-black?"),
    ("style: {ink: '#12345'}", "style.ink", "#1a2b3c"),
    ("style: {neatness: tidy}", "style.neatness", "a number from 0 to 1.5"),
    ("style: {neatness: 1.6}", "style.neatness", "a number from 0 to 1.5"),
    ("style: {neatness: nan}", "style.neatness", "a number from 0 to 1.5"),
    # countries
    (
        "company: {address: {country: us}}",
        "company.address.country",
        "mean US?",
    ),
    (
        "company: {address: {country: USA}}",
        "company.address.country",
        "mean US?",
    ),
    (
        "company: {address: {country: UK}}",
        "company.address.country",
        "mean GB?",
    ),
    ("company: {address: {country: Germany}}", "company.address.country", "mean DE?"),
    ("company: {address: {country: ZZ}}", "company.address.country", "two letters"),
    # e-mail and web addresses
    ("candidate: {email: daniel}", "candidate.email", "must have an @-sign"),
    ("candidate: {email: daniel@}", "candidate.email", "after the @-sign"),
    ("candidate: {email: zoë@example.org}", "candidate.email", "before the @-sign"),
    ("candidate: {email: a b@example.org}", "candidate.email", "SPACE"),
    ("candidate: {email: 'a@example.org, b@example.org'}", "candidate.email", "','"),
    ("candidate: {email: A <a@example.org>}", "candidate.email", "display name"),
    (
        "candidate: {portfolio: example.org}",
        URL,
        "in full: https://example.org",
    ),
    (
        "candidate: {portfolio: 'javascript:alert(1)'}",
        URL,
        "https://",
    ),
    (
        "candidate: {portfolio: 'file:///etc/passwd'}",
        URL,
        "https://",
    ),
    ("candidate: {portfolio: 'https://'}", URL, "host"),
    (
        "candidate: {portfolio: 'https://me:pw@example.org'}",
        URL,
        "password",
    ),
    (
        "candidate: {portfolio: 'https://example.org/a b'}",
        URL,
        "a space",
    ),
    (
        "candidate: {portfolio: 'https://exa mple.org'}",
        URL,
        "a space",
    ),
    (
        "candidate: {portfolio: 'https://ex_ample..org'}",
        URL,
        "host",
    ),
    (
        "candidate: {portfolio: 'https://example.org:99999'}",
        URL,
        "port",
    ),
    # shapes
    ("message: {topics: the move}", "message.topics", "where a list belongs"),
    ("message: {topics: {about: x}}", "message.topics", "where a list belongs"),
    ("message: {topics: []}", "message.topics", "is empty; leave the key out"),
    ("message: {topics: [~]}", "message.topics[0]", "is empty; leave it out"),
    ("message: {topics: [[a]]}", "message.topics[0]", "where keys belong"),
    ("message: {interest: [a]}", "message.interest", "a list stands"),
    ("message: {interest: {a: b}}", "message.interest", "a mapping stands"),
    ("message: {interest: ''}", "message.interest", "is empty"),
    ("message: {interest: '  '}", "message.interest", "is empty"),
    ("message: {body: my words}", "message.body", "such as brief, full"),
    ("message: {body: {brief: ''}}", "message.body.brief", "is empty"),
    ("message: {body: {brief: [a, '']}}", "message.body.brief[1]", "is empty"),
    ("style: warm", "style", "where keys belong, such as tone"),
    # what belongs together
    ("message: {topics: [{they_liked: true}]}", "message.topics[0]", "needs about"),
    (
        "message: {topics: [{about: a, said: b}]}",
        "message.topics[0].said",
        "only one of",
    ),
    ("company: {address: {city: X, lines: [a]}}", "company.address.lines", "not both"),
    ("role: {team: x}", "role.title", "is missing"),
    ("interviewers: []", "interviewers", "write at least one"),
    ("interviewers: [A B, C D, a b]", "interviewers[2].name", "is there twice"),
]


@pytest.mark.parametrize(("line", "field", "part"), FAULTS)
def test_a_bad_value_is_told_with_what_to_write(
    reader: Reader, line: str, field: str, part: str
) -> None:
    problem = reader.problem(_replaced(line))
    assert problem.startswith("me.yaml:")
    assert f": {field}: " in problem
    assert part in problem


def _replaced(line: str) -> str:
    """Return the least details file with `line` instead of its line of that key."""
    needs = {
        "candidate": "name: D R",
        "company": "name: N",
        "interview": "date: 2026-11-19",
    }
    key = line.partition(":")[0]
    need = needs.get(key)
    if need and need.partition(":")[0] + ":" not in line.partition("{")[2]:
        line = line.replace("{", f"{{{need}, ", 1)
    kept = [old for old in LEAST.splitlines() if not old.startswith(f"{key}:")]
    return "\n".join([*kept, line, ""])


GOOD = [
    ("interview: {ended: 10:30}", dt.time(10, 30)),
    ("interview: {ended: 9:05}", dt.time(9, 5)),
    ("interview: {ended: '15:30:10'}", dt.time(15, 30, 10)),
    ("interview: {decision_by: 2028-02-29}", dt.date(2028, 2, 29)),
    ("interview: {timezone: Asia/Kolkata}", "Asia/Kolkata"),
    ("interview: {replies: no}", False),
    ("interview: {replies: 'TRUE'}", True),
    ("style: {seed: -4}", -4),
    ("style: {neatness: 0.85}", "0.85"),
    ("style: {ink: '#1a2B3c'}", "#1a2B3c"),
    ("style: {hand: zeyada}", "zeyada"),
    ("candidate: {email: a@team.test}", "a@team.test"),
    ("candidate: {email: a@exämple.org}", "a@exämple.org"),
    ("candidate: {phone: 0123456}", "0123456"),
    ("company: {short: '{{ 7*7 }} <b>%s</b>'}", "{{ 7*7 }} <b>%s</b>"),
    ('company: {short: "x\\r\\nBcc: y@example.org"}', "x Bcc: y@example.org"),
    ('company: {short: " a\\u00a0 \\t b\\u2028c "}', "a b c"),
    ('company: {short: "u\\u0308ber"}', "über"),
    ("company: {short: 李小龍 😀}", "李小龍 😀"),
    ('company: {short: "نامه\\u200cای 👩\\u200d💻"}', "نامه\u200cای 👩\u200d💻"),
]


@pytest.mark.parametrize(("line", "value"), GOOD)
def test_a_good_value_is_kept(reader: Reader, line: str, value: object) -> None:
    interview = reader.interview(_replaced(line))
    section, _, rest = line.partition(": {")
    assert getattr(getattr(interview, section), rest.partition(":")[0]) == value


HIDDEN = [
    ("\\x07", "control character U+0007"),
    ("\\0", "U+0000"),
    ("\\x7f", "U+007F"),
    ("\\x9b", "U+009B"),
    ("\\u202a", "U+202A (LEFT-TO-RIGHT EMBEDDING)"),
    ("\\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    ("\\u2066", "U+2066"),
    ("\\u2069", "U+2069"),
    ("\\u200b", "U+200B (ZERO WIDTH SPACE)"),
    ("\\ufeff", "U+FEFF"),
    ("\\u00ad", "U+00AD (SOFT HYPHEN)"),
    ("\\u3164", "U+3164 (HANGUL FILLER)"),
    ("\\ud800", "lone surrogate U+D800"),
    ("\\U000e0041", "U+E0041"),
]


@pytest.mark.parametrize(("escape", "part"), HIDDEN)
@pytest.mark.parametrize("key", ["notes", "candidate"])
def test_a_hidden_character_is_named(
    reader: Reader, escape: str, part: str, key: str
) -> None:
    line = {
        "notes": f'notes: "ab{escape}c"',
        "candidate": f'candidate: {{name: D R, email: "a{escape}b@example.org"}}',
    }[key]
    problem = reader.problem(_replaced(line))
    assert part in problem
    assert "delete it" in problem
    assert problem.isprintable()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("me.yaml", LEAST + "notes: a\x07b\u202ec\n"),
        ("me.toml", 'notes = "a\x07b\u202ec"\n'),
        ("me.json", '{"notes": "a\x07b\u202ec"}'),
    ],
)
def test_a_hidden_character_may_stand_raw_in_any_format(
    reader: Reader, name: str, text: str
) -> None:
    (problem,) = (line for line in reader.problems(text, name) if "notes" in line)
    assert "control character U+0007 after “a”" in problem


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c"])
def test_a_joiner_belongs_inside_a_word(reader: Reader, joiner: str) -> None:
    assert "invisible character" in reader.problem(f'{LEAST}notes: "a {joiner}b"\n')


def test_values_of_toml_and_json_keep_their_types(reader: Reader) -> None:
    text = (
        'role = "x"\ninterviewers = ["A B"]\n'
        'candidate = {name = "D R", phone = 5551234}\n'
        'company = {name = "N", address = {postal_code = 78701, city = "X"}}\n'
        "interview = {date = 2026-11-19, ended = 15:30:00.5, round = 2}\n"
        "style = {neatness = 0.5}\n"
    )
    read = reader.interview(text, "me.toml")
    assert read.interview.ended == dt.time(15, 30)
    assert (read.candidate.phone, read.style.neatness) == ("5551234", "0.5")
    assert read.company.address is not None
    assert read.company.address.postal_code == "78701"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("notes = 5", "notes"),
        ("notes = true", "notes"),
        ("notes = 2026-11-19", "notes"),
        ("notes = 1.5", "notes"),
        ("group = 1", "group"),
        ("sending.date = 2026-11-19T10:00:00Z", "sending.date"),
        ("sending.date = 20261119", "sending.date"),
        ("interview.ended = 2026-11-19", "interview.ended"),
        ("style.seed = 1.0", "style.seed"),
        ("style.seed = true", "style.seed"),
        ("style.seed = 0xffffffffffffffffffffffff", "style.seed"),
        ("style.tone = 1", "style.tone"),
        ("candidate.phone = 1.5", "candidate.phone"),
        ("candidate.phone = true", "candidate.phone"),
    ],
)
def test_wrong_types_of_toml(reader: Reader, line: str, field: str) -> None:
    base = (
        'role = "x"\ninterviewers = ["A B"]\ncandidate.name = "D R"\n'
        'company.name = "N"\ninterview.date = 2026-11-19\n'
    )
    assert f"me.toml:6:{line.index('=') + 3}: {field}: " in reader.problem(
        base + line + "\n", "me.toml"
    )


def test_notes_and_body_keep_their_lines(reader: Reader) -> None:
    read = reader.interview(
        LEAST + "notes: |\n  one  two \n\n  three\nmessage:\n  body:\n"
        "    brief: |\n\n      First  line\n      and second.\n       \n      Next.\n"
        '    full: [One., "Two.\\n\\nThree."]\n'
    )
    assert read.notes == "one two\n\nthree"
    assert read.message.body is not None
    assert read.message.body.brief == ("First line\nand second.", "Next.")
    assert read.message.body.full == ("One.", "Two.", "Three.")


def test_mappings_of_nothing_are_absent(reader: Reader) -> None:
    read = reader.interview(
        LEAST
        + "message: {body: {brief: null, full: ~}}\nstyle: {}\nsending: {date: }\n"
    )
    assert read.message.body is None
    assert read.style.tone == "warm"


def test_an_informational_talk_needs_no_role(reader: Reader) -> None:
    text = LEAST.replace("role: data engineer\n", "")
    assert "role.title" in reader.problem(text)
    assert reader.problem(text).startswith("me.yaml:1:1: ")
    text = text.replace("2026-11-19}", "2026-11-19, kind: informational}")
    assert reader.interview(text).role.title is None


def test_all_that_is_required_is_told_at_once(reader: Reader) -> None:
    problems = reader.problems("company:\ninterviewers:\n  - title: x\n")
    assert [line.partition("; ")[0] for line in problems] == [
        "me.yaml:1:1: candidate.name: is missing",
        "me.yaml:1:1: company.name: is missing",
        "me.yaml:1:1: interview.date: is missing",
        "me.yaml:1:1: role.title: is missing",
        "me.yaml:3:5: interviewers[0].name: is missing",
    ]


UNKNOWN = [
    ("message: {tone: warm}", "message.tone", "style.tone"),
    ("message: {topic: [a]}", "message.topic", "topics"),
    ("company: {city: X}", "company.city", "company.address.city"),
    ("topics: [a]", "topics", "interviewers[].topics or message.topics"),
    ("candidates: {}", "candidates", "candidate"),
    ("style: {tpeface: lato}", "style.tpeface", "typeface"),
    ("interview: {timeZone: x}", "interview.timeZone", "timezone"),
    ("interview: {'Decision by': x}", "interview.Decision by", "decision_by"),
]


@pytest.mark.parametrize(("line", "field", "meant"), UNKNOWN)
def test_an_unknown_key_is_told_with_the_key_meant(
    reader: Reader, line: str, field: str, meant: str
) -> None:
    problem = reader.problem(_replaced(line))
    assert f": {field}: unknown key; did you mean {meant}?" in problem


def test_a_missing_space_and_a_missing_key_are_told(reader: Reader) -> None:
    assert "a space belongs after the colon" in reader.problem(
        LEAST + "style: {qr:true}\n"
    )
    assert "a key is missing" in reader.problem(LEAST + "style: {'': 1}\n")
    assert "U+202E" in reader.problem(LEAST + '"a\\u202e": 1\n')


def test_there_is_an_end_to_problems(reader: Reader) -> None:
    text = LEAST + "".join(f"x{number}: 1\n" for number in range(500))
    problems = reader.problems(text)
    assert len(problems) == 201
    assert problems[-1].endswith("there are more problems; mend these first")
