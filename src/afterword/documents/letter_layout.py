"""Where everything stands on a letter, read from `layouts/letters/`."""

from typing import Annotated, Literal

import msgspec

from afterword.resources import Assets, read_toml

Block = Literal["letterhead", "date", "address", "info", "subject", "salutation"]


class Frozen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts of a layout share."""


class Margins(Frozen, frozen=True, kw_only=True):
    """The margins of the text, in mm; `first` is that above it on the first page."""

    first: float
    top: float
    right: float
    bottom: float
    left: float


class Subject(Frozen, frozen=True, kw_only=True):
    """The subject line: its label, and whether it tells the role or the subject."""

    label: str
    tells: Literal["role", "subject"]


class Letterhead(Frozen, frozen=True, kw_only=True):
    """The sender's name: nominal size in pt; `most_lines` is 0 if it may take any."""

    size: float
    most_lines: int = 0


class AddressField(Frozen, frozen=True, kw_only=True):
    """The inside address: how wide in mm, in which nominal size in pt.

    `most_lines` is what the window of an envelope shows; 0 if there is no window. As
    many as `more_lines` above that have room where notes on the mailing would stand.
    """

    width: float
    size: float
    most_lines: int = 0
    more_lines: int = 0


class Mark(Frozen, frozen=True, kw_only=True):
    """A fold or punch mark: distance from the top, from the left, length, in mm."""

    y: float
    x: float
    length: float


class Step(Frozen, frozen=True, kw_only=True):
    """One way to set the text, from roomy to tight.

    `size` is nominal, in pt; `leading` is in multiples of it; `gap` is the multiple
    of a line that parts paragraphs; `space` stretches what else is between blocks.
    """

    size: float
    leading: float
    gap: float
    space: float


class SignatureRoom(Frozen, frozen=True, kw_only=True):
    """Room for the signature: height, and the greatest width of an image, in mm."""

    height: float
    width: float


class CodeSize(Frozen, frozen=True, kw_only=True):
    """The QR code: the side of a module, least and wished for, and of the whole, mm.

    `caption` is how many characters of the web address stand on one line below it.
    """

    module: tuple[float, float]
    side: float
    caption: Annotated[int, msgspec.Meta(ge=1)]


class LetterLayout(Frozen, frozen=True, kw_only=True):
    """A letter: its furniture, its places in mm, and the ways to make text fit.

    `opening` orders the blocks above the text. `after_salutation` and `after_close`
    are punctuation. `mm` names lengths that the stylesheet beside the file uses. The
    `marks` are drawn on paper of `marks_height` in mm, or on any if that is 0.
    """

    description: str
    source: str
    margin: Margins
    opening: tuple[Block, ...]
    after_salutation: str
    after_close: str
    subject: Subject
    letterhead: Letterhead
    address: AddressField
    signature: SignatureRoom
    qr: CodeSize
    fit: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]
    mm: dict[str, float]
    marks: tuple[Mark, ...] = ()
    marks_height: float = 0


def letter_layout(assets: Assets, name: str) -> LetterLayout:
    """Return the letter called `name`, such as `din-5008-b`; raises AssetError."""
    return read_toml(assets, f"layouts/letters/{name}.toml", LetterLayout)
