"""A fault in the details file, with its place."""

from dataclasses import dataclass

from afterword.errors import AfterwordError


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text: line and column, counted from 1 in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, which field, what is wrong, what to write instead.

    `file` is the name as it was typed. A `--set` has no place: there `file` is the
    option itself, such as `--set style.seed=x`, and `place` is None.
    """

    file: str
    place: Place | None
    field: str
    message: str

    def __str__(self) -> str:
        at = f":{self.place.line}:{self.place.column}" if self.place else ""
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}{at}: {field}{self.message}"


class BadValueError(Exception):
    """What is wrong with one value; the walker makes a Problem of it."""


class DetailsError(AfterwordError):
    """The details file has problems; all of them, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class DetailsMissingError(AfterwordError):
    """The details file itself does not exist: a slip on the command line."""

    exit_code = 2
