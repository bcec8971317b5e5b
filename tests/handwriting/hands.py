"""Hands, manuscripts and their ink, for the tests of this folder."""

import numpy as np
from numpy.typing import NDArray

from afterword.chance import Stream
from afterword.handwriting.fitting import Area, Fit, fit
from afterword.handwriting.hand import Hand, load_hand
from afterword.handwriting.ink import Ink, write
from afterword.handwriting.manuscript import Block, Manuscript, prepare
from afterword.resources import Assets, built_in

ASSETS = Assets((built_in(),))
NAMES = ("caveat", "zeyada", "kalam", "dancing-script")
TEXT = (
    "Thank you for the time that you took for the tour of the office and for the talk"
    " about the data. I liked the way you said that the team tests the code before the"
    " code ships. The book on the shelf is the book that I too have on the shelf."
)
AREA = Area(360.0, 250.0, (), (5.0, 6.6))

Points = NDArray[np.float64]


def hand(name: str = "caveat") -> Hand:
    return load_hand(ASSETS, name)


def manuscript(
    *texts: str, name: str = "caveat", dial: float = 1.0, seed: int = 1
) -> Manuscript:
    """Return the manuscript of `texts`, each a paragraph."""
    blocks = [
        Block(text, f"paragraph {n}", body=True)
        for n, text in enumerate(texts or [TEXT])
    ]
    return prepare(hand(name), dial, Stream((seed,)), blocks)


def fitted(written: Manuscript, area: Area = AREA) -> Fit:
    found = fit(written, area)
    assert found is not None
    return found


def inks(
    *texts: str, name: str = "caveat", dial: float = 1.0, seed: int = 1
) -> list[Ink]:
    """Return the ink of every word of `texts`."""
    written = manuscript(*texts, name=name, dial=dial, seed=seed)
    return list(write(written, fitted(written).page))


def distance(one: Points, other: Points) -> float:
    """Return the mean distance of two outlines with the same points, in x-heights."""
    apart = (one - one.mean(axis=0)) - (other - other.mean(axis=0))
    return float(np.hypot(*apart.T).mean())
