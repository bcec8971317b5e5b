"""Writing files whole, and never over somebody else's work."""

import errno
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from afterword.errors import WriteError
from afterword.files.manifest import (
    MANIFEST,
    Manifest,
    digest_of,
    locked,
    read_manifest,
)

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file would be larger than the system allows",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: content by name relative to `folder`, with slashes.

    `covers` are patterns, such as `northwind/*-card.pdf`, of the names that this run
    would write if they still belonged.
    """

    folder: Path
    files: Mapping[str, bytes]
    covers: Collection[str] = ()
    force: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order of their names."""
        return tuple(self.folder / name for name in sorted(self.files))


@dataclass(frozen=True, slots=True)
class Written:
    """What a run left: all its files, which of them were there unchanged, the rest.

    `stale` are files of an earlier run that no longer belong; they are still there.
    """

    paths: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    stale: tuple[Path, ...]


def plan_writes(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    covers: Collection[str] = (),
    force: bool = False,
) -> Plan:
    """Return the plan to write `files` into `folder`; nothing is written yet.

    Raises WriteError, naming every file that Afterword did not write or that was
    edited since, unless `force`.
    """
    plan = Plan(folder, files, covers, force)
    with _plain_words(folder):
        _digests_on_disk(plan, read_manifest(folder))
    return plan


def write_all(plan: Plan) -> Written:
    """Write every file of `plan` whole, and the manifest.

    Raises WriteError if a file must not be overwritten (it may have changed since it
    was planned) or cannot be written; what was written until then is whole, and is
    known to the manifest.
    """
    with _plain_words(plan.folder):
        plan.folder.mkdir(parents=True, exist_ok=True)
        with locked(plan.folder):
            return _write_all(plan)


def write_one(path: Path, data: bytes, *, force: bool = False) -> Written:
    """Write one file at `path` with the same protection; raises WriteError."""
    return write_all(plan_writes(path.parent, {path.name: data}, force=force))


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; raises WriteError if it is."""
    with _plain_words(path):
        try:
            stream = path.open("xb")
        except FileExistsError:
            raise WriteError(f"{path} is there already", "give another name") from None
        with _removed_on_failure(path), stream:
            stream.write(data)


def _write_all(plan: Plan) -> Written:
    before = read_manifest(plan.folder)
    on_disk = _digests_on_disk(plan, before)
    planned = {name: sha256(data).hexdigest() for name, data in plan.files.items()}
    changed = {name for name in planned if on_disk.get(name) != planned[name]}
    others = _others(plan, before.files)
    pending = _others(plan, before.pending)
    if changed:
        underway = Manifest(others | on_disk, pending | planned)
        _write_whole(plan.folder / MANIFEST, underway.encoded())
    for name in sorted(changed):
        _write_whole(plan.folder / name, plan.files[name])
    if (after := Manifest(others | planned, pending)) != before:
        _write_whole(plan.folder / MANIFEST, after.encoded())
    stale = {n for n in others | pending if any(fnmatchcase(n, p) for p in plan.covers)}
    return Written(
        paths=plan.paths,
        unchanged=tuple(
            plan.folder / name for name in sorted(planned.keys() - changed)
        ),
        stale=tuple(plan.folder / name for name in sorted(stale)),
    )


def _others(plan: Plan, known: Mapping[str, str]) -> dict[str, str]:
    """Return what of `known` is not planned and still there."""
    return {
        name: digest
        for name, digest in known.items()
        if name not in plan.files and (plan.folder / name).is_file()
    }


def _digests_on_disk(plan: Plan, manifest: Manifest) -> dict[str, str]:
    """Return the hashes of the planned files that are there and may be replaced."""
    found: dict[str, str] = {}
    refused: list[str] = []
    for name in sorted(plan.files):
        path = plan.folder / name
        _require_inside(plan.folder, path)
        with _plain_words(path):
            digest = digest_of(path)
        if digest is None:
            continue
        same = digest == sha256(plan.files[name]).hexdigest()
        if same or manifest.owns(name, digest):
            found[name] = digest
        elif not plan.force:
            edited = name in manifest.files or name in manifest.pending
            why = "edited since it was written" if edited else "not Afterword's"
            refused.append(f"{path} ({why})")
    if refused:
        raise WriteError(
            f"nothing was written, to keep {', '.join(refused)}",
            "move or rename what you want to keep, or write over it with --force",
        )
    return found


def _require_inside(folder: Path, path: Path) -> None:
    inside = path.parent.resolve().is_relative_to(folder.resolve())
    if not inside or path.name in {"", "..", MANIFEST}:
        raise WriteError(
            f"{path} is not written, because it leads out of {folder}",
            "choose another folder with -o",
        )


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside `path`, then rename, so that nobody ever sees half a file."""
    temporary = path.with_name(f".afterword-{os.urandom(8).hex()}.part")
    with _plain_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _removed_on_failure(temporary):
            with temporary.open("xb") as stream:
                stream.write(data)
            temporary.replace(path)


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:  # an interrupt too must leave nothing behind
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise WriteError(
            f"{path} cannot be written: {reason}",
            "mend that, or choose another folder with -o",
        ) from error
