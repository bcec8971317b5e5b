import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.files import ascii_name, names, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Amara Okafor", "ms-amara-okafor"),
        ("Zoë Müller-Łukasz", "zoe-muller-lukasz"),
        ("Nguyễn Thị Hường", "nguyen-thi-huong"),
        ("Søren Ægir Đorđe Þór Straße œuvre Yıldız", None),
        ("O’Brien & Sons, Inc.", "obrien-sons-inc"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\r\nc", "a-b-c"),
        ("李小龍", "company"),
        ("", "company"),
        ("CON", "company-con"),
        ("lpt1", "company-lpt1"),
        ("console", "console"),
    ],
)
def test_slug(text: str, expected: str | None) -> None:
    assert slug(text, "company") == (
        expected or "soren-aegir-dorde-thor-strasse-oeuvre-yildiz"
    )


def test_names_are_unique_and_numbered() -> None:
    texts = ["Ann Lee", "李小龍", "Ann-Lee", "Ann Lee 2", "王", "ann lee"]
    assert names(texts, "interviewer") == (
        "ann-lee",
        "interviewer-2",
        "ann-lee-2",
        "ann-lee-2-2",
        "interviewer-5",
        "ann-lee-3",
    )


@given(texts=st.lists(st.text(max_size=80), max_size=8))
@settings(deadline=None, max_examples=50)
def test_any_texts_give_safe_unique_names(texts: list[str]) -> None:
    found = names([*texts, *texts, "x" * 300, "x" * 301], "interviewer")
    assert len(set(found)) == len(found) == 2 * len(texts) + 2
    for name in found:
        assert 0 < len(name) <= 75
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not name.startswith("-")
        assert not name.endswith("-")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("papers/Empfehlung Müller.pdf", "Empfehlung-Muller.pdf"),
        ("C:\\x\\CV (final).PDF", "CV-final.PDF"),
        ("李.pdf", "enclosure.pdf"),
        ("cv", "cv"),
        ("..", "enclosure"),
        (".pdf", "enclosure.pdf"),
        ('a"b\r\n.p"df', "a-b.pdf"),
        ("nul.txt", "enclosure-nul.txt"),
    ],
)
def test_ascii_name(name: str, expected: str) -> None:
    assert ascii_name(name, "enclosure") == expected
