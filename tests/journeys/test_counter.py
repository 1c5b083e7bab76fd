"""The counter: a report is taken down without a mouse, the receipt is printed once, and axe finds nothing on its pages."""

import pytest
from playwright.sync_api import expect

from lapor.reports.models import Report
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def test_it_takes_a_report_without_a_mouse(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="sari")
    page.goto("/kerja/terima/")
    keys = page.keyboard
    expect(page.locator("[name=body]")).to_be_focused()
    keys.type("Jembatan di desa kami putus sejak kemarin pagi.")
    keys.press("Alt+3")
    keys.type("Manubar")
    expect(page.locator("[role=option]").first).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Alt+4")
    keys.type("berlubang")
    keys.press("Alt+5")
    keys.press("Tab")
    keys.type("Wati Contoh")
    keys.press("Tab")
    keys.type("0812-3456-7890")
    keys.press("Alt+6")
    keys.press("Space")
    keys.press("Control+Enter")
    expect(page.get_by_text("Cetak tanda terimanya sekarang")).to_be_visible()
    report = Report.objects.get()
    assert (report.channel, report.region_id) == ("walk_in", "64.08.11.2002") and "Wati" not in page.content()


def test_it_finds_nothing_on_the_pages_of_the_counter(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="sari")
    found: list[str] = []
    for name, address in (
        ("counter", "/kerja/terima/"),
        ("stack", "/kerja/terima/surat/"),
        ("held", "/kerja/terima/percakapan/"),
        ("find", "/kerja/terima/cari/"),
    ):
        page.goto(address)
        found += look(page, name=name)
    page.goto("/kerja/terima/")
    page.locator("[name=body]").fill("Lampu jalan mati")
    page.locator("[name=privacy]").select_option("anonymous")
    page.locator("[name=consent]").check()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Cetak tanda terimanya sekarang")).to_be_visible()
    assert [*found, *look(page, name="counter receipt")] == []
