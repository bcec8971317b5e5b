from pathlib import Path

from afterword.files import MANIFEST

KIT = {"northwind/okafor-card.pdf": b"card", "northwind/okafor-card.eml": b"mail"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return everything in `folder` but the manifest, also what is hidden."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
