"""HTML and CSS to tagged PDF (PDF/UA-1), with WeasyPrint shut off from the world.

Nothing is fetched but what stands in memory: no network, no files. Nothing is set in a
typeface of the machine, so the same letter has the same bytes everywhere.
"""

import atexit
import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

from afterword import typefaces
from afterword.engines import load_weasyprint
from afterword.errors import AssetError, DocumentError

_VARIANT = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}

_ONE_AT_A_TIME = Lock()
"""Held while Pango works: it shares its fonts between threads without guarding them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A document that is set but not yet written, in the typeface `family`.

    `style` counts from 0 which stylesheet it is set with; `warnings` are WeasyPrint's.
    """

    document: Any
    family: str
    style: int
    warnings: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.document.pages)


def family(typeface: typefaces.Typeface) -> str:
    """Return the name for stylesheets; no typeface of the machine is called so."""
    return f"Afterword {typeface.family}"


def set_pages(
    html: str, styles: Sequence[str], typeface: typefaces.Typeface, enough: int = 1
) -> Pages:
    """Set `html` with the first of `styles` that gives the fewest pages.

    The others are not tried once a style gives `enough` pages. The stylesheets name
    `family(typeface)`. Raises EngineMissingError without Pango, AssetError if a
    stylesheet asks for more than it is given.
    """
    with _ONE_AT_A_TIME:
        fetcher = _closed_fetcher()({})
        source = load_weasyprint().HTML(string=html, url_fetcher=fetcher, base_url="")
        tried: list[Pages] = []
        for number, css in enumerate(styles):
            tried.append(_set(source, typeface, (number, css)))
            if tried[-1].count <= enough:
                break
        return min(tried, key=lambda pages: pages.count)


def write(pages: Pages) -> bytes:
    """Return `pages` as PDF/UA-1.

    Raises DocumentError if any of it is set in a typeface that is not its own.
    """

    def check(document: Any, _: Any) -> None:
        families = {font.family for font in document.fonts.values()}
        if foreign := sorted(families - {pages.family}):
            raise DocumentError(
                f"part of it would be set in {', '.join(foreign)}, a typeface of this"
                f" machine, instead of {pages.family}"
            )

    with _ONE_AT_A_TIME:
        return bytes(pages.document.write_pdf(finisher=check, **_VARIANT))


def _set(source: Any, typeface: typefaces.Typeface, style: tuple[int, str]) -> Pages:
    number, css = style
    refused = import_module("weasyprint.urls").FatalURLFetchingError
    try:
        with _listening() as warned:
            document = source.render(
                stylesheets=[_faces(family(typeface), _files(typeface)), _sheet(css)],
                font_config=_font_configuration(),
                **_VARIANT,
            )
    except refused as error:
        raise AssetError(
            f"layouts and templates may not fetch anything: {str(error)[:120]}"
        ) from error
    return Pages(document, family(typeface), number, tuple(dict.fromkeys(warned)))


def _files(typeface: typefaces.Typeface) -> tuple[tuple[str, bytes], ...]:
    return tuple((w, typefaces.font(typeface, w)) for w in sorted(typeface.weights))


@cache
def _faces(name: str, fonts: tuple[tuple[str, bytes], ...]) -> Any:
    """Return the stylesheet that makes `fonts`, by weight, the family `name`."""
    served = {f"font:{weight}": data for weight, data in fonts}
    css = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {weight};'
        f' src: url("font:{weight}") }}\n'
        for weight, _ in fonts
    )
    return load_weasyprint().CSS(
        string=css,
        url_fetcher=_closed_fetcher()(served),
        font_config=_font_configuration(),
        base_url="",
    )


@lru_cache(maxsize=64)
def _sheet(css: str) -> Any:
    fetcher = _closed_fetcher()({})
    return load_weasyprint().CSS(
        string=css,
        url_fetcher=fetcher,
        font_config=_font_configuration(),
        base_url="",
    )


@cache
def _font_configuration() -> Any:
    """Return the one configuration of this process: making it reads all font files.

    It is let go before the interpreter shuts down, when it could no longer remove its
    temporary files.
    """
    load_weasyprint()
    atexit.register(_forget)
    return import_module("weasyprint.text.fonts").FontConfiguration()


def _forget() -> None:
    for remembered in (_faces, _sheet, _font_configuration):
        remembered.cache_clear()
    gc.collect()


@cache
def _closed_fetcher() -> Any:
    """Return the class of fetchers that know data: URLs and a dictionary, no more."""
    load_weasyprint()
    urls = import_module("weasyprint.urls")

    class ClosedFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined] # untyped
        """Serves what it was given; refuses network and files."""

        def __init__(self, served: Mapping[str, bytes]) -> None:
            super().__init__(
                allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True
            )
            self._served = served

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in self._served:
                return urls.URLFetcherResponse(url, self._served[url])
            return super().fetch(url, headers)

    return ClosedFetcher


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint warns of, instead of letting it reach the terminal."""
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)
