"""A full phone, an emptied store, a wrong clock, two tabs, a wrong and a forgotten PIN: each is handled, and said."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lapor.reports.models import Report
from tests.journeys import phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
WORDS = "Jembatan putus sejak banjir."
ALERT = "[data-alert]"
FULL = "navigator.storage.estimate = () => Promise.resolve({ quota: 1000, usage: 900 })"
NO_ROOM = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }"
AHEAD = "const now = Date.now; Date.now = () => now() + 700 * 86400000;"


def offline(tabs: Tabs, *, before: str = "") -> Page:
    page = tabs.phone()
    if before:
        page.context.add_init_script(before)
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/lapor/ponsel/")
    return page


def drafts(page: Page) -> str:
    phone.to_list(page)
    return page.locator("[data-items]").inner_text()


def test_it_keeps_the_words_when_a_photo_does_not_fit(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.write(page, body=WORDS)
    page.evaluate(f"void ({FULL})")
    page.locator("#berkas").set_input_files([phone.payload(1)])
    refused = "hampir penuh. Tulisan Anda tersimpan, tetapi berkas “foto1.jpg” tidak muat"
    expect(page.locator(ALERT)).to_contain_text(refused, timeout=phone.LONG)
    page.locator("[data-kept]").evaluate("(line) => { line.textContent = ''; }")
    page.locator("[name=body]").fill(f"{WORDS} Masih ditulis.")
    expect(page.locator("[data-kept]")).to_contain_text("Tersimpan")
    expect(page.locator(ALERT)).to_contain_text(refused)
    assert f"{WORDS} Masih ditulis." in drafts(page)


def test_it_says_when_not_even_the_words_fit(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.write(page, body=WORDS)
    expect(page.locator("[data-kept]")).to_contain_text("Tersimpan")
    page.evaluate(f"void ({NO_ROOM})")
    page.locator("[name=body]").fill(f"{WORDS} Lebih panjang.")
    expect(page.locator(ALERT)).to_contain_text("tulisan terakhir belum tersimpan. Jangan tutup halaman ini")
    page.get_by_role("button", name="Simpan dan kirim").click()
    assert page.locator("[name=body]").input_value() == f"{WORDS} Lebih panjang."


def test_it_says_when_the_browser_emptied_its_store(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.write(page, body=WORDS)
    phone.save(page)
    page.evaluate("new Promise((done) => { indexedDB.deleteDatabase('lapor').onsuccess = () => done(null); })")
    page.reload()
    expect(page.locator(ALERT)).to_contain_text(
        "mengosongkan simpanannya. Laporan yang belum terkirim (1) tidak ada lagi"
    )
    page.reload()
    expect(page.locator("p[data-none]")).to_be_visible()
    expect(page.locator(ALERT)).to_be_hidden()


def test_it_counts_by_our_clock_when_the_phone_runs_ahead(house: House, tabs: Tabs) -> None:
    page = offline(tabs, before=AHEAD)
    phone.write(page, body=WORDS)
    kept = phone.save(page)
    page.context.set_offline(False)
    phone.received(page, code=kept.code)
    report = Report.objects.get()
    assert report.code == kept.bare_code
    assert abs((report.filed_at - timezone.now()).total_seconds()) < 3600
    page.reload()
    expect(page.locator(ALERT)).to_contain_text("Jam ponsel Anda berbeda", timeout=phone.LONG)


def test_it_makes_two_drafts_of_one_written_in_two_tabs(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.write(page, body=WORDS)
    expect(page.locator("[data-kept]")).to_contain_text("Tersimpan")
    other = page.context.new_page()
    other.goto("/lapor/ponsel/")
    other.get_by_role("button", name="Lanjut menulis").click()
    other.locator("[name=body]").fill("Dari tab kedua.")
    expect(other.locator("[data-kept]")).to_contain_text("Tersimpan")
    page.locator("[name=body]").fill("Dari tab pertama.")
    expect(page.locator(ALERT)).to_contain_text("juga ditulis di tab lain")
    shown = drafts(page)
    assert "Dari tab kedua." in shown and "Dari tab pertama." in shown


def test_it_slows_wrong_pins_and_opens_with_the_right_one(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.make_box(page, pin="4829")
    phone.write(page, body=WORDS)
    phone.to_list(page)
    page.reload()
    expect(page.locator("[data-items]")).not_to_contain_text(WORDS)
    for _ in range(3):
        phone.open_box(page, pin="0000")
        expect(page.locator("[data-pin-wrong]")).to_contain_text("PIN salah. Coba lagi.", timeout=phone.LONG)
        page.locator("[data-pin-wrong]").evaluate("(line) => { line.textContent = ''; }")
    phone.open_box(page, pin="4829")
    expect(page.locator("[data-pin-wrong]")).to_contain_text("Tunggu", timeout=phone.LONG)
    page.evaluate("const now = Date.now; Date.now = () => now() + 31000;")
    phone.open_box(page, pin="4829")
    expect(page.locator("[data-items]")).to_contain_text(WORDS, timeout=phone.LONG)


def test_it_still_sends_what_waits_in_a_box_whose_pin_was_forgotten(house: House, tabs: Tabs) -> None:
    page = offline(tabs)
    phone.make_box(page, pin="4829")
    phone.write(page, body=WORDS)
    kept = phone.save(page)
    page.reload()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-boxes] summary").click()
    page.get_by_role("button", name="Kotak 1").click()
    page.get_by_role("button", name="Lupa PIN").click()
    expect(page.locator("[data-view=list]")).to_be_visible(timeout=phone.LONG)
    expect(page.get_by_role("button", name="Kotak 1")).to_have_count(0)
    assert WORDS not in drafts(page)
    page.context.set_offline(False)
    phone.until(page, done=lambda: Report.objects.filter(code=kept.bare_code).exists())
