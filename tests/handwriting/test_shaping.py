"""Which words are shaped, and which characters a hand lacks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.errors import AssetError, DocumentError
from afterword.handwriting.hand import load_hand, neatness
from afterword.handwriting.outlines import scaled
from afterword.handwriting.shaping import choose_hand, missing, shape
from tests.handwriting.hands import ASSETS, NAMES, hand

LATIN = (
    "The quick brown fox jumps over the lazy dog; PACK MY BOX: 0123456789"
    " “x”—‘y’ & (z)!"
)


@pytest.mark.parametrize("name", NAMES)
def test_every_hand_writes_english(name: str) -> None:
    assert missing(hand(name), LATIN) == ()
    assert missing(hand(name), "Zoë Müller-Łukasz, José Ñuñez, François d’Été") == ()


def test_a_hand_mends_what_its_font_gets_wrong() -> None:
    (word,) = shape(hand("dancing-script"), "2,")
    digit, comma = (scaled(hand("dancing-script"), glyph) for glyph in word.glyphs)
    assert digit.points[:, 1].max() < 1.85
    assert comma.points[:, 1].min() < -0.42
    (word,) = shape(hand("zeyada"), "11")
    first, second = (scaled(hand("zeyada"), g).points[:, 0] + g.x for g in word.glyphs)
    assert second.min() - first.max() > 0.1


def test_words_are_those_of_the_text() -> None:
    text = "  Dear\u00a0Ms. Nguyễn,\n how e\u0301tude  "
    assert [word.text for word in shape(hand(), text)] == text.split()


def test_a_word_that_comes_again_gets_another_shape() -> None:
    words = shape(hand(), "the moon and the sea and the sun")
    shapes = [
        tuple(g.index for g in word.glyphs) for word in words if word.text == "the"
    ]
    assert len(set(shapes)) > 1


def test_decomposed_letters_are_written_like_composed_ones() -> None:
    composed, decomposed = shape(hand(), "Zoë"), shape(hand(), "Zoe\u0308")
    assert [g.index for g in composed[0].glyphs] == [
        g.index for g in decomposed[0].glyphs
    ]


def test_what_is_missing_is_told_in_order_and_once() -> None:
    assert missing(hand(), "李 said 小李") == ("李", "小")
    assert missing(hand("zeyada"), "Hường, Hường") == ("ư", "ờ")
    assert missing(hand(), "a\u00a0b\u2009c") == ()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_any_text_can_be_shaped(text: str) -> None:
    words = shape(hand(), text)
    assert [word.text for word in words] == text.split()
    assert all(
        character in text or not text.isascii() for character in missing(hand(), text)
    )


def test_the_wanted_hand_is_kept_if_it_can() -> None:
    found, lacking = choose_hand(ASSETS, "zeyada", "Dear Zoë")
    assert (found.name, lacking) == ("zeyada", ())


def test_another_hand_steps_in_and_tells_what_the_first_lacks() -> None:
    found, lacking = choose_hand(ASSETS, "kalam", "Спасибо")
    assert found.name == "caveat"
    assert lacking == tuple("Спасибо")


def test_no_hand_at_all() -> None:
    with pytest.raises(DocumentError, match=r"“李” \(U\+674E CJK UNIFIED"):
        choose_hand(ASSETS, "caveat", "李")


def test_a_hand_that_is_not_there() -> None:
    with pytest.raises(AssetError, match="scrawl"):
        load_hand(ASSETS, "scrawl")


def test_the_dial_has_names_and_numbers() -> None:
    assert neatness(ASSETS, "natural") == 1.0
    assert neatness(ASSETS, "neat") < neatness(ASSETS, "relaxed") < 1.5
    assert neatness(ASSETS, "0.4") == 0.4
