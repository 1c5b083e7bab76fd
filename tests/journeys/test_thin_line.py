"""Wati's street lamp: from her phone through three desks to "selesai", first without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, officers
from tests.journeys.citizen import TITLE, Kept
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
ANSWER = "Lampu sudah diganti pada hari Senin dan menyala kembali."


def test_it_goes_from_a_phone_without_javascript_to_settled(house: House, tabs: Tabs) -> None:
    kept = wati_files(tabs.phone(javascript=False))
    house.work()
    sari_forwards(tabs.desk(javascript=False))
    house.work()
    budi = tabs.desk(who="budi", javascript=False)
    budi_assigns(budi)
    joko_drafts(tabs.officers_phone("joko", javascript=False))
    budi_sends(budi)
    house.work()
    wati_confirms(tabs.phone(javascript=False), kept=kept)
    house.work()
    everybody_reads(tabs.phone(javascript=False), kept=kept)


def wati_files(page: Page) -> Kept:
    page.goto("/")
    page.get_by_role("button", name="Buat laporan").first.click()
    citizen.walk_to_check(page)
    expect(page.locator("main")).to_contain_text("Manubar")
    return citizen.send(page)


def sari_forwards(page: Page) -> None:
    officers.sign_in(page, who="sari")
    officers.open_case(page, title=TITLE)
    officers.verify(page)
    officers.forward(page, to="Dinas Pekerjaan Umum", note="Mohon segera.")


def budi_assigns(page: Page) -> None:
    officers.open_case(page, title=TITLE)
    expect(page.locator("main")).to_contain_text("Mohon segera.")
    officers.press(officers.action(page, "accept"), button="Terima")
    officers.told(page, words="Laporan diterima.")
    place = officers.action(page, "assign")
    place.get_by_label("Pelaksana").select_option(label="Joko")
    officers.press(place, button="Tugaskan")
    officers.told(page, words="Pelaksana ditugaskan")


def joko_drafts(page: Page) -> None:
    officers.open_case(page, title=TITLE)
    place = officers.action(page, "draft")
    officers.fill_answer(place, text=ANSWER)
    place.get_by_label("Bila tanpa bukti, mengapa?").fill("Foto menyusul")
    officers.press(place, button="Kirim konsep ke pejabat penghubung")
    officers.told(page, words="Konsep disimpan.")


def budi_sends(page: Page) -> None:
    officers.open_case(page, title=TITLE)
    place = officers.action(page, "respond")
    expect(place.get_by_label("Jawaban untuk pelapor")).to_have_value(ANSWER)
    officers.press(place, button="Kirim jawaban")
    officers.told(page, words="Jawaban dikirim kepada pelapor.")


def wati_confirms(page: Page, *, kept: Kept) -> None:
    page.goto(citizen.follow_link(kept))
    assert kept.key not in page.url
    expect(page.locator("main")).to_contain_text(ANSWER)
    citizen.confirm(page, score=5, comment="Terima kasih.")
    officers.told(page, words="Laporan Anda ditutup sebagai selesai.")


def everybody_reads(page: Page, *, kept: Kept) -> None:
    page.goto("/laporan/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(ANSWER)
    expect(page.locator(".chips")).to_contain_text("Selesai")
    assert citizen.NAME not in page.content() and kept.key not in page.content()
