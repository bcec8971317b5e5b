"""How long each command takes as a whole process, from a cold start.

Prints the median of several runs and the size of what was made. Run it with
`make bench`; the figures of the last run with their date are in README.md beside this
file. Never part of the tests.
"""

import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
CLICK = "import click; click.command()(lambda: None)(['--help'])"
HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "example.yaml"
AFTERWORD = (sys.executable, "-m", "afterword")
ONE = (str(EXAMPLE), "--to", "okoro", "--now", "2026-11-20", "-o")

COMMANDS: dict[str, tuple[str, ...]] = {
    "a five-line click program, --help": (sys.executable, "-c", CLICK),
    "afterword --help": (*AFTERWORD, "--help"),
    "afterword check": (*AFTERWORD, "check", str(EXAMPLE)),
    "afterword email, one": (*AFTERWORD, "email", *ONE, "one.eml"),
    "afterword card, one": (*AFTERWORD, "card", *ONE, "one-card.pdf"),
    "afterword letter, one": (*AFTERWORD, "letter", *ONE, "one-letter.pdf"),
    "afterword make, one interviewer": (*AFTERWORD, "make", *ONE, "kit"),
}


def seconds(command: tuple[str, ...], folder: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    print(f"Python {platform.python_version()}, median of {RUNS} runs\n")
    print("| command | seconds |\n|---|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in COMMANDS.items():
            seconds(command, folder)
            median = statistics.median(seconds(command, folder) for _ in range(RUNS))
            print(f"| {name} | {median:.2f} |")
        sizes = {path.name: path.stat().st_size for path in Path(folder).glob("one*")}
    for name, size in sorted(sizes.items()):
        print(f"\n{name}: {size / 1000:.0f} kB", end="")
    print()


if __name__ == "__main__":
    main()
