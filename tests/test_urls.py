import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.errors import DocumentError
from afterword.urls import ascii_url


@pytest.mark.parametrize(
    "url",
    [
        "https://daniel.example.org/work",
        "http://a.example",
        "HTTPS://Daniel.Example.org:8443/a//b/?q=1&r=%C3%A4#top?",
        "https://my_site.example.org/~daniel/(v2);x=1,2?a=b@c:d!$'*+",
        "https://example.org/?",
        "https://192.0.2.7/x",
        "https://[2001:db8::1]:8080/x",
        "https://xn--exmple-cua.example/",
    ],
)
def test_an_ascii_address_comes_through_unchanged(url: str) -> None:
    assert ascii_url(url) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://李小龍.example", "https://xn--yetp5xit9b.example"),
        ("https://a.example/a b?c d#é", "https://a.example/a%20b?c%20d#%C3%A9"),
        ("https://a.example/%20%zz%C3%A4ä", "https://a.example/%20%25zz%C3%A4%C3%A4"),
        (
            "https://a.example/<b>{{ 7*7 }}",
            "https://a.example/%3Cb%3E%7B%7B%207*7%20%7D%7D",
        ),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
        ("  https://a.example/x  ", "https://a.example/x"),
    ],
)
def test_other_characters_are_encoded_once(url: str, expected: str) -> None:
    assert ascii_url(url) == expected
    assert ascii_url(expected) == expected


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "must begin with"),
        ("daniel.example.org", "must begin with"),
        ("ftp://example.org", "must begin with"),
        ("javascript:alert(1)", "must begin with"),
        ("https:///x", "host"),
        ("https://a b.example", "host"),
        ("https://a..example", "host"),
        ("https://-a.example", "host"),
        (f"https://{'a' * 64}.example", "host"),
        ("https://a.example\\@b.example", "user name"),
        ("https://me:secret@example.org", "user name"),
        ("https://a.example:99999", "port"),
        ("https://[2001:zz::1]/", "host"),
        ("https://[1:2]/", "host"),
        ("https://a.example/x\r\nBcc: x@example.org", "control"),
        ("https://a.example/\x00", "control"),
        ("https://a.example/\ud800", "control"),
    ],
)
def test_what_is_no_web_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        ascii_url(url)


@given(tail=st.text(max_size=40))
@settings(deadline=None, max_examples=50)
def test_any_tail_is_ascii_and_stable_or_refused(tail: str) -> None:
    try:
        address = ascii_url("https://example.org/" + tail)
    except DocumentError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' <>"{}|\\^`')
    assert ascii_url(address) == address
