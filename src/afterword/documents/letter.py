"""The formal letter: a tagged PDF on one page, or more if the text needs them."""

from functools import cache, partial

from jinja2 import Environment
from markupsafe import Markup

from afterword import pdf, templates, typefaces
from afterword.characters import named
from afterword.defaults import resolve_style
from afterword.documents.letter_layout import letter_layout
from afterword.documents.letter_parts import Letter, parts
from afterword.documents.letter_style import check_room, stylesheets
from afterword.documents.letter_text import clean, keep_together
from afterword.documents.mailpiece import Document, Mailpiece
from afterword.layouts import paper
from afterword.resources import Assets

TEMPLATE = "templates/letter.html.j2"


def render(mailpiece: Mailpiece, assets: Assets) -> Document:
    """Return `mailpiece` as a letter: PDF/UA-1, the same bytes for the same piece.

    Layout and paper go by country where the style leaves them open. The text is set
    with the first of the layout's steps that brings it onto one page; if none does,
    with the first that takes the fewest. Raises DocumentError when something cannot be
    set well, AssetError, and EngineMissingError without Pango.
    """
    letter = _letter(mailpiece, assets)
    html = _html(letter)
    text = Markup(html).striptags()
    typeface, lacking = typefaces.choose(assets, letter.style.typeface, text)
    notes = _moved(letter, typeface, lacking)
    check_room(letter, typeface)
    pages = pdf.set_pages(html, stylesheets(letter, typeface), typeface)
    more = (f"the letter takes {pages.count} pages",) if pages.count > 1 else ()
    return Document(pdf.write(pages), (*notes, *more, *pages.warnings))


def _moved(
    letter: Letter, typeface: typefaces.Typeface, lacking: tuple[str, ...]
) -> tuple[str, ...]:
    if not lacking:
        return ()
    wanted = typefaces.typeface(letter.assets, letter.style.typeface).family
    return (f"the letter is set in {typeface.family}: {wanted} lacks {named(lacking)}",)


def _letter(piece: Mailpiece, assets: Assets) -> Letter:
    style = resolve_style(
        piece.style, piece.sender.address, piece.recipient.address, assets
    )
    return Letter(
        piece=piece,
        style=style,
        layout=letter_layout(assets, str(style.letter)),
        paper=paper(assets, str(style.paper)),
        assets=assets,
    )


def _html(letter: Letter) -> str:
    environment = _environment(letter.piece.message.language)
    return templates.fill(letter.assets, TEMPLATE, parts(letter), environment)


@cache
def _environment(language: str) -> Environment:
    return templates.html(_cleaned, set=partial(keep_together, language=language))


def _cleaned(value: object) -> object:
    return clean(value) if type(value) is str else value
