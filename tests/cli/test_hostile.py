"""What people type is data: literal text in what is made, or a clear error."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import reading
from tests.conftest import Run

DETAILS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "engineer-panel.yaml").read_text()
)
HARMLESS = {
    "template": "{{ 7*7 }}",
    "markup": "<b>x</b>",
    "format": "%s %(name)s",
    "header": "x Bcc: y@example.org",
    "accents": "Zoë Müller-Łukasz",
    "vietnamese": "Nguyễn Thị Hường",
    "ampersand": 'R&D <co> "q"',
}
UNWRITABLE = {"emoji": "a 🎉", "han": "李小龍", "hebrew": "שלום"}


def details(text: str) -> dict[str, Any]:
    """Return details of one interview with `text` wherever text may stand."""
    result = copy.deepcopy(DETAILS)
    result["candidate"] |= {"phone": text}
    result["candidate"]["address"]["street"] = [text]
    result["candidate"]["portfolio"]["label"] = text
    result["company"] |= {"name": text, "short": text}
    result["role"] |= {"team": text, "reference": text}
    person = {"name": text, "title": text, "personal_touch": text}
    result["interviewers"] = [person]
    result["message"] = {
        "topics": [{"about": text}],
        "understanding": text,
        "interest": text,
        "question": f"Is it {text}?",
        "closing": text,
        "postscript": text,
        "cc": [text],
        "enclosures": [{"title": text}],
        "references": [{"name": text, "email": "a@example.org"}],
    }
    result["notes"] = f"secret {text}"
    return result


def written(data: dict[str, Any]) -> str:
    Path("me.yaml").write_text(yaml.safe_dump(data, allow_unicode=True))
    return "me.yaml"


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_text_stays_literal(text: str, run: Run) -> None:
    run("make", written(details(text)), "--now", "2026-11-22", "-o", "kit")
    curly = text.replace(' "q"', " “q”")
    kit = {path.name.rpartition("-")[2]: path for path in Path("kit").glob("*/*")}
    assert sorted(kit) == ["card.eml", "card.pdf", "letter.eml", "letter.pdf"]
    for name, path in kit.items():
        data = path.read_bytes()
        read = reading.plain_body if name.endswith("eml") else reading.pdfium_text
        assert curly in read(data)
        assert "49" not in read(data)
        assert "secret" not in read(data)


def test_a_line_break_cannot_add_a_header(run: Run) -> None:
    run("make", written(details("x\r\nBcc: y@example.org")), "-o", "kit")
    for path in Path("kit").glob("*/*.eml"):
        message = reading.mail(path.read_bytes())
        assert set(message.keys()) == {
            "From",
            "Subject",
            "X-Unsent",
            "MIME-Version",
            "Content-Type",
        }
        assert "x Bcc: y@example.org" in reading.plain_body(path.read_bytes())


@pytest.mark.parametrize("text", UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_cannot_be_drawn_is_named(text: str, run: Run) -> None:
    result = run("make", written(details(text)), "-o", "kit", code=1)
    made = {Path(line).name.rpartition("-")[2] for line in result.stdout.splitlines()}
    assert made == {"card.eml", "letter.eml"}
    failures = [line for line in result.stderr.splitlines() if ".pdf: " in line]
    assert len(failures) == 2
    assert all(text[-1] in line for line in failures)


def test_a_word_of_300_letters_fits_or_is_refused(run: Run) -> None:
    result = run("make", written(details("w" * 300)), "-o", "kit", code=1)
    assert "is too long for a line" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "text", ["a\x07b", "a\u202eb", "a\u2066b"], ids=["bell", "override", "isolate"]
)
def test_control_characters_are_problems(text: str, run: Run) -> None:
    result = run("make", written(details(text)), "-o", "kit", code=1)
    assert len(result.stderr.splitlines()) > 15
    assert all(line.startswith("me.yaml:") for line in result.stderr.splitlines())
    assert not Path("kit").exists()
