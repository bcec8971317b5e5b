"""One reader a format, chosen by the extension of the file."""

from collections.abc import Callable
from pathlib import PurePath

from afterword.details import tree
from afterword.details.json_reader import read_json
from afterword.details.problems import DetailsError, Place, Problem
from afterword.details.source import Source, UnreadableError, decode
from afterword.details.toml_reader import read_toml
from afterword.details.yaml_reader import read_yaml
from afterword.errors import AfterwordError

Reader = Callable[[Source], tree.Node | None]

READERS: dict[str, Reader] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".toml": read_toml,
    ".json": read_json,
}
"""The readers by extension."""


def reader_for(name: str) -> Reader:
    """Return the reader for the file `name`; raises AfterwordError if there is none."""
    if reader := READERS.get(PurePath(name).suffix.lower()):
        return reader
    raise AfterwordError(
        f"{name}: the format is told by the extension, and this one is unknown",
        "call it .yaml, .toml or .json",
    )


def read_tree(name: str, data: bytes) -> tree.Mapping:
    """Return what is in `data`, the content of the file `name`.

    Raises DetailsError if it cannot be read at all; faults that leave the rest
    readable stay in the tree as `Broken` values and as repeated keys.
    """
    reader = reader_for(name)
    source = decode(name, data)
    try:
        root = reader(source)
    except UnreadableError as error:
        raise _refusal(source, error.offset, error.message) from None
    if root is None or tree.is_absent(root):
        raise _refusal(source, 0, "the file is empty; `afterword new` writes one")
    if isinstance(root, tree.Mapping):
        return root
    place = root.mark.place or Place(1, 1)
    message = (
        root.message
        if isinstance(root, tree.Broken)
        else "a details file is made of keys such as candidate and company"
    )
    raise DetailsError((Problem(name, place, "", message),))


def _refusal(source: Source, offset: int, message: str) -> DetailsError:
    place = source.mark(min(offset, len(source.text))).place
    return DetailsError((Problem(source.name, place, "", message),))
