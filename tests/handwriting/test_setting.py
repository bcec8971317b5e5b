"""Where lines break, how far they run, and how a page is filled."""

from itertools import pairwise

import pytest

from afterword.handwriting.fitting import Area, fit, words_over
from afterword.handwriting.setting import lay_out
from tests.handwriting.hands import AREA, NAMES, TEXT, fitted, hand, manuscript


def wide(_top: float, _bottom: float) -> tuple[float, float]:
    return 0.0, 60.0


@pytest.mark.parametrize("name", NAMES)
def test_all_words_stand_in_order_within_the_width(name: str) -> None:
    page = lay_out(manuscript(name=name), wide, 4.0)
    words = [written.word.text for line in page.lines for written, _ in line.words]
    assert words == TEXT.split()
    assert all(line.end <= line.limit == 60 for line in page.lines)
    assert all(a.baseline < b.baseline for a, b in pairwise(page.lines))


@pytest.mark.parametrize("name", NAMES)
def test_words_keep_apart(name: str) -> None:
    page = lay_out(manuscript(name=name, dial=1.5), wide, 4.0)
    least = hand(name).habits.gap.least
    for line in page.lines:
        for (word, x), (_, following) in pairwise(line.words):
            assert following - x - word.width >= least - 1e-9


def test_no_word_is_left_alone_if_it_can_be_helped() -> None:
    alone = 0
    for count in range(12, 60):
        text = " ".join((TEXT.split() * 2)[:count])
        lines = lay_out(manuscript(text), wide, 4.0).lines
        alone += len(lines) > 1 and len(lines[-1].words) == 1
    assert alone <= 1


def test_lines_beside_what_is_reserved_are_shorter() -> None:
    box = (200.0, 60.0, 360.0, 180.0)
    area = Area(360.0, 250.0, (box,), (5.0, 6.6))
    found = fitted(manuscript(TEXT, TEXT), area)
    size = found.x_height
    beside = [line for line in found.page.lines if 60 < line.baseline * size < 180]
    assert beside
    assert all(line.end * size < 200 for line in beside)
    assert any(line.end * size > 250 for line in found.page.lines)


@pytest.mark.parametrize("name", NAMES)
def test_sizes_are_legible_and_pages_full(name: str) -> None:
    for copies in (1, 2):
        found = fit(manuscript(*[TEXT] * copies, name=name), AREA)
        assert found is not None
        assert 5.0 <= found.x_height <= 6.6
        assert found.left_over >= 0


def test_a_short_text_is_written_large() -> None:
    assert fitted(manuscript("Thank you for the tour.")).x_height == pytest.approx(6.6)


def test_more_words_are_written_smaller() -> None:
    sizes = [fitted(manuscript(*[TEXT] * copies)).x_height for copies in (1, 3)]
    assert sizes[0] > sizes[1]


def test_too_many_words_are_counted_exactly() -> None:
    written = manuscript(*[TEXT] * 4)
    assert fit(written, AREA) is None
    over = words_over(written, AREA)
    assert over is not None
    words = " ".join([TEXT] * 4).split()
    assert fit(manuscript(" ".join(words[:-over])), AREA) is not None
    assert 0 < over < len(words)


def test_a_word_wider_than_the_page_does_not_fit() -> None:
    assert fit(manuscript("x" * 200), AREA) is None
