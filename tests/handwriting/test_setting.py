"""Where lines break, how far they run, and how a page is filled."""

from itertools import pairwise

import pytest

from afterword.chance import Stream
from afterword.handwriting.clearance import clearance
from afterword.handwriting.fitting import Area, fit, words_over
from afterword.handwriting.ink import write
from afterword.handwriting.manuscript import Block, prepare
from afterword.handwriting.setting import Spacing, lay_out
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


def test_last_lines_are_not_short_if_it_can_be_helped() -> None:
    short = 0
    for count in range(12, 60):
        lines = lay_out(
            manuscript(" ".join((TEXT.split() * 2)[:count])), wide, 4.0
        ).lines
        short += len(lines) > 1 and lines[-1].end < 0.2 * lines[-1].limit
    assert short <= 3


@pytest.mark.parametrize("mark", ["—", "–", "&"])
def test_no_line_begins_with_a_dash(mark: str) -> None:
    for count in range(3, 30):
        words = TEXT.split()[:count]
        text = " ".join([*words, mark, *words, mark, *words])
        lines = lay_out(manuscript(text), wide, 4.0).lines
        written = [word.word.text for line in lines for word, _ in line.words]
        assert written == text.split()
        assert all(line.words[0][0].word.text != mark for line in lines)


def test_a_name_between_dashes_as_wide_as_a_line_is_still_written() -> None:
    text = "x " + " & ".join(["m" * 30] * 3)
    lines = lay_out(manuscript(text), wide, 4.0).lines
    assert [w.word.text for line in lines for w, _ in line.words] == text.split()
    assert all(line.end <= line.limit for line in lines)


def test_what_is_written_larger_is_not_broken_for_it() -> None:
    text = "Alexandra Montgomery-Fitzgerald"
    usual = prepare(hand(), 1.0, Stream((1,)), [Block(text, "signature")])
    (line,) = lay_out(usual, wide, 4.0).lines

    def narrow(_top: float, _bottom: float) -> tuple[float, float]:
        return 0.0, 1.1 * line.end

    large = prepare(hand(), 1.0, Stream((1,)), [Block(text, "signature", scale=1.2)])
    assert len(lay_out(large, narrow, 4.0).lines) == 1
    assert lay_out(large, wide, 4.0).lines[0].end > 1.15 * line.end


def test_the_least_space_is_kept_on_a_full_page() -> None:
    blocks = [Block("one", "one"), Block("two", "two", before=0.4, least=0.25)]
    written = prepare(hand(), 1.0, Stream((1,)), blocks)
    for spacing, steps in ((Spacing(), 1.4), (Spacing(0.2), 1.25)):
        first, second = lay_out(written, wide, 4.0, spacing).lines
        assert second.baseline - first.baseline == pytest.approx(4 * steps)


@pytest.mark.parametrize("name", NAMES)
def test_lines_keep_clear_of_each_other(name: str) -> None:
    for seed in range(1, 6):
        written = manuscript(TEXT, TEXT, name=name, seed=seed)
        page = fitted(written).page
        assert clearance(page, write(written, page)) > 0
        crowded = lay_out(written, wide, 1.2)
        assert clearance(crowded, write(written, crowded)) < 0


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
