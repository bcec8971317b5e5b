"""Signatures: cleaned, sized, or refused by name."""

import base64
import io
import struct
import zlib
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from afterword import images
from afterword.documents import letter
from afterword.errors import DocumentError
from tests.documents.letter_pieces import ASSETS, piece
from tests.reading import picture

ROOM = (60.0, 15.0)


def drawing(mode: str = "RGB", ground: object = (250, 248, 240)) -> Image.Image:
    image = Image.new(mode, (800, 300), ground)  # type: ignore[arg-type]
    ink = (20, 30, 110, 255)[: len(image.getbands())]
    ImageDraw.Draw(image).line(
        [(100, 200), (250, 80), (400, 220), (700, 100)], fill=ink, width=12
    )
    return image


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def decoded(signature: images.Signature) -> Image.Image:
    data = base64.b64decode(signature.uri.removeprefix("data:image/png;base64,"))
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        encoded(drawing()),
        encoded(drawing(), "JPEG", quality=70),
        encoded(drawing("RGBA", (0, 0, 0, 0))),
        encoded(drawing().convert("P")),
        encoded(drawing().convert("L")),
    ],
)
def test_the_ground_becomes_transparent_and_the_ink_stays(data: bytes) -> None:
    signature = images.signature(data, "s", ROOM)
    image = decoded(signature)
    assert image.mode == "RGBA"
    opacity = image.getchannel("A").tobytes()
    assert min(opacity) == 0
    assert max(opacity) > 200
    assert signature.width <= 60
    assert signature.height <= 15
    assert signature.width / signature.height == pytest.approx(4.1, abs=0.3)


def test_metadata_is_left_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    signature = images.signature(encoded(drawing(), "JPEG", exif=exif), "s", ROOM)
    assert decoded(signature).info.keys() <= {"dpi"}


def bomb() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return png + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no PNG or JPEG"),
        (b"%PDF-1.7", "is no PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no PNG or JPEG"),
        (encoded(drawing(), "GIF"), "is no PNG or JPEG"),
        (encoded(drawing())[:900], "is broken"),
        (encoded(drawing(), "JPEG")[:2000], "is broken"),
        (bomb(), "is too large"),
        (bytes(images.MOST_BYTES + 1), "has more than 10 MB"),
        (encoded(Image.new("RGB", (200, 80), "white")), "is empty"),
        (encoded(Image.new("RGBA", (200, 80), (0, 0, 0, 0))), "is empty"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=f"signature image me.png {said}"):
        images.signature(data, "me.png", ROOM)


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40))
@settings(max_examples=50, deadline=None)
def test_damage_never_gives_a_traceback(place: int, damage: bytes) -> None:
    whole = encoded(drawing())
    data = whole[:place] + damage + whole[place + len(damage) :]
    try:
        images.signature(data, "me.png", ROOM)
    except DocumentError as error:
        assert "me.png" in str(error)  # noqa: PT017 - either outcome is right


def test_a_letter_is_signed() -> None:
    plain = piece()
    signed = replace(
        plain,
        sender=msgspec.structs.replace(plain.sender, signature="me.png"),
        files={"me.png": encoded(drawing())},
    )
    assert blue(signed) > 50
    assert blue(plain) == 0
    with pytest.raises(DocumentError, match=r"signature image me\.png is missing"):
        letter.render(replace(signed, files={}), ASSETS)


def blue(mailpiece: object) -> int:
    """Count pixels of the signature's ink; a letter has no other colour than black."""
    from pypdfium2 import PdfDocument

    data = letter.render(mailpiece, ASSETS).data  # type: ignore[arg-type]
    assert picture(data, 50).size[0] > 0
    with PdfDocument(data) as document:
        image = document[0].render(scale=1).to_pil().convert("RGB")
    red, _, blue_channel = image.split()
    pairs = zip(red.tobytes(), blue_channel.tobytes(), strict=True)
    return sum(b > r + 40 for r, b in pairs)
