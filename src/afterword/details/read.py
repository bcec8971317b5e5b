"""From the path of a details file to the facts; only here is the disk read."""

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from afterword.details import people, tree
from afterword.details.checks import Context
from afterword.details.model import Interview
from afterword.details.overrides import apply_overrides
from afterword.details.problems import (
    DetailsError,
    DetailsMissingError,
    Place,
    Problem,
)
from afterword.details.profile import find_profile, join_profile
from afterword.details.reader import read_tree
from afterword.details.source import LARGEST
from afterword.details.walker import Slot, Walk, walk_mapping
from afterword.errors import AfterwordError
from afterword.resources import Assets


@dataclass(frozen=True, slots=True)
class Details:
    """The facts, and the content of the files that they name, by the name written."""

    interview: Interview
    files: Mapping[str, bytes]


def read_details(
    source: Path, assets: Assets, overrides: Sequence[str] = ()
) -> Details:
    """Return what the details file `source` tells.

    `overrides` are `key.path=value` as in `--set`. Raises DetailsError with every
    problem, DetailsMissingError if there is no such file, and AfterwordError if it
    cannot be read or its extension tells no format.
    """
    name = str(source)
    root, problems = apply_overrides(read_tree(name, _read_bytes(source)), overrides)
    folders = {name: source.parent}
    if profile := find_profile(root, source):
        folders[profile.name] = profile.folder
        root, more = join_profile(root, profile)
        problems = (*problems, *more)
    walk = Walk(Context(assets, source.parent, folders, people.names(root)))
    start = Slot("", tree.Mark(name, Place(1, 1)))
    interview = walk_mapping(walk, root, Interview, start)
    problems = (*problems, *walk.problems)
    if problems or interview is None:
        raise DetailsError(_in_order(problems, folders))
    return Details(interview, walk.context.files)


def _in_order(
    problems: tuple[Problem, ...], files: Iterable[str]
) -> tuple[Problem, ...]:
    """Return the problems of each file from top to bottom; those of --set come last."""
    ranks = {name: rank for rank, name in enumerate(files)}

    def rank(problem: Problem) -> tuple[int, Place]:
        last = len(ranks)
        return ranks.get(problem.file, last), problem.place or Place(0, 0)

    return tuple(sorted(dict.fromkeys(problems), key=rank))


def _read_bytes(source: Path) -> bytes:
    try:
        if source.is_dir():
            raise AfterwordError(f"{source} is a folder", "name the details file in it")
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise DetailsMissingError(
            f"there is no file {source}", "`afterword new` writes one to fill in"
        ) from None
    except OSError as error:
        reason = os.strerror(error.errno or errno.EIO)
        raise AfterwordError(f"{source} cannot be read: {reason}") from None
    except ValueError:  # a NUL or a lone surrogate in the path
        raise AfterwordError("the path of the details file is none") from None
