"""Where layouts, hands, wording and examples are found.

A person's own files come first: a folder named on the command line, then the
configuration folder, then the files that came with Afterword. Those stand inside the
package in a wheel, and beside `src/` in a checkout, because editable installs ignore
the wheel's force-include.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from afterword.errors import AssetError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assets:
    """The folders that may hold `layouts/`, `fonts/`, `templates/`, first wins."""

    roots: tuple[Path, ...]

    def find(self, name: str) -> Path:
        """Return the file called `name`, such as `layouts/papers.toml`.

        Raises AssetError if no root has it.
        """
        for root in self.roots:
            if (path := root / name).is_file():
                return path
        raise AssetError(f"{name} is not among the assets")

    def names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """Return the stems of all files in `folder` that end in `suffix`, sorted."""
        return tuple(sorted(set(self._stems(folder, suffix))))

    def _stems(self, folder: str, suffix: str) -> Iterator[str]:
        for root in self.roots:
            for path in (root / folder).glob(f"*{suffix}"):
                yield path.name.removesuffix(suffix)


def built_in() -> Path:
    """Return the folder of the assets that came with Afterword."""
    packaged = Path(str(files("afterword"))) / "data"
    checkout = Path(__file__).resolve().parents[2]
    for root in (packaged, checkout):
        if (root / "layouts").is_dir():
            return root
    raise AssetError(f"the assets are neither in {packaged} nor in {checkout}")


def configuration() -> Path:
    """Return the person's own folder, by the XDG base directory specification."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "afterword"


def read_toml(assets: Assets, name: str, kind: type[T]) -> T:
    """Return the asset `name`, a TOML file, as a `kind`; raises AssetError.

    It is read once, and what is returned is shared: nobody may change it.
    """
    found: T = _read(assets, name, cast(Any, kind))
    return found


def entry(table: Mapping[str, T], key: str, name: str) -> T:
    """Return what `table` has for `key`; raises AssetError, as the asset `name`."""
    if key not in table:
        raise AssetError(
            f"{name} has no {key}", "see the file that comes with Afterword"
        )
    return table[key]


@cache
def _read(assets: Assets, name: str, kind: Any) -> Any:
    path = assets.find(name)
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise AssetError(f"{path}: {error}") from error
    except msgspec.ValidationError as error:
        raise AssetError(f"{path}: {error}", "see the README beside it") from error


def open_assets(own: Path | None = None) -> Assets:
    """Return the assets with those in `own` and in the configuration folder first."""
    first = (own,) if own else ()
    return Assets((*first, configuration(), built_in()))
