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
    """One fault: where it is, which field, what is wrong, what to write instead."""

    file: str
    place: Place
    field: str
    message: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        at = f"{self.file}:{self.place.line}:{self.place.column}"
        return f"{at}: {field}{self.message}"


class DetailsError(AfterwordError):
    """The details file has problems; all of them, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
