"""A walk through every page of a village post and of its centre, for whoever looks at each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from playwright.sync_api import Page, expect

from lapor.channels.village_post.tests.conftest import PASSPHRASE, STORY, VILLAGE, Post
from lapor.exchange.services import record_survey, seed_coverage, set_coverage
from lapor.exchange.services.centre_store import CentreTables
from lapor.exchange.services.own import PostReceipt
from lapor.reports.services import archive_report, ask_reporter
from tests.cast import NOW

See = Callable[[str], None]
TOWN = "64.08.04.2001"
LONG = "Dermagakayulapukpanjangsekalisampaitidakmuatpadalayarkecil " + "x" * 60


def be_a_post(settings: Any) -> None:
    """The same server shows the post's pages from now on."""
    cache.clear()
    settings.ROOT_URLCONF, settings.IS_POST = "config.urls_post", True


def put_news(post: Post) -> tuple[PostReceipt, PostReceipt]:
    """Two open reports came back archived, an anonymous one with a question; a last one is still on its way: the first and the last."""
    receipt, asked = post.file(title=LONG), post.file(privacy="anonymous", name="", phone="")
    other = post.file()
    post.bring()
    sari, at = post.world.actor("sari"), NOW + timedelta(days=5)
    for each in (receipt, other):
        archive_report(each.report, reason="private_matter", explanation="Antarkeluarga. " * 8, by=sari, at=at)
    ask_reporter(asked.report, text="Dermaga yang mana?", institution=post.world.offices["diskominfo"], by=sari, at=at)
    post.fetch()
    return receipt, post.file(title="Masih di jalan")


def walk_villagers_pages(page: Page, *, receipt: PostReceipt, fresh: PostReceipt, see: See) -> None:
    """Tell, receipt, follow, and everything that a villager can say."""
    page.goto("/")
    see("home")
    page.goto("/lapor/")
    see("tell")
    page.get_by_role("button", name="Kirim laporan").click()
    see("tell, with errors")
    page.get_by_label("Apa yang terjadi?").fill(STORY)
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah dicatat")
    see("receipt")
    page.goto("/lacak/")
    see("follow")
    open_report(page, code=receipt.code, key="0000-0000-0000-0000")
    see("follow, refused")
    open_report(page, code=receipt.code, key=receipt.access_key)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Laporan")
    see("opened")
    page.locator("details", has_text="Ajukan keberatan").evaluate("(each) => { each.open = true; }")
    page.get_by_role("button", name="Kirim keberatan").click()
    see("opened, objection without words")
    page.get_by_label("Mengapa Anda keberatan?").fill("Bukan urusan pribadi.")
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.locator("main")).to_contain_text("berangkat dengan bundel berikutnya")
    see("opened, objected")
    page.goto("/lacak/")
    open_report(page, code=fresh.code, key=fresh.access_key)
    see("opened, nothing came yet")
    page.get_by_role("button", name="Cabut laporan", exact=True).click()
    see("opened, asked before withdrawing")


def walk_operators_pages(page: Page, *, see: See) -> None:
    """Unlock, the list, a report that is typed in, and the sheet to print."""
    page.goto("/operator/buka/")
    see("unlock")
    page.get_by_label("Kata kunci pos").fill("salah sekali ini")
    page.get_by_role("button", name="Buka", exact=True).click()
    see("unlock, refused")
    page.get_by_label("Kata kunci pos").fill(PASSPHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.locator("main")).to_contain_text("Menunggu penyampaian")
    see("operator")
    page.goto("/operator/lapor/")
    see("typing in")
    page.goto("/operator/")
    page.get_by_role("link", name="Lembar kabar").first.click()
    see("notice")


def walk_centres_pages(page: Page, *, post: Post, see: See) -> None:
    """Posts, one that is held back, villages, and one village."""
    page.goto("/kerja/pos/")
    see("posts")
    page.goto(f"/kerja/pos/{post.site}/")
    see("one post, held back")
    page.get_by_role("button", name="Lanjutkan pos").click()
    see("one post, without a reason")
    page.goto("/kerja/desa/?cari=sangatta")
    see("villages")
    page.goto(f"/kerja/desa/{VILLAGE}/")
    see("one village")
    page.get_by_label("Menurut siapa?").fill("")
    page.get_by_label("Sejak kapan?").fill("dulu")
    page.get_by_role("button", name="Simpan keterangan").click()
    see("one village, with errors")


def put_villages(post: Post) -> None:
    """A blank spot with a post, a town, a measurement, and a post that is held back."""
    tenant, sari = post.world.tenant, post.world.actor("sari")
    seed_coverage({VILLAGE: "2021", TOWN: "2021"}, tenant=tenant, at=NOW)
    told = {"signal": "none", "since": "2021-05", "source": "kepala desa lewat telepon"}
    set_coverage(VILLAGE, tenant=tenant, ways=["village_post", "paper"], by=sari, at=NOW, **told)
    record_survey(
        VILLAGE, tenant=tenant, signal="sms", operators="Contohsel", spot="bukit", measured_at=NOW, by=sari, at=NOW
    )
    store = CentreTables(now=NOW)
    with store.atomic():
        store.suspend(post.site, reason="fork", at=0)


def open_report(page: Page, *, code: str, key: str) -> None:
    """Number and key, then the button."""
    page.get_by_label("Nomor laporan").fill(code)
    page.get_by_label("Kunci akses").fill(key)
    page.get_by_role("button", name="Buka laporan").click()
