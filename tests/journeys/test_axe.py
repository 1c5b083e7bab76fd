"""axe finds nothing on any page of citizens and officers, in both themes, at 360 and 1280 pixels; nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import citizen
from tests.journeys.busy import TOKEN, Busy
from tests.journeys.citizen import Kept
from tests.journeys.conftest import Enter, Happened
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]
PUBLIC = (
    "/",
    "/bantuan/",
    "/privasi/",
    "/audit/",
    "/lacak/",
    "/laporan/",
    "/laporan/?q=jalan",
    "/laporan/?q=tidakada",
    "/peta/",
    "/statistik/",
    "/renaksi/",
    "/masuk/",
    "/masuk/lupa/",
    "/masuk/undangan/tidak-ada/",
    "/kantor/tidak-ada/",
    "/tidak-ada/",
    f"/kantor/{TOKEN}/",
)


@pytest.fixture
def house(enter: Enter, happened: Happened) -> Iterator[House]:
    """A house where every kind of report lies."""
    with enter(happened.file, lambda: happened.busy.world) as opened:
        yield opened


@pytest.fixture
def made(happened: Happened) -> Busy:
    """What lies there."""
    return happened.busy


def test_it_finds_nothing_on_public_pages(made: Busy, tabs: Tabs) -> None:
    page = tabs.desk()
    named = (f"/laporan/{made.code('answered')}/", f"/laporan/{made.code('verified')}/", f"/lacak/{made.code('new')}/")
    assert walk(page, *PUBLIC, *named) == []


def test_it_finds_nothing_on_the_form(made: Busy, tabs: Tabs) -> None:
    page = tabs.desk()
    page.goto("/lapor/")
    found = look(page, name="what")
    press(page)
    found += look(page, name="what, with errors")
    citizen.tell_what(page)
    citizen.go_on(page, to="Di mana dan kapan?")
    found += look(page, name="where")
    page.locator("input[name=region_text]").fill("tidak ada tempat ini")
    press(page)
    found += look(page, name="where, with errors")
    page.locator("input[name=region_text]").fill("Sangatta Utara")
    press(page)
    found += look(page, name="where, with a choice")
    page.locator("input[name=region_choice]").first.check()
    citizen.go_on(page, to="Untuk siapa?")
    found += look(page, name="whom")
    citizen.go_on(page, to="Siapa Anda?")
    found += look(page, name="who")
    press(page)
    found += look(page, name="who, with errors")
    citizen.tell_who(page)
    citizen.go_on(page, to="Periksa kembali")
    found += look(page, name="check")
    citizen.send(page)
    assert found + look(page, name="receipt") == []


def test_it_finds_nothing_on_what_a_reporter_sees(made: Busy, tabs: Tabs) -> None:
    page = tabs.desk()
    found: list[str] = []
    for name in ("new", "asked", "answered", "settled", "archived", "merged", "sealed"):
        receipt = made.receipts[name]
        page.goto(citizen.follow_link(Kept(code=receipt.code, key=receipt.access_key)))
        found += look(page, name=f"follow {name}")
    found += walk(page, f"/lacak/{made.code('answered')}/kenapa/", f"/lacak/{made.code('answered')}/data/")
    page.goto(f"/lacak/{made.code('new')}/")
    page.get_by_role("button", name="Kirim tambahan").click()
    found += look(page, name="follow, with an error")
    assert found + expired(page, made=made) == []


OFFICERS = {
    "sari": ("new", "verified", "confidential", "outside", "archived", "disputed"),
    "budi": ("forwarded", "drafted", "answered"),
    "joko": ("assigned",),
    "itwil": ("sealed",),
    "pak_made": ("settled",),
}
DESKS = ("pengawas", "ningsih", "admin", "auditor", "operator")


def test_it_finds_nothing_on_cases(made: Busy, tabs: Tabs) -> None:
    found: list[str] = []
    for who, cases in OFFICERS.items():
        page = tabs.desk(who=who)
        addresses = [f"/kerja/laporan/{made.receipts[name].code}/" for name in cases]
        found += [f"{who} on {fault}" for fault in walk(page, "/kerja/", *addresses)]
        page.context.close()
    assert found == []


def test_it_finds_nothing_on_desks_without_cases(made: Busy, tabs: Tabs) -> None:
    found: list[str] = []
    for who in DESKS:
        page = tabs.desk(who=who)
        page.goto("/kerja/")
        links = page.locator(".work-nav a").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
        more = [
            link for link in links if link.startswith("/kerja/") and link not in {"/kerja/", "/kerja/pemberitahuan/"}
        ]
        found += [f"{who} on {fault}" for fault in walk(page, "/kerja/", *more)]
        page.context.close()
    assert found == []


def test_it_finds_nothing_around_the_queue(made: Busy, tabs: Tabs) -> None:
    page = tabs.desk(who="sari")
    addresses = ("/kerja/?bagian=dipantau", "/kerja/?q=jalan&lewat=1", "/kerja/?q=tidakada", "/kerja/pemberitahuan/")
    found = walk(page, *addresses, "/kerja/akun/", "/kerja/akun/sandi/", "/kerja/akun/pengaman/")
    code = made.receipts["new"].code
    for verb in ("verify", "merge", "archive", "ask"):
        page.goto(f"/kerja/laporan/{code}/{verb}/")
        page.locator(f"#tindakan-{verb} button[type=submit]:not(.plain)").first.click()
        found += look(page, name=f"{verb}, opened")
    page.goto("/kerja/")
    page.locator("input[name=report]").first.check()
    page.get_by_role("button", name="Arsipkan…").click()
    assert found + look(page, name="bulk") == []


def walk(page: Page, *addresses: str) -> list[str]:
    """What is wrong on any of these."""
    found = []
    for address in addresses:
        page.goto(address)
        found += look(page, name=address)
    return found


def press(page: Page) -> None:
    """The visible button of a step."""
    page.locator(".actions button.big").click()


def expired(page: Page, *, made: Busy) -> list[str]:
    """The page that keeps the words of an expired form."""
    page.goto(f"/lacak/{made.code('new')}/")
    page.get_by_label("Tulisan Anda").fill("Kata-kata panjang. " * 20)
    page.context.clear_cookies(name="lapor_csrf")
    page.get_by_role("button", name="Kirim tambahan").click()
    return look(page, name="expired")
