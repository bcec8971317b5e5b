"""Images that a person brings, such as a signature: checked, cleaned, re-encoded."""

import base64
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import (
    Image,
    ImageChops,
    ImageFile,
    ImageFilter,
    ImageOps,
    UnidentifiedImageError,
)

from afterword.errors import DocumentError

MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000
"""A scan of an A4 page at 300 dpi has 8.7 million; more is a mistake or a bomb."""

_DPI = 600
_INK = 80
"""How opaque, of 255, a pixel must be to count as ink when empty edges are cut off."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on a transparent ground: a data: URI of a PNG, and its size in mm."""

    uri: str
    width: float
    height: float


def signature(data: bytes, name: str, room: tuple[float, float]) -> Signature:
    """Return the signature in the image `data`, to fit into `room`, width by height mm.

    A light ground becomes transparent, empty edges are cut off, and nothing of the
    file's own metadata is kept. Raises DocumentError, naming the file, if it is no PNG
    or JPEG, is broken, empty or too large.
    """
    ink = _trimmed(_on_transparent(_opened(data, name)), name)
    scale = min(room[0] / ink.width, room[1] / ink.height)
    width, height = ink.width * scale, ink.height * scale
    most = (max(1, round(width / 25.4 * _DPI)), max(1, round(height / 25.4 * _DPI)))
    if most < ink.size:
        ink = ink.resize(most, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    ink.save(buffer, "PNG", compress_level=9)
    encoded = base64.b64encode(buffer.getvalue()).decode("ascii")
    return Signature(f"data:image/png;base64,{encoded}", round(width, 3), height)


def _opened(data: bytes, name: str) -> Image.Image:
    if len(data) > MOST_BYTES:
        raise _fault(name, f"has more than {MOST_BYTES // 1_000_000} MB")
    try:
        with _strictly():
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MOST_PIXELS:
                raise _fault(name, f"is too large: {image.width} by {image.height}")
            image.load()
            return ImageOps.exif_transpose(image).convert("RGBA")
    except UnidentifiedImageError as error:
        raise _fault(name, "is no PNG or JPEG") from error
    except Image.DecompressionBombError as error:
        raise _fault(name, "is too large") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _fault(name, f"is broken: {error}") from error


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuse images that end too soon; WeasyPrint, once imported, has Pillow fill them.

    Warnings of large images are not for the person: those are refused by size.
    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _on_transparent(image: Image.Image) -> Image.Image:
    """Turn a light ground into transparency, if the image has none of its own."""
    opaque = image.getchannel("A").point(lambda value: value == 255)
    if opaque.getextrema() != (1, 1):
        return image
    grey = image.convert("L")
    right, bottom = grey.width - 1, grey.height - 1
    corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    paper = min(grey.tobytes()[y * grey.width + x] for x, y in corners)
    if paper < 160:
        return image
    darkness = ImageChops.invert(grey).point(
        lambda value: max(0, min(255, (value - (255 - paper)) * 2))
    )
    image.putalpha(darkness)
    return image


def _trimmed(image: Image.Image, name: str) -> Image.Image:
    strokes = image.getchannel("A").filter(ImageFilter.MedianFilter(3))  # no specks
    box = strokes.point(lambda value: 255 if value > _INK else 0).getbbox()
    if box is None:
        raise _fault(name, "is empty: it shows no ink")
    return image.crop(box)


def _fault(name: str, what: str) -> DocumentError:
    return DocumentError(
        f"the signature image {name} {what}",
        "scan your signature as PNG or JPEG, dark on white",
    )
