"""Officers set up a passkey, sign in with it alone or as the second step, and remove it; Chromium's virtual authenticator holds it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lapor.audit.queries import stream_events
from tests.cast import PASSWORD
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look
from tests.journeys.virtual_key import VirtualKey, give_key

pytestmark = [pytest.mark.browser, pytest.mark.journey]
FACTORS = "/kerja/akun/pengaman/"


def set_up(page: Page) -> VirtualKey:
    """Set a passkey up as an officer does."""
    key = give_key(page)
    page.goto(FACTORS)
    page.get_by_role("button", name="Pasang kunci sandi").click()
    page.get_by_label("Kata sandi Anda").fill(PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_role("button", name="Buat kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    return key


def sign_out(page: Page) -> None:
    """Forget the session."""
    page.context.clear_cookies()


def test_it_signs_in_with_a_passkey_alone(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="budi")
    key = set_up(page)
    assert key.held() == 1
    sign_out(page)
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url("**/kerja/")
    page.goto(FACTORS)
    expect(page.get_by_text("terakhir dipakai")).to_be_visible()
    page.get_by_role("button", name="Lepas Kunci sandi 1").click()
    expect(page.get_by_text("Kunci sandi itu tidak berlaku lagi.")).to_be_visible()
    kinds = [event.kind for event in stream_events(f"person/{house.world.people['budi']}")]
    assert kinds[-2:] == ["passkey_added", "passkey_removed"]
    sign_out(page)
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("Kunci sandi ini tidak dikenal di sini.")).to_be_visible()


def test_it_takes_a_passkey_as_the_second_step(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="budi")
    set_up(page)
    sign_out(page)
    page.goto("/masuk/")
    page.get_by_label("Surel").fill("budi@contoh.example")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/masuk/kode/")
    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.wait_for_url("**/kerja/")


def test_it_lets_nobody_in_whom_the_device_does_not_recognise(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="budi")
    key = set_up(page)
    sign_out(page)
    key.recognise(person=False)
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("Kunci sandi tidak terbaca.")).to_be_visible()
    page.goto("/kerja/")
    expect(page).to_have_url(f"{house.url}/masuk/?next=%2Fkerja%2F")


def test_it_keeps_the_last_factor_where_one_is_demanded(house: House, tabs: Tabs, settings: Any) -> None:
    page = tabs.desk(who="budi")
    set_up(page)
    settings.REQUIRE_SECOND_FACTOR = True
    page.goto(FACTORS)
    page.get_by_role("button", name="Lepas Kunci sandi 1").click()
    expect(page.get_by_text("Ini satu-satunya pengaman kedua Anda")).to_be_visible()
    page.goto("/kerja/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_finds_nothing_on_the_pages_of_passkeys(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="budi")
    set_up(page)
    page.goto(FACTORS)
    found = look(page, name="factors")
    page.get_by_role("button", name="Pasang kunci sandi").click()
    found += look(page, name="add a passkey")
    without = tabs.desk(who="susi", javascript=False)
    without.goto(FACTORS)
    without.get_by_role("button", name="Pasang kunci sandi").click()
    without.get_by_label("Kata sandi Anda").fill(PASSWORD)
    without.get_by_role("button", name="Lanjutkan").click()
    expect(without.get_by_text("Peramban ini belum mengenal kunci sandi")).to_be_visible()
    assert found == []
