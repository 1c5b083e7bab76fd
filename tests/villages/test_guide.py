"""The guide for operators can be printed, has pictures, and is short."""

from io import BytesIO
from pathlib import Path

import pikepdf
import typst

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "operator-pos.typ"


def test_it_fits_on_four_printed_pages() -> None:
    with pikepdf.open(BytesIO(typst.compile(GUIDE))) as guide:
        assert 1 <= len(guide.pages) <= 4
        assert all(round(float(page.mediabox[3])) == 842 for page in guide.pages)


def test_it_has_pictures_and_names_the_buttons_as_the_pages_do() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert text.count("#gambar(") >= 4
    pages = GUIDE.parents[2] / "lapor" / "channels" / "village_post" / "templates" / "village_post"
    shown = "".join(page.read_text(encoding="utf-8") for page in pages.glob("*.html"))
    for button in (
        "Untuk operator pos",
        "Buat bundel tanpa foto",
        "Menunggu penyampaian",
        "Lembar kabar",
        "Sudah diserahkan",
    ):
        assert button in text and button in shown
