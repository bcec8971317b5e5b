"""How characters are named in messages."""

from afterword.characters import named


def test_each_is_named_once_in_its_order() -> None:
    assert named("李é李") == (
        "“李” (U+674E CJK UNIFIED IDEOGRAPH-674E),"
        " “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"
    )


def test_many_are_counted() -> None:
    assert named("abcdefg", 1) == "“a” (U+0061 LATIN SMALL LETTER A) and 6 more"


def test_what_has_no_name() -> None:
    assert named("\ue000") == "“\ue000” (U+E000 UNNAMED)"
