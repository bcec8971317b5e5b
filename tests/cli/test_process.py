"""What only a process of its own can show."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CASE = Path(__file__).parents[1] / "cases" / "engineer-panel.yaml"
AFTERWORD = (sys.executable, "-m", "afterword")


def call(
    *words: object, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*AFTERWORD, *map(str, words)],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "afterword", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    heavy = {"reportlab", "weasyprint", "numpy", "pikepdf", "uharfbuzz", "jinja2"}
    assert "click" in imported
    assert not heavy & imported


def test_the_same_call_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    places = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Denver", "LC_ALL": "C.UTF-8"},
    )
    kits = []
    for number, place in enumerate(places):
        folder = tmp_path / str(number)
        folder.mkdir()
        words = ("make", CASE, "--sheet", "a4", "--now", "2026-11-22T23:30")
        done = call(*words, folder=folder, **place)
        assert done.returncode == 0, done.stderr
        files = sorted((folder / "output").rglob("*.*"))
        kits.append({path.name: path.read_bytes() for path in files if path.is_file()})
    assert len(kits[0]) == 3 * 5 + 1
    assert kits[0] == kits[1]


def test_source_date_epoch_is_now_in_the_zone_of_the_interview(tmp_path: Path) -> None:
    # 2026-11-22 03:00 UTC is still the 21st in Chicago.
    done = call(
        "make", CASE, "--json", "--dry-run",
        folder=tmp_path, SOURCE_DATE_EPOCH="1795316400",
    )  # fmt: skip
    assert '"date": "2026-11-21"' in done.stdout


INTERRUPTIBLE = """
import runpy, signal
# Jobs in the background are started with interrupts ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("afterword", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def no_pango(tmp_path: Path) -> dict[str, str]:
    """An environment in which WeasyPrint fails as it does where Pango is missing."""
    stub = tmp_path / "stub" / "weasyprint"
    stub.mkdir(parents=True)
    (stub / "__init__.py").write_text(
        "print('WeasyPrint could not import some external libraries.')\n"
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    )
    return {"PYTHONPATH": str(stub.parent)}


def test_without_pango_all_but_the_letter_works(
    tmp_path: Path, no_pango: dict[str, str]
) -> None:
    done = call("make", CASE, folder=tmp_path, **no_pango)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 9
    assert "could not import" not in done.stdout
    assert "pango" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    alone = call("letter", CASE, folder=tmp_path, **no_pango)
    assert alone.returncode == 3
    assert alone.stdout == ""
    doctor = call("doctor", folder=tmp_path, **no_pango)
    assert doctor.returncode == 3
    assert "Pango: missing" in doctor.stdout


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see its start")
def test_an_interrupt_leaves_no_half_file(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, "make", str(CASE)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    maps = Path(f"/proc/{process.pid}/maps")
    while process.poll() is None and "harfbuzz" not in maps.read_text():
        time.sleep(0.01)  # until it has begun to write
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.suffix in (".pdf", ".eml", ".json") for path in left)
    again = call("make", CASE, folder=tmp_path)
    assert again.returncode == 0, again.stderr


def test_foreign_and_edited_files_are_kept(tmp_path: Path) -> None:
    foreign = tmp_path / "output" / "northwind" / "june-park-letter.pdf"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    refused = call("letter", CASE, folder=tmp_path)
    assert refused.returncode == 1
    assert str(foreign.relative_to(tmp_path)) in refused.stderr
    assert list(foreign.parent.iterdir()) == [foreign]
    assert call("letter", CASE, "--force", folder=tmp_path).returncode == 0
    assert call("letter", CASE, "--seed", 9, folder=tmp_path).returncode == 0
    foreign.write_bytes(foreign.read_bytes() + b"% edited\n")
    assert call("letter", CASE, folder=tmp_path).returncode == 1
    assert foreign.read_bytes().endswith(b"% edited\n")


def test_a_full_standard_output_is_no_traceback(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*AFTERWORD, "text", str(CASE)],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
