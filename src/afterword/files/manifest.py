"""What Afterword wrote into a folder, by name and SHA-256."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import msgspec

MANIFEST = ".afterword.json"

_LIMIT = 16_000_000
"""Bytes; a bigger manifest is none of ours, and not worth the memory."""


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """SHA-256 by name relative to the folder, with slashes.

    `pending` is what is being written just now. It goes to disk before the first
    document, so that a run that is killed leaves nothing behind that the next run
    would take for somebody else's.
    """

    files: dict[str, str] = {}
    pending: dict[str, str] = {}

    def owns(self, name: str, digest: str) -> bool:
        """Say whether the file `name` with this hash was written by Afterword."""
        return digest in {self.files.get(name), self.pending.get(name)}

    def encoded(self) -> bytes:
        """Return the manifest as it is stored, the same bytes for the same content."""
        raw = msgspec.json.encode(self, order="deterministic")
        return msgspec.json.format(raw, indent=1) + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`; a damaged one counts as none."""
    path = folder / MANIFEST
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LIMIT:
            return Manifest()
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (
        FileNotFoundError,
        NotADirectoryError,
        ValueError,
        msgspec.MsgspecError,
        RecursionError,
    ):
        return Manifest()


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of the file at `path`, "" if it is no plain file, or None.

    A symbolic link is no plain file: what it points to is never read or written.
    """
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return ""
    with path.open("rb") as stream:
        digest = sha256()
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs out of `folder` until the end; they wait.

    Where the system cannot lock a folder, as on Windows, nobody is kept out.
    """
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
