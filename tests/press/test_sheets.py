from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from afterword import qr
from afterword.errors import DocumentError
from afterword.layouts import MM, Paper, papers
from afterword.press.grid import arrange, sheet_settings
from afterword.press.sheets import fill, impose
from afterword.preview import pages
from afterword.resources import open_assets

ASSETS = open_assets()
SETTINGS = sheet_settings(ASSETS)
A4, LETTER = papers(ASSETS)["a4"], papers(ASSETS)["letter"]
SIZES = {"iso-a6": (148.0, 105.0), "us-a2": (139.7, 107.95), "us-a7": (177.8, 127.0)}
CARDS = [size for wide, high in SIZES.values() for size in ((wide, high), (high, wide))]
CODE = qr.encode("https://daniel.example.org/work")


def card(
    size: tuple[float, float], text: str = "Dear Ms. Okafor", bleed: float = 0
) -> bytes:
    """Make a card (mm) with a border on its trim, a text at 12 mm, and a QR code."""
    width, height = size[0] * MM, size[1] * MM
    edge = bleed * MM
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width + 2 * edge, height + 2 * edge), invariant=1)
    canvas.setTitle("A card")
    canvas.setTrimBox((edge, edge, edge + width, edge + height))
    canvas.translate(edge, edge)
    canvas.setFillGray(0.9)
    canvas.rect(-edge, -edge, width + 2 * edge, height + 2 * edge, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(12 * MM, height - 20 * MM, text)
    canvas.translate(width - 40 * MM, 35 * MM)
    canvas.scale(0.6 * MM, -0.6 * MM)
    path = canvas.beginPath()
    for rectangle in CODE.path:
        path.rect(*rectangle)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return stream.getvalue()


def texts(pdf: bytes) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """Return the text objects of each page with their boxes in mm."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text_page = page.get_textpage()
        boxes = [text_page.get_rect(i) for i in range(text_page.count_rects())]
        found.append(
            [
                (
                    text_page.get_text_bounded(*box).strip(),
                    tuple(side / MM for side in box),
                )
                for box in boxes
            ]
        )
    document.close()
    return found


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("size", CARDS)
def test_a_sheet_is_full_of_copies(size: tuple[float, float], paper: Paper) -> None:
    sheet = fill(card(size), paper, SETTINGS)
    with pikepdf.open(BytesIO(sheet)) as pdf:
        assert len(pdf.pages) == 1
        sides = [float(side) for side in pdf.pages[0].mediabox]
        assert sides == pytest.approx(
            [0, 0, paper.width * MM, paper.height * MM], abs=0.01
        )
        assert pdf.pages[0].trimbox == pdf.pages[0].mediabox
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert str(pdf.docinfo["/Title"]) == "A card"
    (found,) = texts(sheet)
    assert [text for text, _ in found] == ["Dear Ms. Okafor"] * 2


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("bleed", [0, 3])
def test_each_card_stands_in_its_cell(
    size: tuple[float, float], paper: Paper, bleed: float
) -> None:
    grid = arrange(size, paper, SETTINGS)
    single = card(size, bleed=bleed)
    ((_, alone),) = texts(single)[0]
    left, bottom = alone[0] - bleed, alone[1] - bleed
    (found,) = texts(fill(single, paper, SETTINGS))
    for cell, (_, box) in enumerate(found):
        x, y = grid.corner(cell)
        if grid.turned:
            expected = (x + size[1] - bottom, y + left)
            assert (box[2], box[1]) == pytest.approx(expected, abs=0.05)
        else:
            assert box[:2] == pytest.approx((x + left, y + bottom), abs=0.05)


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("size", CARDS)
def test_cells_keep_off_the_margin_and_each_other(
    size: tuple[float, float], paper: Paper
) -> None:
    grid = arrange(size, paper, SETTINGS)
    assert (grid.width, grid.height) == (size[::-1] if grid.turned else size)
    corners = [grid.corner(cell) for cell in range(grid.capacity)]
    for x, y in corners:
        assert min(x, y) >= SETTINGS.margin
        assert x + grid.width <= paper.width - SETTINGS.margin + 1e-6
        assert y + grid.height <= paper.height - SETTINGS.margin + 1e-6
    assert corners[0][1] > corners[-1][1]


@pytest.mark.parametrize(
    ("size", "paper", "count"),
    # by hand, with margins of 5 mm; compare sheets of business cards and labels
    [
        ((85, 55), A4, 10),
        ((74, 105), A4, 4),
        ((210, 148), LETTER, 1),
        ((60, 60), A4, 12),
    ],
)
def test_the_grid_holds_the_most(
    size: tuple[float, float], paper: Paper, count: int
) -> None:
    assert arrange(size, paper, SETTINGS).capacity == count
    assert arrange(size[::-1], paper, SETTINGS).capacity == count


def strokes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return the stroked lines of the first page in mm, without those of the cards."""
    lines, start = [], (0.0, 0.0)
    with pikepdf.open(BytesIO(pdf)) as document:
        for instruction in pikepdf.parse_content_stream(document.pages[0]):
            operator = str(instruction.operator)
            numbers = [float(n) for n in instruction.operands if operator in {*"mlw"}]
            if operator == "l":
                lines.append((*start, numbers[0] / MM, numbers[1] / MM))
            if operator in {"m", "l"}:
                start = (numbers[0] / MM, numbers[1] / MM)
            if operator == "w":
                assert numbers == [0.25]
    return lines


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("size", CARDS)
def test_crop_marks_prolong_the_cuts_and_touch_no_card(
    size: tuple[float, float], paper: Paper
) -> None:
    grid = arrange(size, paper, SETTINGS)
    lines = strokes(fill(card(size), paper, SETTINGS))
    right = grid.x + grid.width
    bottom, top = grid.y, grid.y + 2 * grid.height
    upright = sorted({round(x0, 2) for x0, _, x1, _ in lines if abs(x0 - x1) < 1e-3})
    level = sorted({round(y0, 2) for _, y0, _, y1 in lines if abs(y0 - y1) < 1e-3})
    assert upright == pytest.approx([grid.x, right], abs=0.01)
    assert level == pytest.approx([bottom, bottom + grid.height, top], abs=0.01)
    for x0, y0, x1, y1 in lines:
        assert 1.5 - 1e-3 <= max(abs(x1 - x0), abs(y1 - y0)) <= 5 + 1e-3
        beside = max(x0, x1) < grid.x - 2.99 or min(x0, x1) > right + 2.99
        beyond = max(y0, y1) < bottom - 2.99 or min(y0, y1) > top + 2.99
        assert beside or beyond
        for x, y in ((x0, y0), (x1, y1)):
            assert 4.99 <= x <= paper.width - 4.99
            assert 4.99 <= y <= paper.height - 4.99


def test_the_qr_code_still_decodes() -> None:
    sheet = fill(card(SIZES["us-a7"][::-1]), LETTER, SETTINGS)
    (picture,) = pages(sheet, 150)
    found = zxingcpp.read_barcodes(_image(picture))
    assert [code.text for code in found] == [CODE.url] * 2


def test_many_cards_go_on_as_many_sheets_as_they_need() -> None:
    people = ["Okafor", "van der Berg", "Park", "Müller", "O'Brien"]
    cards = [card(SIZES["iso-a6"], f"Dear {name}") for name in people]
    sheets = texts(impose(cards, A4, SETTINGS))
    assert [[text for text, _ in page] for page in sheets] == [
        ["Dear Okafor", "Dear van der Berg"],
        ["Dear Park", "Dear Müller"],
        ["Dear O'Brien"],
    ]


def test_copies_share_one_form_and_the_bytes_repeat() -> None:
    single = card(SIZES["iso-a6"])
    sheet = impose([single] * 6, A4, SETTINGS)
    assert sheet == impose([single] * 6, A4, SETTINGS)
    with pikepdf.open(BytesIO(sheet)) as pdf:
        forms = {page.Resources.XObject.Card1.objgen for page in pdf.pages}
        assert len(pdf.pages) == 3
        assert len(forms) == 1


def test_a_bleed_is_cut_off_at_the_trim() -> None:
    grid = arrange(SIZES["iso-a6"], A4, SETTINGS)
    (picture,) = pages(fill(card(SIZES["iso-a6"], bleed=3), A4, SETTINGS), 254)
    image = _image(picture).convert("L")
    inside, outside = (round((grid.x + by) * 10) for by in (0.5, -0.5))
    middle = image.height // 2 + 300
    assert image.getpixel((inside, middle)) == pytest.approx(230, abs=2)
    assert image.getpixel((outside, middle)) == 255


def test_what_cannot_be_imposed_is_refused() -> None:
    with pytest.raises(DocumentError, match="does not fit on a sheet of 210 by 297"):
        fill(card((297, 210)), A4, SETTINGS)
    with pytest.raises(DocumentError, match="different sizes"):
        impose([card(SIZES["iso-a6"]), card(SIZES["us-a2"])], A4, SETTINGS)
    with pytest.raises(DocumentError, match="no card"):
        impose([], A4, SETTINGS)
    with pytest.raises(DocumentError, match="no PDF"):
        fill(b"%PDF-1.7 nothing", A4, SETTINGS)
    with pytest.raises(DocumentError, match="2 pages"):
        fill(impose([card(SIZES["iso-a6"])] * 3, A4, SETTINGS), A4, SETTINGS)


def _image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))
