"""Where cards stand on a sheet, so that the most of them fit."""

from dataclasses import dataclass

import msgspec

from afterword.errors import DocumentError
from afterword.layouts import Paper
from afterword.press.marks import Marks
from afterword.resources import Assets, read_toml

ROUNDING = 0.02
"""mm that a trim box may be off, from being written in points."""


class SheetSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """How cards stand on a sheet; lengths in mm, the weight of marks in pt."""

    margin: float
    gutter: float
    mark_offset: float
    mark_length: float
    mark_shortest: float
    mark_weight: float

    @property
    def marks(self) -> Marks:
        """How the crop marks look."""
        return Marks(
            self.mark_offset, self.mark_length, self.mark_shortest, self.mark_weight
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cards stand on a sheet: cells of `width` by `height` mm from (`x`, `y`).

    The origin is the sheet's lower left corner. `turned` cards lie on their side, a
    quarter turn to the left.
    """

    columns: int
    rows: int
    x: float
    y: float
    width: float
    height: float
    gutter: float
    turned: bool

    @property
    def capacity(self) -> int:
        """The number of cards on one sheet."""
        return self.columns * self.rows

    def corner(self, cell: int) -> tuple[float, float]:
        """Return the lower left corner of a cell, from the upper left, in mm."""
        row, column = divmod(cell, self.columns)
        across = self.x + column * (self.width + self.gutter)
        up = self.y + (self.rows - 1 - row) * (self.height + self.gutter)
        return across, up

    @property
    def cuts(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The x of upright and the y of level cuts, in mm."""
        across = {
            round(self.x + i * (self.width + self.gutter) + side, 4)
            for i in range(self.columns)
            for side in (0, self.width)
        }
        up = {
            round(self.y + i * (self.height + self.gutter) + side, 4)
            for i in range(self.rows)
            for side in (0, self.height)
        }
        return tuple(sorted(across)), tuple(sorted(up))


def sheet_settings(assets: Assets) -> SheetSettings:
    """Return the settings of `layouts/sheets.toml`; raises AssetError."""
    return read_toml(assets, "layouts/sheets.toml", SheetSettings)


def arrange(card: tuple[float, float], paper: Paper, settings: SheetSettings) -> Grid:
    """Return the grid that has the most cards of this width and height (mm).

    Of two the one with more room around, for the printer and the crop marks.
    Raises DocumentError if not even one fits.
    """
    width, height = card
    upright = _grid((width, height), paper, settings, turned=False)
    turned = _grid((height, width), paper, settings, turned=True)
    best = max(upright, turned, key=lambda grid: (grid.capacity, min(grid.x, grid.y)))
    if not best.capacity:
        raise DocumentError(
            f"a card of {width:g} by {height:g} mm does not fit on a sheet of"
            f" {paper.width:g} by {paper.height:g} mm, whose margin is"
            f" {settings.margin:g} mm",
            "print the card by itself, without --sheet",
        )
    return best


def _grid(
    cell: tuple[float, float], paper: Paper, settings: SheetSettings, *, turned: bool
) -> Grid:
    (width, height), gutter = cell, settings.gutter
    columns = _count(paper.width - 2 * settings.margin, width, gutter)
    rows = _count(paper.height - 2 * settings.margin, height, gutter)
    return Grid(
        columns=columns,
        rows=rows,
        x=(paper.width - columns * (width + gutter) + gutter) / 2,
        y=(paper.height - rows * (height + gutter) + gutter) / 2,
        width=width,
        height=height,
        gutter=gutter,
        turned=turned,
    )


def _count(room: float, side: float, gutter: float) -> int:
    return max(0, int((room + gutter + ROUNDING) // (side + gutter)))
