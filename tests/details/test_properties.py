"""Whatever is written, it is read or refused; and all formats mean the same."""

import json
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.details import tree
from afterword.details.model import Fact, Interview
from afterword.details.problems import DetailsError
from afterword.details.read import read_details
from afterword.details.shape import Shape, fields_of
from afterword.details.source import UnreadableError, make_source
from afterword.details.toml_reader import read_toml
from afterword.resources import Assets
from tests.details.reading import as_toml_file

FORMATS = (".yaml", ".toml", ".json")
LIGHT = settings(deadline=None, max_examples=50)
PIECES = (
    *"[]{}:,-?&*!|>%@`#\"'\\\n\t =.",
    "\n  ",
    ": ",
    "- ",
    "---",
    '"""',
    "'''",
    "\r\n",
    "\0",
    "name",
    "style",
    "candidate",
    "{{ 7*7 }}",
    "\u202e",
    "2026-11-19",
    "1e9",
    "~",
    "\ufeff",
)


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def _read_or_refuse(data: bytes, suffix: str, assets: Assets) -> None:
    with _folder() as folder:
        path = folder / f"me{suffix}"
        path.write_bytes(data)
        try:
            read_details(path, assets)
        except DetailsError as error:
            problems = error.problems
        else:
            return
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert problems
    for problem in problems:
        assert problem.place is not None
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert problem.message


@pytest.mark.parametrize("suffix", FORMATS)
@LIGHT
@given(data=st.binary(max_size=200))
def test_any_bytes(suffix: str, data: bytes, assets: Assets) -> None:
    _read_or_refuse(data, suffix, assets)


@pytest.mark.parametrize("suffix", FORMATS)
@LIGHT
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40))
def test_any_pieces(suffix: str, pieces: list[str], assets: Assets) -> None:
    _read_or_refuse("".join(pieces).encode("utf-8", "surrogatepass"), suffix, assets)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    "candidate",
                    "name",
                    "topics",
                    "message",
                    "style",
                    "interviewers",
                    "by",
                    "said",
                    "body",
                    "brief",
                    "address",
                    "interview",
                    "date",
                    "role",
                    "title",
                )
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@LIGHT
@given(document=st.dictionaries(st.sampled_from(tuple(fields_of(Interview))), ANYTHING))
def test_any_document(document: dict[str, Any], assets: Assets) -> None:
    data = json.dumps(document).encode()
    _read_or_refuse(data, ".json", assets)
    _read_or_refuse(
        yaml.safe_dump(document).encode("utf-8", "replace"), ".yaml", assets
    )


TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "M")),
    min_size=1,
    max_size=12,
).filter(
    lambda text: (
        text.strip()
        and not set(text) & set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
    )
)


def _written(shape: Shape) -> st.SearchStrategy[Any]:
    """Give values that the field may have, as one writes them."""
    known = {
        "code": "078701",
        "country": "DE",
        "email": "a@example.org",
        "url": "https://example.org/ä",
        "zone": "Europe/Berlin",
        "neatness": "0.5",
        "ink": "sepia",
        "image": "hand",
    }
    if shape.item:
        return st.lists(_written(shape.item), min_size=1, max_size=2)
    if shape.choices:
        return st.sampled_from(shape.choices)
    if shape.kind in known:
        return st.just(known[shape.kind])
    by_form = {str: TEXTS, int: st.integers(1, 20), bool: st.booleans()}
    if shape.form in by_form:
        return by_form[shape.form]
    return st.just("2026-11-19" if shape.form.__name__ == "date" else "10:30")


SKIPPED = ("file", "profile", "asset", "entry", "person")


@st.composite
def documents(draw: st.DrawFn, form: type[Fact] = Interview) -> dict[str, Any]:
    """Give details files, with every required key and some of the others."""
    document: dict[str, Any] = {}
    for name, known in fields_of(form).items():
        inner = known.shape.item or known.shape
        if inner.kind in SKIPPED or not (known.required or draw(st.booleans())):
            continue
        if issubclass(inner.form, Fact):
            value = draw(documents(inner.form))
            document[name] = [value] if known.shape.item else value
        else:
            document[name] = draw(_written(known.shape))
    _make_whole(document, form.__name__)
    return {name: value for name, value in document.items() if value != {}}


def _make_whole(document: dict[str, Any], form: str) -> None:
    """Mend what must be true of a mapping as a whole."""
    if form == "Topic":
        for key in ("about", "learned", "said"):
            document.pop(key, None)
        document["about"] = "maps"
    if form == "Address":
        document.pop("lines", None)
    if form == "Interview":
        document["role"] = {"title": "clerk"}


@settings(deadline=None, max_examples=40)
@given(document=documents())
def test_three_formats_mean_the_same(document: dict[str, Any], assets: Assets) -> None:
    texts = {
        ".yaml": yaml.safe_dump(document, allow_unicode=True),
        ".toml": as_toml_file(document),
        ".json": json.dumps(document, ensure_ascii=False),
    }
    read = []
    with _folder() as folder:
        for suffix, text in texts.items():
            path = folder / f"me{suffix}"
            path.write_text(text, "utf-8")
            read.append(read_details(path, assets).interview)
    assert read[0] == read[1] == read[2]
    assert read[0].company.name == " ".join(
        unicodedata.normalize("NFC", document["company"]["name"]).split()
    )


def _plain(node: tree.Node | None) -> Any:
    if isinstance(node, tree.Mapping):
        plain = {key.name: _plain(value) for key, value in node.entries}
        assert len(plain) == len(node.entries)
        return plain
    if isinstance(node, tree.Sequence):
        return [_plain(item) for item in node.items]
    assert isinstance(node, tree.Scalar)
    return node.value


TOML_PIECES = (
    "[a]\n",
    "[a.b]\n",
    "[[c]]\n",
    "[[c.d]]\n",
    "['x y'.\"z\"]\n",
    "k = 1\n",
    "a.k = 'x'\n",
    'l.m."n" = """\n# no\n"""\n',
    "d = 2026-11-19\n",
    "t = 10:30:00\n",
    "s = {a = 1, b.c = [1, {x = 'y'}]}\n",
    "r = [ # c\n 1.5,\n [true, 'a#b'],\n]\n",
    "q = '''a'b'' '''''\n",
    'e = "\\"\\u00e9"\n',
    "  \n# comment\n",
    'z = """a"""""\n',
    "w = 2026-11-19 10:30:00Z # now\n",
    "0-_ = inf\n",
)


@settings(deadline=None, max_examples=200)
@given(pieces=st.lists(st.sampled_from(TOML_PIECES), max_size=8))
def test_the_scanner_reads_toml_as_tomllib_does(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        expected = tomllib.loads(text)
    except ValueError:
        return
    try:
        root = read_toml(make_source("me.toml", text))
    except UnreadableError as error:
        pytest.fail(error.message)
    assert (_plain(root) if root else {}) == expected


def test_reading_is_light() -> None:
    code = (
        "import sys, afterword.details\n"
        "heavy = {'babel', 'email_validator', 'idna', 'jinja2', 'zoneinfo'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
