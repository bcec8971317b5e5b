"""The QR code of a web address: few rectangles to be filled as one path."""

import re
from dataclasses import dataclass
from importlib import import_module

from afterword.errors import DocumentError
from afterword.urls import ascii_url

QUIET = 4
"""Modules kept clear on every side, by ISO/IEC 18004."""

MODULE = (0.5, 0.7)
"""The least and the wished-for side of a module, in mm.

From 0.5 mm zxing and zbar read every code tried at 150 dpi; from 0.7 mm also through
blur and a slanted camera.
"""

CONTRAST = 7.0
"""The least ratio of luminances, WCAG's enhanced contrast; scanners ask for less."""

_LEVELS = "LMQH"

Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class QRCode:
    """A code of `size` by `size` modules, without its quiet zone.

    `path` covers the dark modules with rectangles (x, y, width, height) in modules
    that don't overlap; y runs down and the origin is the upper left corner. Fill all
    of them as one path: filled one by one they show hairline seams.
    """

    url: str
    level: str
    version: int
    matrix: tuple[tuple[bool, ...], ...]
    path: tuple[Rectangle, ...]

    @property
    def size(self) -> int:
        """The number of modules on a side."""
        return len(self.matrix)


def encode(url: str) -> QRCode:
    """Return the code of `url`, at level M or the highest of the same version.

    Raises DocumentError if `url` cannot be used (see `ascii_url`) or is too long.
    """
    address = ascii_url(url)
    version, matrix = _matrix(address, "M")
    level = "M"
    for higher in _LEVELS[_LEVELS.index("M") + 1 :]:
        try:
            found, candidate = _matrix(address, higher)
        except DocumentError:
            break
        if found != version:
            break
        level, matrix = higher, candidate
    return QRCode(address, level, version, matrix, _rectangles(matrix))


def module_size(
    code: QRCode, side: float, limits: tuple[float, float] = MODULE
) -> float:
    """Return the side of a module in mm, of a code that is `side` mm with quiet zone.

    Raises DocumentError if that is less than the first of `limits`.
    """
    module = side / (code.size + 2 * QUIET)
    if module < limits[0] - 1e-9:
        raise DocumentError(
            f"the QR code of {code.url} has modules of {module:.2f} mm in {side:g} mm,"
            f" too small for a telephone (at least {limits[0]:g} mm)",
            "use a shorter address of your own, or --no-qr",
        )
    return module


def contrast(foreground: str, background: str) -> float:
    """Return WCAG's contrast ratio, 1 to 21, of two colours written as #rrggbb."""
    lighter, darker = sorted((_luminance(foreground), _luminance(background)))[::-1]
    return (lighter + 0.05) / (darker + 0.05)


def require_contrast(foreground: str, background: str) -> None:
    """Raise DocumentError unless a code in these colours can be scanned safely."""
    if _luminance(foreground) > _luminance(background):
        raise DocumentError("a QR code must be dark on light", "choose a darker ink")
    ratio = contrast(foreground, background)
    if ratio < CONTRAST:
        raise DocumentError(
            f"a QR code in {foreground} on {background} has a contrast of {ratio:.1f},"
            f" less than {CONTRAST:g}",
            "choose a darker ink, or --no-qr",
        )


def _matrix(address: str, level: str) -> tuple[int, tuple[tuple[bool, ...], ...]]:
    qrcode = import_module("qrcode")  # 80 ms that only a document with a code pays
    correction = getattr(qrcode.constants, f"ERROR_CORRECT_{level}")
    code = qrcode.QRCode(error_correction=correction, border=0)
    try:
        code.add_data(address)
        code.make(fit=True)
    except (ValueError, qrcode.exceptions.DataOverflowError) as error:
        raise DocumentError(
            f"the web address is too long for a QR code: {len(address)} characters",
            "use a shorter address of your own, or --no-qr",
        ) from error
    rows = tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
    return int(code.version), rows


def _rectangles(matrix: tuple[tuple[bool, ...], ...]) -> tuple[Rectangle, ...]:
    """Merge runs that lie exactly below each other, along rows or columns."""
    along_rows = _runs(matrix)
    columns = tuple(zip(*matrix, strict=True))
    along_columns = tuple(sorted((y, x, h, w) for x, y, w, h in _runs(columns)))
    return min(along_rows, along_columns, key=len)


def _runs(matrix: tuple[tuple[bool, ...], ...]) -> tuple[Rectangle, ...]:
    done: list[Rectangle] = []
    growing: dict[tuple[int, int], int] = {}
    blank = (False,) * len(matrix[0])
    for y, row in enumerate((*matrix, blank)):
        runs = _runs_of(row)
        for (x, width), top in growing.items():
            if (x, width) not in runs:
                done.append((x, top, width, y - top))
        growing = {run: growing.get(run, y) for run in runs}
    return tuple(sorted(done))


def _runs_of(row: tuple[bool, ...]) -> tuple[tuple[int, int], ...]:
    edges = [
        x
        for x, (before, after) in enumerate(
            zip((False, *row), (*row, False), strict=True)
        )
        if before != after
    ]
    return tuple(
        (left, right - left)
        for left, right in zip(edges[::2], edges[1::2], strict=True)
    )


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    if not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        raise DocumentError(f"{colour} is no colour of the form #rrggbb")
    channels = [level / 255 for level in bytes.fromhex(colour[1:])]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
