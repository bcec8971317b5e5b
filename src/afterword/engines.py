"""Native libraries that Afterword uses and cannot bring along."""

import contextlib
import io
import platform
import sys
import warnings
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from afterword.errors import EngineMissingError

_DEBIAN = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_COMMANDS = {
    "darwin": "brew install pango",
    "windows": "pacman -S mingw-w64-ucrt-x86_64-pango  (in the MSYS2 shell)",
    "debian": _DEBIAN,
    "ubuntu": _DEBIAN,
    "fedora": "dnf install pango",
    "rhel": "dnf install pango",
    "suse": "zypper install libpango-1_0-0 libharfbuzz-subset0",
    "arch": "pacman -S pango",
    "alpine": "apk add pango harfbuzz-subset",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """A native library: whether it is there, and what to do if not.

    `without` says what works without it; `command` installs it on this system.
    """

    name: str
    found: bool
    without: str
    command: str


def find_engines() -> tuple[Engine, ...]:
    """Return what is there of the libraries that documents are made with."""
    try:
        weasyprint: ModuleType | None = load_weasyprint()
    except EngineMissingError:
        weasyprint = None
    subset = weasyprint and import_module("weasyprint.text.ffi").harfbuzz_subset
    command = install_command()
    return (
        Engine("Pango", weasyprint is not None, "everything but letters", command),
        Engine("HarfBuzz subset", bool(subset), "letters, but slower", command),
    )


@cache
def load_weasyprint() -> ModuleType:
    """Import and return WeasyPrint, in silence.

    Raises EngineMissingError, with the command that installs Pango here, when one of
    its native libraries is missing. WeasyPrint then prints to standard output, which
    is ours for data only; and it warns about font configurations, but letters bring
    their own fonts.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return import_module("weasyprint")
    except OSError as error:
        raise EngineMissingError(
            "letters need Pango, which is not on this machine",
            f"install it with: {install_command()}",
        ) from error


def install_command() -> str:
    """Return the command that installs Pango on this system."""
    if sys.platform != "linux":
        return _COMMANDS.get(platform.system().lower(), _COMMANDS["debian"])
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return _DEBIAN
    names = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    known = (_COMMANDS[name] for name in names if name in _COMMANDS)
    return next(known, _DEBIAN)
