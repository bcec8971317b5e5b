"""What is said when Pango is missing."""

import platform
import subprocess
import sys

import pytest

from afterword import engines
from afterword.errors import EngineMissingError

WITHOUT_PANGO = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if name and "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, *rest)
cffi.FFI.dlopen = dlopen
from afterword.engines import find_engines, load_weasyprint
from afterword.errors import EngineMissingError
try:
    load_weasyprint()
except EngineMissingError as error:
    assert error.exit_code == 3
    assert error.hint
else:
    raise SystemExit("no error")
assert [engine.found for engine in find_engines()] == [False, False]
from tests.documents.letter_pieces import ASSETS, letter, piece
try:
    letter.render(piece(), ASSETS)
except EngineMissingError as error:
    print(error)
"""


def test_without_pango_the_command_is_named_and_nothing_else_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = f"install it with: {engines.install_command()}\n"
    assert done.stdout.endswith(expected)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_engines_are_found_here() -> None:
    try:
        engines.load_weasyprint()
    except EngineMissingError:
        pytest.skip("Pango is not installed")
    pango, _ = engines.find_engines()
    assert (pango.name, pango.found) == ("Pango", True)


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "apt-get install libpango-1.0-0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get install"),
        ({"ID": "fedora"}, "dnf install pango"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install pango"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "zypper install"),
        ({"ID": "arch"}, "pacman -S pango"),
        ({}, "apt-get install libpango-1.0-0"),
    ],
)
def test_each_system_has_its_command(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], command: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert engines.install_command().startswith(command)


@pytest.mark.parametrize(
    ("name", "system", "command"),
    [("darwin", "Darwin", "brew install pango"), ("win32", "Windows", "pacman -S")],
)
def test_other_systems_have_theirs(
    monkeypatch: pytest.MonkeyPatch, name: str, system: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", name)
    monkeypatch.setattr(platform, "system", lambda: system)
    assert engines.install_command().startswith(command)
