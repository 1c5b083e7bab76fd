"""Wati opens an account on a phone without JavaScript, files while she is signed in, and finds the report on another phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look
from tests.journeys.virtual_key import give_key

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def enter(page: Page, house: House) -> None:
    """Ask for a code, read the mail, write the code."""
    page.set_default_timeout(60_000)
    page.goto("/akun/")
    page.get_by_label("Email atau nomor HP").fill(citizen.EMAIL)
    page.get_by_role("button", name="Kirim kode").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tulis kode yang kami kirim")
    house.work()
    mails = [mail for mail in house.mail_to(citizen.EMAIL) if "kode masuk" in mail]
    code = re.search(r"\d{6}", mails[-1])
    assert code
    page.get_by_label("Kode enam angka").fill(code[0])
    page.get_by_role("button", name="Masuk", exact=True).click()
    house.work()
    page.goto("/akun/")


def test_it_gathers_reports_without_javascript(house: House, tabs: Tabs) -> None:
    first = tabs.phone(javascript=False)
    enter(first, house)
    expect(first.get_by_text("Belum ada laporan di akun ini.")).to_be_visible()
    citizen.walk_to_check(first)
    kept = citizen.send(first)
    citizen.walk_to_check(first, body="Petugas di loket itu meminta uang kepada saya.", privacy="anonymous")
    anonymous = citizen.send(first)
    second = tabs.phone(javascript=False)
    enter(second, house)
    expect(second.get_by_text(kept.code)).to_be_visible()
    expect(second.get_by_text(anonymous.code)).to_have_count(0)
    second.get_by_role("link", name=citizen.TITLE).click()
    expect(second.get_by_role("heading", name="Isi laporan")).to_be_visible()
    second.get_by_role("button", name="Data Anda yang kami simpan").click()
    expect(second.get_by_text("W•••• C••••")).to_be_visible()
    second.goto("/akun/")
    second.get_by_role("button", name="Hapus akun").click()
    second.get_by_role("button", name="Ya, hapus akun").click()
    expect(second.get_by_text("Akun Anda sudah dihapus.")).to_be_visible()
    first.goto("/akun/")
    expect(first.get_by_role("heading", level=1)).to_have_text("Masuk ke akun saya")


def test_it_finds_nothing_on_the_pages_of_an_account(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    page.goto("/akun/")
    found = look(page, name="begin")
    page.get_by_role("button", name="Kirim kode").click()
    found += look(page, name="nothing typed")
    enter(page, house)
    found += look(page, name="empty account")
    citizen.walk_to_check(page)
    citizen.send(page)
    page.goto("/akun/kode/")
    page.goto("/akun/")
    found += look(page, name="account")
    page.get_by_role("button", name="Hapus akun").click()
    assert found + look(page, name="erase") == []


def test_it_signs_in_by_a_passkey_without_waiting_for_a_code(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    key = give_key(page)
    enter(page, house)
    page.get_by_role("button", name="Pasang kunci sandi").click()
    found = look(page, name="add a passkey")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Buat kunci sandi").click()
    expect(page.get_by_text("Kunci sandi terpasang.")).to_be_visible()
    assert key.held() == 1
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("sedang dibuka")).to_be_visible()
    house.work()
    page.goto("/akun/")
    expect(page.get_by_text("terakhir dipakai")).to_be_visible()
    page.get_by_role("button", name="Lepas kunci sandi ini").click()
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("tidak cocok dengan akun mana pun")).to_be_visible()
    assert found == []
