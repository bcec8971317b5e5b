"""The card: a flat note in handwriting, as PDF."""

import math
from dataclasses import replace

from afterword.chance import Stream
from afterword.characters import named
from afterword.dates import long_date
from afterword.documents.card_page import CardPage, card_page
from afterword.documents.card_pdf import Writing, card_pdf
from afterword.documents.mailpiece import Document, Mailpiece
from afterword.errors import DocumentError
from afterword.handwriting.clearance import clearance
from afterword.handwriting.fitting import Fit, fit, words_over
from afterword.handwriting.hand import Hand, neatness
from afterword.handwriting.ink import write
from afterword.handwriting.manuscript import Block, Manuscript, prepare, widest
from afterword.handwriting.shaping import choose_hand
from afterword.layouts import MM, CardSpacing, card_layout
from afterword.qr import contrast
from afterword.resources import Assets, read_toml

_TRIES = 10
"""How often a page is written again, a little smaller, if ink left its place."""

_SMALLER = 0.6 * MM
"""How much narrower and shorter the area gets from one try to the next."""

_CALMER = 0.85
"""How much calmer the hand gets from one try to the next."""

_CLEAR = 0.2
"""The least white between lines in x-heights, for which a page is written again."""

_LOWERED = 0.14
"""How far a short text is lowered at most beside a foot, as a share of the height."""

_SHOWN = 40
"""How many letters of a word that is too long are shown."""

_LEGIBLE = 4.5
"""The least contrast of ink on white paper: WCAG 2.2, success criterion 1.4.3."""


def render(mailpiece: Mailpiece, assets: Assets) -> Document:
    """Return the card as PDF of its trim size, and a note if the hand had to change.

    Raises DocumentError if no hand has the characters, if the text or a word does
    not fit within legible sizes, or if ink or QR code could not be read.
    """
    layout = card_layout(assets, str(mailpiece.style.card))
    blocks = _blocks(mailpiece, layout.spacing)
    text = " ".join(block.text for block in blocks)
    hand, lacking = choose_hand(assets, mailpiece.style.hand, text)
    notes = _moved(mailpiece.style.hand, hand, lacking)
    message, style = mailpiece.message, mailpiece.style
    stream = Stream((style.seed, message.addressee, message.register))
    manuscript = prepare(hand, neatness(assets, style.neatness), stream, blocks)
    page = card_page(mailpiece, assets)
    page = replace(page, x_height=_x_heights(page.x_height, hand))
    writing = _written(mailpiece, manuscript, page, assets)
    return Document(card_pdf(mailpiece, page, writing), notes)


def _blocks(mailpiece: Mailpiece, spacing: CardSpacing) -> tuple[Block, ...]:
    """Return what is written, from the date to the postscript, with its spaces."""
    message, least = mailpiece.message, spacing.least
    above = [spacing.message, *[spacing.paragraph] * len(message.paragraphs)]
    body = [
        Block(paragraph.text, f"paragraph {number}", before=above[number], body=True)
        for number, paragraph in enumerate(message.paragraphs)
    ]
    signature = Block(
        message.signature,
        "signature",
        before=spacing.signature,
        scale=spacing.signature_scale,
        least=min(least, spacing.signature),
    )
    after = [message.postscript_line] if message.postscript_line else []
    return (
        Block(long_date(mailpiece.date, message.language), "date", align="right"),
        Block(f"{message.salutation},", "salutation", before=spacing.salutation),
        *body,
        Block(f"{message.close},", "close", before=spacing.close, least=least),
        signature,
        *(
            Block(text, "postscript", before=spacing.postscript, least=least)
            for text in after
        ),
    )


def _x_heights(wished: tuple[float, float], hand: Hand) -> tuple[float, float]:
    """Return the x-heights for a hand; a larger one may still be written as small."""
    least, most = wished
    return min(least, least * hand.spec.size), most * hand.spec.size


def _moved(wanted: str, hand: Hand, lacking: tuple[str, ...]) -> tuple[str, ...]:
    if not lacking:
        return ()
    return (f"the card is written in {hand.name}: {wanted} lacks {named(lacking)}",)


def _ink(name: str, assets: Assets) -> str:
    """Return the ink as `#rrggbb`; raises DocumentError if it is too pale to read."""
    inks = read_toml(assets, "layouts/inks.toml", dict[str, str])
    colour = inks.get(name, name)
    if contrast(colour, "#ffffff") < _LEGIBLE:
        raise DocumentError(
            f"the ink {name} is too pale to read on white", "choose a darker one"
        )
    return colour


def _written(
    mailpiece: Mailpiece, manuscript: Manuscript, page: CardPage, assets: Assets
) -> Writing:
    """Write the page, again smaller and more calmly as long as ink leaves its place.

    So too if lines come too near to each other; the clearest page is kept then.
    """
    colour = _ink(mailpiece.style.ink, assets)
    admitted = list[tuple[float, Writing]]()
    for attempt in range(_TRIES):
        fitted = fit(manuscript, page.area(attempt * _SMALLER))
        if fitted is None:
            break
        calmer = replace(manuscript, dial=manuscript.dial * _CALMER**attempt)
        writing = Writing(
            inks=write(calmer, fitted.page),
            origin=_origin(page, fitted, manuscript.hand),
            x_height=fitted.x_height,
            colour=colour,
        )
        if not page.admits(writing.inks, writing.origin, writing.x_height):
            continue
        clear = clearance(fitted.page, writing.inks)
        if clear >= _CLEAR:
            return writing
        admitted.append((clear, writing))
    if not admitted:
        raise _too_long(mailpiece, manuscript, page, assets)
    return max(admitted, key=lambda entry: entry[0])[1]


def _origin(page: CardPage, fitted: Fit, hand: Hand) -> tuple[float, float]:
    """Return the writing's upper left corner in pt; a short text sits a little low."""
    left, _, top, _ = page.margin
    lowered = 0.35 * fitted.left_over * fitted.x_height
    if page.foot.lines:
        lowered = min(lowered, _LOWERED * page.height, _room_below(page, fitted, hand))
    return left, page.height - top - lowered


def _room_below(page: CardPage, fitted: Fit, hand: Hand) -> float:
    """Return how far all lines may be lowered until one meets the foot, in pt."""
    size, area = fitted.x_height, page.area(0.0)
    below = [
        box[1] - (line.baseline + hand.descender) * size
        for line in fitted.page.lines
        for box in area.reserved
        if line.end * size > box[0] - size and line.baseline * size < box[1]
    ]
    return max(0.0, min(below, default=math.inf))


def _too_long(
    mailpiece: Mailpiece, manuscript: Manuscript, page: CardPage, assets: Assets
) -> DocumentError:
    card, area = str(mailpiece.style.card), page.area(0.0)
    whose = f"{mailpiece.message.addressee}’s card ({card})"
    word = widest(manuscript)
    if word.width > area.width / area.x_height[0]:
        return DocumentError(
            f"the word {_shown(word.word.text)} is too long for a line of {whose}",
            "break it with a space",
        )
    over = words_over(manuscript, area)
    larger = _larger(card, assets)
    if over is None:
        return DocumentError(
            f"what stands around the message is too long for {whose}",
            " or ".join(["shorten message.postscript", *larger]),
        )
    return DocumentError(
        f"{over} {'word' if over == 1 else 'words'} too many for {whose}",
        " or ".join(["shorten message.body.brief", *larger]),
    )


def _larger(card: str, assets: Assets) -> list[str]:
    """Say which larger card to choose, the next one in size, if there is one."""

    def size(name: str) -> float:
        layout = card_layout(assets, name)
        return layout.width * layout.height

    names = sorted(assets.names("layouts/cards", ".toml"), key=size)
    return [f"choose {name}" for name in names if size(name) > 1.2 * size(card)][:1]


def _shown(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}… ({len(word)} letters)"
