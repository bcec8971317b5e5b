"""The commands as a newcomer types them."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from afterword.details.read import read_details
from afterword.resources import Assets
from tests import reading
from tests.conftest import Run

NOW = ("--now", "2026-11-22")


@pytest.fixture
def example(run: Run, tmp_path: Path) -> Path:
    run("new", "me.yaml", "--example")
    return tmp_path / "me.yaml"


def test_new_example_makes_a_kit(run: Run, example: Path, tmp_path: Path) -> None:
    result = run("make", "me.yaml", *NOW)
    made = [tmp_path / line for line in result.stdout.splitlines()]
    assert len(made) == 8
    assert all(path.is_file() and path.parts[-3] == "output" for path in made)
    assert "Dr. Helen Okoro:" in result.stderr
    assert "print and post output/puget-maps/dr-helen-okoro-card.pdf" in result.stderr


def test_new_never_overwrites(run: Run, example: Path) -> None:
    before = example.read_bytes()
    for more in (["--example"], ["--no-input"], []):
        result = run("new", "me.yaml", *more, code=1)
        assert "me.yaml is there already" in result.stderr
    assert example.read_bytes() == before


def test_the_skeleton_asks_for_what_is_missing(run: Run) -> None:
    run("new", "me.yaml", "--no-input")
    lines = run("check", "me.yaml", code=1).stderr.splitlines()
    for field in ("candidate.name", "company.name", "interview.date", "role.title"):
        assert any(f" {field}: is missing" in line for line in lines)


def test_new_asks_on_a_terminal(tmp_path: Path, assets: Assets) -> None:
    answers = (
        "Ruth Amsel",
        "ruth@example.org",
        'Quay "7" Clinic: North',
        "nurse",
        "2026-11-19",
        "Ms. Ilse Brandt",
        "the night shift",
    )
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this system has no pseudo-terminals")
    process = subprocess.Popen(
        [sys.executable, "-m", "afterword", "new", "me.yaml"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    out, err = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, err.decode()
    assert out.decode().strip() == "me.yaml"
    interview = read_details(tmp_path / "me.yaml", assets).interview
    assert interview.company.name == 'Quay "7" Clinic: North'
    assert interview.message.topics[0].about == "the night shift"


def test_check_is_content_with_the_example(run: Run, example: Path) -> None:
    result = run("check", "me.yaml")
    assert result.stdout == ""
    assert "no problems, nothing to add" in result.stderr


def test_check_says_what_a_recruiter_would_add(run: Run, case: Path) -> None:
    result = run("check", case)
    missing_address = case.stem in ("minimal", "own-words")
    assert ("goes without an inside address" in result.stdout) == missing_address
    findings = json.loads(run("check", case, "--json").stdout)["findings"]
    assert [f["rule"] for f in findings].count("address") == missing_address


def test_check_reports_every_problem_with_its_place(run: Run, tmp_path: Path) -> None:
    lines = (
        "candidate:",
        "  nmae: Ruth Amsel",
        "  email: ruth.example.org",
        "  portfolio: ftp://ruth.example.org",
        "company: {name: Quayside}",
        "role: nurse",
        "interview:",
        "  date: 19.11.2026",
        "  timezone: America/Chicgo",
        "interviewers:",
        "  - name: Ms. Ilse Brandt",
        "message:",
        "  topics:",
        "    - {said: you began early, by: Dr. Novak}",
    )
    (tmp_path / "me.yaml").write_text("\n".join(lines))
    result = run("make", "me.yaml", code=1)
    places = [line.split(": ")[0:2] for line in result.stderr.splitlines()]
    assert places == [
        ["me.yaml:1:1", "candidate.name"],
        ["me.yaml:2:3", "candidate.nmae"],
        ["me.yaml:3:10", "candidate.email"],
        ["me.yaml:4:14", "candidate.portfolio.url"],
        ["me.yaml:8:9", "interview.date"],
        ["me.yaml:9:13", "interview.timezone"],
        ["me.yaml:14:35", "message.topics[0].by"],
    ]
    assert "did you mean name?" in result.stderr
    assert "America/Chicago" in result.stderr
    assert not (tmp_path / "output").exists()
    problems = json.loads(run("check", "me.yaml", "--json", code=1).stdout)["problems"]
    assert len(problems) == 7


def test_text_round_trips_through_a_body(run: Run, example: Path) -> None:
    before = run("text", "me.yaml").stdout
    people = yaml.safe_load(run("text", "me.yaml", "--yaml").stdout)["interviewers"]
    details = yaml.safe_load(example.read_text())
    for person, pasted in zip(details["interviewers"], people, strict=True):
        assert person["name"] == pasted["name"]
        person["body"] = pasted["body"]
    Path("own.yaml").write_text(yaml.safe_dump(details, allow_unicode=True))
    assert run("text", "own.yaml").stdout == before


def test_text_of_one_person_is_a_body_block(run: Run, example: Path) -> None:
    result = run("text", "me.yaml", "--to", "okoro", "--yaml", "--register", "brief")
    (paragraphs,) = yaml.safe_load(result.stdout)["body"].values()
    assert all(isinstance(paragraph, str) for paragraph in paragraphs)


@pytest.mark.parametrize("name", ["nobody", "o"], ids=["unknown", "ambiguous"])
def test_to_must_fit_one_person(name: str, run: Run, example: Path) -> None:
    result = run("letter", "me.yaml", "--to", name, code=2)
    assert "Dr. Helen Okoro, Mr. Tomás Vidal" in result.stderr


def test_a_missing_file_is_a_fault_of_usage(run: Run) -> None:
    assert "does not exist" in run("make", "none.yaml", code=2).stderr


def test_one_document_goes_to_a_file_or_standard_output(
    run: Run, example: Path
) -> None:
    run("letter", "me.yaml", "--to", "okoro", "-o", "letter.pdf", *NOW)
    letter = Path("letter.pdf").read_bytes()
    result = run("letter", "me.yaml", "--to", "okoro", "-o", "-", *NOW)
    assert result.stdout_bytes == letter
    text = run(
        "email", "me.yaml", "--to", "vidal", "--format", "txt", "-o", "-", *NOW
    ).stdout
    assert text.startswith("Dear Mr. Vidal,")
    several = run("letter", "me.yaml", "-o", "letter.pdf", *NOW, code=2)
    assert "-o names one file" in several.stderr


def test_dry_run_writes_nothing(run: Run, example: Path) -> None:
    result = run("make", "me.yaml", "--dry-run", *NOW)
    assert len(result.stdout.splitlines()) == 8
    assert not Path("output").exists()


def test_json_names_the_files(run: Run, example: Path) -> None:
    made = json.loads(run("make", "me.yaml", "--json", *NOW).stdout)
    assert made["date"] == "2026-11-22"
    assert made["failures"] == []
    assert all(Path(name).is_file() for name in made["files"])


def test_style_options_and_set_override_the_file(run: Run, example: Path) -> None:
    run("letter", "me.yaml", "--letter", "uk-block", "--paper", "a4", *NOW)
    run("card", "me.yaml", "--card", "iso-a6", "--orientation", "portrait", *NOW)
    card = Path("output/puget-maps/dr-helen-okoro-card.pdf").read_bytes()
    letter = Path("output/puget-maps/dr-helen-okoro-letter.pdf").read_bytes()
    assert reading.page_sizes(card) == [(105, 148)]
    assert reading.page_sizes(letter) == [(210, 297)]
    text = run("text", "me.yaml", "--set", "company.short=PMC").stdout
    assert "at PMC" in text
    wrong = run("card", "me.yaml", "--hand", "cavaet", code=1)
    assert "caveat" in wrong.stderr
    assert "seed" in run("card", "me.yaml", "--set", "style.seeed=1", code=1).stderr


def test_without_a_qr_code(run: Run, example: Path) -> None:
    run("make", "me.yaml", "--no-qr", *NOW)
    for path in Path("output/puget-maps").glob("*.pdf"):
        assert reading.zxing(reading.picture(path.read_bytes(), 200)) == []


def test_cards_on_a_sheet(run: Run, example: Path) -> None:
    run("card", "me.yaml", "--to", "okoro", "--sheet", "letter", *NOW)
    sheet = Path("output/puget-maps/dr-helen-okoro-card-sheet.pdf").read_bytes()
    assert reading.page_sizes(sheet) == [(215.9, 279.4)]
    assert reading.pdfium_text(sheet).count("Dear Dr. Okoro,") == 2


def test_preview_makes_pictures(run: Run, example: Path) -> None:
    result = run("preview", "me.yaml", "--dpi", "72", *NOW)
    names = [Path(line).name for line in result.stdout.splitlines()]
    assert names == [
        "dr-helen-okoro-card.png",
        "dr-helen-okoro-letter.png",
        "mr-tomas-vidal-card.png",
        "mr-tomas-vidal-letter.png",
    ]
    assert Path("output/puget-maps", names[0]).read_bytes().startswith(b"\x89PNG")


def test_other_commands_leave_what_make_made_alone(run: Run, example: Path) -> None:
    run("make", "me.yaml", "--sheet", "letter", *NOW)
    for command in ("letter", "email", "preview"):
        result = run(command, "me.yaml", *NOW)
        assert "earlier run" not in result.stderr
    again = run("make", "me.yaml", *NOW)
    assert again.stderr.count("-card-sheet.pdf is from an earlier run") == 2


def test_files_of_somebody_who_was_renamed_are_named(run: Run, example: Path) -> None:
    run("make", "me.yaml", *NOW)
    example.write_text(example.read_text().replace("Tomás Vidal", "Tomás Vidalín"))
    result = run("make", "me.yaml", *NOW)
    assert result.stderr.count("mr-tomas-vidal-letter.pdf is from an earlier run") == 1


def test_two_files_do_not_write_over_each_other(run: Run, example: Path) -> None:
    Path("second.yaml").write_text(example.read_text())
    result = run("email", "me.yaml", *NOW)
    result = run("make", "me.yaml", "second.yaml", *NOW, code=1)
    assert "second.yaml makes the same files" in result.stderr
    assert len(result.stdout.splitlines()) == 8


def test_new_writes_yaml_only(run: Run) -> None:
    assert "ends in .yaml" in run("new", "me.toml", "--example", code=2).stderr


def test_json_of_several_files_is_one_list(run: Run, example: Path) -> None:
    Path("bad.yaml").write_text("candidate: {name: Al}\n")
    words = ("make", "bad.yaml", "me.yaml", "--dry-run", "--json", *NOW)
    bad, good = json.loads(run(*words, code=1).stdout)
    assert "company.name: is missing" in bad["error"]
    assert len(good["files"]) == 8


def test_check_is_for_one_person_with_to(run: Run, case: Path) -> None:
    assert run("check", case, "--to", "nobody", code=2).stdout == ""


def test_a_postscript_is_labelled_once_everywhere(run: Run, example: Path) -> None:
    more = ("--set", "message.postscript=P.S. The map is on its way", "--to", "okoro")
    run("make", "me.yaml", *more, *NOW)
    for path in Path("output/puget-maps").iterdir():
        read = reading.plain_body if path.suffix == ".eml" else reading.pdfium_text
        assert read(path.read_bytes()).count("P.S. The map is on its way.") == 1


def test_several_files_are_independent(run: Run, example: Path) -> None:
    Path("bad.yaml").write_text("candidate: {name: Al}\n")
    result = run("make", "bad.yaml", "me.yaml", "--dry-run", *NOW, code=1)
    assert len(result.stdout.splitlines()) == 8
    assert "bad.yaml:1:1: company.name: is missing" in result.stderr


def test_documents_that_cannot_be_made_do_not_stop_the_others(
    run: Run, example: Path
) -> None:
    body = "message.body.brief=" + "word " * 400
    result = run("make", "me.yaml", "--set", body, *NOW, code=1)
    names = sorted(Path(line).name for line in result.stdout.splitlines())
    assert len(names) == 6
    assert not any(name.endswith("card.pdf") for name in names)
    assert "Dr. Helen Okoro, card.pdf: " in result.stderr
    assert "too many" in result.stderr


def test_an_offer_is_not_accepted_by_card(run: Run, example: Path) -> None:
    result = run("make", "me.yaml", "--set", "occasion=accept", *NOW, code=None)
    made = {Path(line).name.split("-")[-1] for line in result.stdout.splitlines()}
    assert made == {"letter.pdf", "letter.eml"}
    assert result.exit_code == 0
    alone = run("card", "me.yaml", "--set", "occasion=accept", *NOW, code=1)
    assert "there is no card" in alone.stderr


@pytest.mark.parametrize("what", ["hands", "layouts", "inks", "papers", "tones"])
def test_list(what: str, run: Run) -> None:
    lines = run("list", what).stdout.splitlines()
    names = json.loads(run("list", what, "--json").stdout)
    assert [line.split()[0] for line in lines] == list(names)
    expected = {
        "hands": "caveat",
        "layouts": "us-block",
        "inks": "blue-black",
        "papers": "a4",
        "tones": "formal",
    }
    assert expected[what] in names


def test_schema_is_json_schema(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"candidate", "company", "interview"} <= schema["properties"].keys()


def test_doctor_finds_what_letters_need(run: Run) -> None:
    assert "Pango: found" in run("doctor").stdout
