"""Assets of a person's own that are faulty: told as such, with the file's name."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from afterword.resources import built_in, configuration
from tests.conftest import Run

CASE = Path(__file__).parents[1] / "cases" / "engineer-panel.yaml"
PROSE = "templates/prose/en"


@dataclass(frozen=True)
class Fault:
    """A fault in an asset: what is replaced there by what, and who stumbles over it.

    Nothing to replace means that the whole file is replaced.
    """

    file: str
    old: str
    new: str
    command: tuple[str, ...] = ("make", str(CASE), "-o", "kit")
    named: str = ""


def from_hand(old: str, new: str, named: str = "") -> Fault:
    return Fault("fonts/zeyada.toml", old, new, named=named)


def in_the_letter(file: str, old: str, new: str, named: str = "") -> Fault:
    return Fault(file, old, new, ("letter", str(CASE), "-o", "kit"), named)


LIST = ("list", "layouts")
FAULTS = {
    "card that is no TOML": Fault("layouts/cards/x.toml", "", "=", LIST),
    "card without description": Fault("layouts/cards/x.toml", "", "a = 1", LIST),
    "papers listed": Fault("layouts/papers.toml", "", "[a4]", ("list", "papers")),
    "inks listed": Fault("layouts/inks.toml", "", "red = 1", ("list", "inks")),
    "habits that are no TOML": Fault("fonts/common/habits.toml", "", "="),
    "unknown habit": Fault(
        "fonts/common/habits.toml", "[line]", "[line]\nslop_sd = 99.0", named="slop_sd"
    ),
    "no habit of a kind": Fault(
        "fonts/common/habits.toml", "dot_sd = 0.07", "", named="dot_sd"
    ),
    "unknown scope": from_hand(
        "[habits.gap]", "[habits.x]\na = 1\n[habits.gap]", "`x`"
    ),
    "scope that is no table": from_hand(
        "[habits.gap]", "[habits]\nline = 1\n[habits.gap]"
    ),
    "file that is no font": from_hand(
        'fontpkg_zeyada"\nfile = "Zeyada.ttf', 'afterword"\nfile = "x', "x"
    ),
    "font outside": from_hand("Zeyada.ttf", "../__init__.py", "../__init__.py"),
    "font of no package": from_hand("fontpkg_zeyada", "fontpkg_x", "Zeyada.ttf"),
    "package that is none": from_hand("fontpkg_zeyada", "this.is.none", "Zeyada.ttf"),
    "typeface not installed": in_the_letter(
        "layouts/typefaces.toml", "CrimsonText-Regular.ttf", "x.ttf", "x.ttf"
    ),
    "typeface without weight": in_the_letter(
        "layouts/typefaces.toml", "400 = ", "500 = "
    ),
    "typefaces without the usual": in_the_letter(
        "layouts/typefaces.toml", "[crimson-text]", "[crimson]"
    ),
    "no such paper": in_the_letter("layouts/papers.toml", "[letter]", "[b5]"),
    "letter without steps": in_the_letter(
        "layouts/letters/us-block.toml", "fit = [", "fit = []\n[more]\nx = [", "fit"
    ),
    "template divides by zero": in_the_letter(
        "templates/letter.html.j2", "", "{{ 1/0 }}"
    ),
    "stylesheet adds text": in_the_letter(
        "layouts/letters/common.css", "", "{{ 1 + 'a' }}"
    ),
    "address of what is no part": in_the_letter(
        "layouts/addresses.toml", "{city}, {region}", "{__class__}", "{__class__}"
    ),
    "address with street in a line": in_the_letter(
        "layouts/addresses.toml", "{city}, {region}", "{street}, {city}"
    ),
    "words without day": Fault(
        f"{PROSE}/words.toml", 'day = "MMMM d"', "", named="day"
    ),
    "words without a kind": Fault(f"{PROSE}/words.toml", "[onsite]", "[inside]"),
    "words without thanks": Fault(f"{PROSE}/words.toml", "[thanks]", "[thank]"),
    "no close fits": Fault(
        f"{PROSE}/close.toml", "", '[[frame]]\ntext = "Bye"\ntones = ["loud"]'
    ),
    "no subject": Fault(f"{PROSE}/subjects.toml", "", "[subjects]"),
    "subject that is no template": Fault(
        f"{PROSE}/subjects.toml", "", '[subjects]\nthank-you = ["{{"]'
    ),
    "no occasion": Fault(f"{PROSE}/occasions.toml", "", ""),
    "frame divides by zero": Fault(
        f"{PROSE}/thanks.toml", "", '[[frame]]\ntext = "{{ 1/0 }}"'
    ),
    "frame that is no template": Fault(
        f"{PROSE}/thanks.toml", "", '[[frame]]\ntext = "{% if %}"'
    ),
    "email indexes nothing": Fault("templates/email.html.j2", "", "{{ 'a'|int // 0 }}"),
    "neatness without the usual": Fault("fonts/common/neatness.toml", "natural", "x"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_faulty_asset_is_named(fault: Fault, tmp_path: Path, run: Run) -> None:
    own, asset = tmp_path / "own", built_in() / fault.file
    path = own / fault.file
    path.parent.mkdir(parents=True)
    text = asset.read_text("utf-8") if asset.exists() else ""
    if fault.old:
        assert fault.old in text
    path.write_text(
        text.replace(fault.old, fault.new) if fault.old else fault.new, "utf-8"
    )
    style = ("--hand", "zeyada") if "make" in fault.command else ()
    result = run(*fault.command, *style, "--assets", own, code=1)
    assert (fault.named or path.name) in result.stderr
    assert "should not have happened" not in result.stderr
    assert "Traceback" not in result.stderr


def test_a_faulty_skeleton_is_named(run: Run) -> None:
    path = configuration() / "templates" / "new.yaml.j2"
    path.parent.mkdir(parents=True)
    path.write_text("{{ 1/0 }}", "utf-8")
    result = run("new", "me.yaml", "--no-input", code=1)
    assert "new.yaml.j2: " in result.stderr
    assert not Path("me.yaml").exists()
