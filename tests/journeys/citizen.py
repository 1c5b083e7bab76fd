"""What Wati does: file in five pages, keep the receipt, follow."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

TITLE = "Lampu jalan mati di depan pasar"
BODY = "Sudah dua minggu lampu jalan di depan pasar mati. Malam hari gelap dan berbahaya."
NAME, EMAIL = "Wati Contoh", "wati@contoh.example"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What Wati writes down from her receipt."""

    code: str
    key: str


def tell_what(page: Page, *, body: str = BODY) -> None:
    """Step one: what happened."""
    page.get_by_role("radio", name="Pengaduan").check()
    page.get_by_label("Judul").fill(TITLE)
    page.locator("textarea[name=body]").fill(body)


def go_on(page: Page, *, to: str) -> None:
    """Press the visible button; the next question appears."""
    page.locator(".actions button.big").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(to)


def tell_who(page: Page, *, privacy: str = "open") -> None:
    """Step four: who may know, and how to reach her."""
    page.locator(f"input[name=privacy][value={privacy}]").check()
    if not privacy.startswith("anonymous"):
        page.get_by_role("textbox", name="Nama Anda").fill(NAME)
    page.get_by_role("textbox", name="Email").fill(EMAIL)


def walk_to_check(page: Page, *, body: str = BODY, privacy: str = "open") -> None:
    """All steps up to "Periksa kembali"."""
    page.goto("/lapor/")
    tell_what(page, body=body)
    go_on(page, to="Di mana dan kapan?")
    page.locator("input[name=region_text]").fill("Manubar")
    go_on(page, to="Untuk siapa?")
    go_on(page, to="Siapa Anda?")
    tell_who(page, privacy=privacy)
    go_on(page, to="Periksa kembali")


def send(page: Page) -> Kept:
    """The last button; what the receipt says."""
    page.locator(".actions button.big").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah kami terima")
    return Kept(code=page.locator("#nomor").inner_text().strip(), key=page.locator("#kunci").inner_text().strip())


def follow_link(kept: Kept) -> str:
    """The link of the QR code: the key in it is exchanged for a cookie."""
    return f"/k/{kept.code}/{kept.key}/"


def confirm(page: Page, *, score: int, comment: str) -> None:
    """ "Sudah selesai", with a rating."""
    page.get_by_text("Sudah selesai", exact=True).click()
    page.get_by_role("radio", name=re.compile(f"^{score}")).check()
    page.get_by_label("Pesan untuk kantor").first.fill(comment)
    page.get_by_role("button", name="Kirim nilai dan tutup laporan").click()
