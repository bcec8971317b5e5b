"""No two words alike, all of them legible, and the same again for the same seed."""

from itertools import combinations

import numpy as np
import pytest

from afterword.handwriting.ink import Ink
from afterword.handwriting.outlines import outline, pen_width
from afterword.handwriting.shaping import shape
from tests.handwriting.hands import NAMES, TEXT, distance, hand, inks, manuscript


def repeats(words: list[Ink]) -> list[tuple[Ink, Ink]]:
    """Return pairs of the same word with the same letterforms."""
    return [
        (one, other)
        for one, other in combinations(words, 2)
        if one.text == other.text and one.points.shape == other.points.shape
    ]


@pytest.mark.parametrize("dial", [0.0, 0.7, 1.0, 1.5])
@pytest.mark.parametrize("name", NAMES)
def test_no_two_occurrences_of_a_word_are_alike(name: str, dial: float) -> None:
    pairs = repeats(inks(name=name, dial=dial))
    assert len(pairs) > 5
    assert min(distance(a.points, b.points) for a, b in pairs) > 0.005


@pytest.mark.parametrize("name", NAMES)
def test_the_dial_moves_words_apart(name: str) -> None:
    def mean(dial: float) -> float:
        pairs = repeats(inks(name=name, dial=dial))
        return float(np.mean([distance(a.points, b.points) for a, b in pairs]))

    apart = [mean(dial) for dial in (0.0, 0.5, 1.0, 1.5)]
    assert apart == sorted(apart)
    assert 0.05 < apart[2] < 0.2


def test_the_same_seed_gives_the_same_ink() -> None:
    one, other = inks(seed=3), inks(seed=3)
    assert all(
        np.array_equal(a.points, b.points) for a, b in zip(one, other, strict=True)
    )


def test_another_seed_gives_other_ink_and_the_same_words() -> None:
    one, other = inks(seed=3), inks(seed=4)
    assert [ink.text for ink in one] == [ink.text for ink in other] == TEXT.split()
    assert not any(
        np.array_equal(a.points, b.points) for a, b in zip(one, other, strict=True)
    )


def test_mending_a_word_leaves_the_habits_of_the_others() -> None:
    before = manuscript(TEXT).blocks[0][1]
    after = manuscript(TEXT.replace("tour", "round")).blocks[0][1]
    same = [a.stretch == b.stretch for a, b in zip(before, after, strict=True)]
    assert same.count(False) == 1


@pytest.mark.parametrize("name", NAMES)
def test_words_are_about_as_large_as_shaped(name: str) -> None:
    for ink in inks(name=name):
        (word,) = shape(hand(name), ink.text)
        assert abs(np.ptp(ink.points[:, 0]) - word.width) < 0.25 * word.width + 1.6


@pytest.mark.parametrize("name", NAMES)
def test_dots_and_stops_do_not_vanish(name: str) -> None:
    shaped = shape(hand(name), "i. j! ö; :")
    for word in shaped:
        for glyph in word.glyphs:
            found = outline(hand(name), glyph.index)
            for contour in np.split(found.points, found.starts[1:]):
                assert np.ptp(contour, axis=0).max() >= 0.2


def area(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    x, y = points.T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


@pytest.mark.parametrize("name", NAMES)
def test_the_pen_stays_as_wide_as_it_was(name: str) -> None:
    """A stroke's area is its length times the pen's width, which may not change."""
    drawn, plain = [], []
    for ink in inks("illicit lily till hill ill " * 8, name=name):
        if ink.text != "ill":
            continue
        (word,) = shape(hand(name), "ill")
        shapes = [outline(hand(name), glyph.index) for glyph in word.glyphs]
        plain.append(
            sum(area(c) for s in shapes for c in np.split(s.points, s.starts[1:]))
        )
        drawn.append(sum(area(c) for c in np.split(ink.points, ink.starts[1:])))
    ratio = np.array(drawn) / np.array(plain)
    assert 0.85 < ratio.mean() < 1.2
    assert ratio.std() < 0.12
    assert 0.05 < pen_width(hand(name)) < 0.3
