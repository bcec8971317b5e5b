"""Invisible text over ink, so that a written page can be searched and copied.

Programs for scanned pages do the same: each word stands over its ink in a font whose
glyphs are empty, and a table says which character each glyph is. So every character
can be copied, whichever font it was drawn from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name

_EM = 1000
_ADVANCE = 500
_ASCENT, _DESCENT = 800, -250

_GAP = 0.3
"""The gap between words, in sizes: poppler takes far more for a gutter between
columns, far less for no gap at all."""

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word on the page: its text, its left end and baseline, and its room, in pt.

    The room ends where the next word begins. The words of a line share a baseline:
    readers take words at wandering heights for words of other lines.
    """

    text: str
    x: float
    y: float
    room: float


def lay(
    document: pikepdf.Pdf, page: pikepdf.Page, spots: Sequence[Spot], size: float
) -> None:
    """Lay the words under all else on `page`, in the order of `spots`.

    `size` is that of the text in pt.
    """
    characters = sorted(
        {character for spot in spots for character in spot.text} | {" "}
    )
    codes = {character: code for code, character in enumerate(characters, start=1)}
    font = document.make_indirect(_font(document, characters))
    page.add_resource(font, Name.Font, Name.Ink)
    shown = "\n".join(_shown(spot, size, codes) for spot in spots)
    content = f"q BT 3 Tr /Ink {size:.3f} Tf\n{shown}\nET Q\n"
    page.contents_add(content.encode("ascii"), prepend=True)


def _shown(spot: Spot, size: float, codes: dict[str, int]) -> str:
    """Show a word, stretched almost to the next, and a space.

    The wide gaps of handwriting would be taken for columns.
    """
    gap = min(_GAP * size, spot.room / 3)
    natural = len(spot.text) * size * _ADVANCE / _EM
    scale = 100 * (spot.room - gap) / natural
    word = "".join(f"{codes[character]:04X}" for character in f"{spot.text} ")
    return f"{scale:.2f} Tz 1 0 0 1 {spot.x:.2f} {spot.y:.2f} Tm <{word}> Tj"


def _font(document: pikepdf.Pdf, characters: Sequence[str]) -> Dictionary:
    """Return a composite font whose code n, from 1, is the n-th of `characters`."""
    glyphs = 1 << (len(characters)).bit_length()
    file = document.make_stream(_empty_font(glyphs))
    file.Length1 = len(file.read_bytes())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Glyphless,
        Flags=4,
        FontBBox=Array([0, _DESCENT, _ADVANCE, _ASCENT]),
        ItalicAngle=0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=_ASCENT,
        StemV=80,
        FontFile2=file,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Glyphless,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
        DW=_ADVANCE,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Glyphless,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(descendant)]),
        ToUnicode=document.make_stream(_to_unicode(characters)),
    )


def _to_unicode(characters: Sequence[str]) -> bytes:
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, start=1)
    ]
    groups = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    entries = "\n".join(
        "\n".join([f"{len(group)} beginbfchar", *group, "endbfchar"])
        for group in groups
    )
    return _TO_UNICODE.format(entries=entries).encode("ascii")


@cache
def _empty_font(glyphs: int) -> bytes:
    """Return a TrueType font of that many empty glyphs."""
    names = [".notdef", *(f"blank{number}" for number in range(1, glyphs))]
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict.fromkeys(names, TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (_ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": "Glyphless", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()
