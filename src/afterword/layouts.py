"""Pages and what is on them: papers and cards, read from `layouts/`."""

from typing import Annotated

import msgspec

from afterword.resources import Assets, entry, read_toml

MM = 72 / 25.4
"""Points in a millimetre; PDF's unit is the point of 1/72 inch."""

_PAPERS = "layouts/papers.toml"


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet of paper, upright; width and height in mm."""

    width: float
    height: float
    source: str


class CardSpacing(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Extra space above each part of a card, in pitches, beside that of a line.

    `least` is kept above close, signature and postscript even where the card is full;
    `signature_scale` is the size of the signature, in that of the text.
    """

    salutation: float
    message: float
    paragraph: float
    close: float
    signature: float
    postscript: float
    least: float
    signature_scale: float


class CardLayout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A flat card as it is held in landscape; portrait swaps width and height.

    All lengths in mm. `safe` is what a cutter may not come near; `margin` is where
    the writing begins (left, right, top, bottom); `x_height` the least and the most
    that the writing may have, in pt; `qr_module` the least and the wished-for side of
    a module, `qr_side` the most of a code with its quiet zone, `qr_clear` how far
    ink stays from that; `foot` how far up the small print stands, `foot_width` the
    share of the writing's width that it may take up; `small_print` its size
    in pt, `small_print_colour` as #rrggbb.
    """

    description: str
    source: str
    width: float
    height: float
    safe: float
    margin: tuple[float, float, float, float]
    x_height: tuple[float, float]
    qr_module: tuple[float, float]
    qr_side: float
    qr_clear: float
    foot: float
    foot_width: float
    small_print: float
    small_print_colour: Annotated[str, msgspec.Meta(pattern="^#[0-9A-Fa-f]{6}$")]
    spacing: CardSpacing


def papers(assets: Assets) -> dict[str, Paper]:
    """Return the papers by name; raises AssetError."""
    return read_toml(assets, _PAPERS, dict[str, Paper])


def paper(assets: Assets, name: str) -> Paper:
    """Return the paper called `name`, such as `a4`; raises AssetError."""
    return entry(papers(assets), name, _PAPERS)


def card_layout(assets: Assets, name: str) -> CardLayout:
    """Return the card called `name`, such as `iso-a6`; raises AssetError."""
    return read_toml(assets, f"layouts/cards/{name}.toml", CardLayout)
