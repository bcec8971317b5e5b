"""The font files of packages, as pip installs them."""

import io
import struct
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont, TTLibError

from afterword.errors import AssetError

_TABLES = ("cmap", "head", "hmtx")
"""What no font can do without: which characters, how large, how wide."""


@cache
def font_file(package: str, file: str) -> bytes:
    """Return the content of `file`, a TrueType or OpenType font, of a font package.

    Raises AssetError, with the command that installs the package, if it is not there;
    also if the file is no font, or stands in another folder.
    """
    if file != file.replace("\\", "/").rpartition("/")[2] or file == "..":
        raise AssetError(f"{file} is no file of the package {package}")
    try:
        data = (files(package) / "files" / file).read_bytes()
    except (ImportError, OSError, TypeError, ValueError) as error:
        raise AssetError(
            f"the font {file} of {package} is not installed: {error}",
            f"pip install {package.replace('_', '-')}",
        ) from error
    _require_font(data, f"{file} of {package}")
    return data


def _require_font(data: bytes, name: str) -> None:
    try:
        with TTFont(io.BytesIO(data), lazy=True) as opened:
            for table in _TABLES:
                opened[table]
            known = opened.getBestCmap()
    except (TTLibError, LookupError, AssertionError, ValueError, struct.error) as error:
        raise AssetError(f"{name} is no font: {error}") from error
    if not known:
        raise AssetError(f"{name} is a font without Unicode characters")
