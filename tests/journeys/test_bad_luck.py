"""What goes wrong on the way: back button, two tabs, an expired page, the same form twice, a wrong key."""

import pytest
from playwright.sync_api import Page, expect

from lapor.reports.models import Report, Response
from lapor.workbench.tests.desk import forwarded
from tests.journeys import citizen, officers
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
LONG = "Jalan rusak parah dan gelap sekali. " * 400


def test_it_files_once_when_the_same_page_is_sent_twice(house: House, tabs: Tabs) -> None:
    page = tabs.phone(javascript=False)
    citizen.walk_to_check(page)
    receipts = [sent_aside(page) for _ in range(2)]
    assert receipts[0] == receipts[1]
    assert Report.objects.count() == 1


def test_it_goes_back_through_the_steps_with_every_word(house: House, tabs: Tabs) -> None:
    page = tabs.phone(javascript=False)
    citizen.walk_to_check(page)
    for heading in ("Siapa Anda?", "Untuk siapa?", "Di mana dan kapan?"):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator("input[name=region_text]")).to_have_value("Manubar")
    citizen.go_on(page, to="Untuk siapa?")


def test_it_files_once_when_a_thumb_presses_twice(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    citizen.walk_to_check(page)
    page.locator(".actions button.big").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah kami terima")
    assert Report.objects.count() == 1


def test_it_keeps_two_tabs_apart(house: House, tabs: Tabs) -> None:
    one = tabs.phone(javascript=False)
    two = one.context.new_page()
    citizen.walk_to_check(one, body="Yang pertama.")
    citizen.walk_to_check(two, body="Yang kedua.")
    kept = [citizen.send(one), citizen.send(two)]
    assert kept[0].code != kept[1].code
    assert set(Report.objects.values_list("body", flat=True)) == {"Yang pertama.", "Yang kedua."}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_it_keeps_a_long_text_when_the_form_has_expired(house: House, tabs: Tabs, javascript: bool) -> None:
    page = tabs.phone(javascript=javascript)
    page.goto("/lapor/")
    citizen.tell_what(page, body=LONG)
    page.context.clear_cookies()
    page.locator(".actions button.big").click()
    expect(page.locator("main")).to_contain_text("Semua yang Anda tulis tetap ada")
    expect(page.locator("textarea[name=body]")).to_have_value(LONG)
    citizen.go_on(page, to="Di mana dan kapan?")


def test_it_keeps_a_citizens_addition_when_the_page_has_expired(house: House, tabs: Tabs) -> None:
    page = tabs.phone(javascript=False)
    citizen.walk_to_check(page)
    kept = citizen.send(page)
    page.goto(citizen.follow_link(kept))
    page.get_by_label("Tulisan Anda").fill(LONG)
    page.context.clear_cookies(name="lapor_csrf")
    page.get_by_role("button", name="Kirim tambahan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman ini sudah lama terbuka")
    expect(page.get_by_label("Tulisan Anda")).to_have_value(LONG)
    page.get_by_role("button", name="Kirim lagi").click()
    officers.told(page, words="Tambahan Anda sudah masuk ke laporan.")


def test_it_keeps_an_officers_answer_when_the_session_has_expired(house: House, tabs: Tabs) -> None:
    forwarded(house.world)
    page = tabs.desk(who="budi")
    officers.open_case(page, title="Jalan berlubang")
    place = officers.action(page, "respond")
    place.get_by_label("Jawaban untuk pelapor").fill(LONG)
    expect(place.locator(".draft-line")).to_be_visible()
    page.context.clear_cookies()
    page.reload()
    assert "/masuk/" in page.url
    tabs.sign_in(page, who="budi")
    officers.open_case(page, title="Jalan berlubang")
    place = officers.action(page, "respond")
    expect(place.get_by_label("Jawaban untuk pelapor")).to_have_value(LONG)
    assert not Response.objects.exists()


def test_it_slows_down_whoever_tries_keys_and_never_says_which_half_is_wrong(house: House, tabs: Tabs) -> None:
    kept = filed(tabs.phone(javascript=False))
    page = tabs.phone(javascript=False)
    wrong = "0000-0000-0000-0000"
    told = {try_key(page, code=kept.code, key=wrong) for _ in range(20)}
    assert len(told) == 1
    assert told != {try_key(page, code=kept.code, key=wrong)}
    expect(page.locator(".error-summary")).to_contain_text("Terlalu")
    stranger = tabs.phone(javascript=False)
    assert {try_key(stranger, code="7KQ4-M2XB-9TRY", key=wrong)} == told


def sent_aside(page: Page) -> str:
    """Send the form into a tab of its own, so that the page stays as the back button would show it; the code there."""
    with page.context.expect_page() as opened:
        page.locator(".actions button.big").click(modifiers=["Control"])
    return opened.value.locator("#nomor").inner_text().strip()


def filed(page: Page) -> citizen.Kept:
    """Wati's report."""
    citizen.walk_to_check(page)
    return citizen.send(page)


def try_key(page: Page, *, code: str, key: str) -> str:
    """What the page says to a pair of code and key."""
    page.goto("/lacak/")
    page.get_by_role("textbox", name="Nomor laporan").fill(code)
    page.get_by_role("textbox", name="Kunci akses").fill(key)
    page.get_by_role("button", name="Lihat laporan").click()
    return page.locator(".error-summary ul").inner_text()
