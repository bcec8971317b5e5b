"""The files that a details file names: found, looked at, and read."""

import errno
import os
from pathlib import Path

from afterword.details.problems import BadValueError
from afterword.details.suggest import nearest
from afterword.details.text import shown

LARGEST = 20 * 1024 * 1024
"""Most mail servers take no more than 20 to 25 MB."""

_IMAGES = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}


def read_file(folder: Path, name: str) -> bytes:
    """Return what is in the file `name`, relative to `folder`.

    Raises BadValueError, in plain words, unless it is a regular file of at most 20 MB
    that may be read.
    """
    path = folder / name
    try:
        if not path.exists():
            raise BadValueError(_missing(path, name))
        if not path.is_file():
            raise BadValueError(f"{shown(name)} is a folder or device, not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = os.strerror(error.errno or errno.EIO)
        raise BadValueError(f"{shown(name)} cannot be read: {reason}") from None
    except ValueError:  # a NUL in the name
        raise BadValueError(f"{shown(name)} cannot be the name of a file") from None
    if not data:
        raise BadValueError(f"{shown(name)} is empty")
    if len(data) > LARGEST:
        raise BadValueError(f"{shown(name)} is larger than 20 MB; make it smaller")
    return data


def check_image(name: str, data: bytes) -> None:
    """Raise BadValueError unless `data` begins as a PNG or JPEG does."""
    if not any(data.startswith(magic) for magic in _IMAGES.values()):
        raise BadValueError(f"{shown(name)} is no PNG or JPEG image; save it as PNG")


def _missing(path: Path, name: str) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {shown(str(folder))} to look for it in"
    neighbours = sorted(neighbour.name for neighbour in folder.iterdir())
    near = nearest(path.name, neighbours, 0.75)
    hint = f"did you mean {shown(near)}?" if near else "it belongs beside this file"
    return f"there is no file {shown(name)}; {hint}"
