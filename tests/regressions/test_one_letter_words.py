"""Words of one letter, wide gaps and letters beyond Latin-1 copied wrongly from cards.

PDFium dropped words of one wide letter, poppler took wide gaps for columns, and the
text layer lost what stood outside the first 256 characters.
"""

from pathlib import Path

import pytest

from tests import reading
from tests.conftest import Run

TEXT = "I saw a — and & an “É” at 9. I had a ship, Nguyễn Thị Hường. O I a!"


@pytest.mark.parametrize("read", [reading.pdfium_text, reading.poppler_text])
@pytest.mark.parametrize("hand", ["dancing-script", "caveat", "zeyada", "kalam"])
def test_every_word_is_read(hand: str, read: reading.Reader, run: Run) -> None:
    run("new", "me.yaml", "--example")
    body = f"message.body.brief={TEXT}"
    options = ("--set", body, "--hand", hand, "--to", "vidal", "-o", "card.pdf")
    run("card", "me.yaml", *options)
    assert TEXT in read(Path("card.pdf").read_bytes())
