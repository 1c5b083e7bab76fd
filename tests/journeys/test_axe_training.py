"""axe finds nothing on the pages of training, practice and several wishes, in both themes, at 360 and 1280 pixels."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lapor.actionplan.agenda.tests.wishes import gathered, wish
from lapor.actionplan.training.tests.courses import course_on, held_on
from seed.practice import practice_cases
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look
from tests.journeys.test_axe_plans import walk

pytestmark = [pytest.mark.browser, pytest.mark.journey]
DESK, PRACTICE = "/kerja/renaksi/bimtek/", "/kerja/latihan/"


def test_it_finds_nothing_on_training(house: House, tabs: Tabs) -> None:
    today = timezone.localdate()
    held = held_on(today - timedelta(days=9), "budi", "joko", world=house.world, absent=("dewi",), at=timezone.now())
    ahead = course_on(
        today,
        world=house.world,
        at=timezone.now(),
        title="Menjaga identitas pelapor " + "panjang" * 8,
        topics="Laporan rahasia\nPelindungan data pribadi",
        rule="score",
        least_score=70,
    )
    sari = tabs.desk(who="sari")
    parts = (
        "",
        "baru/",
        "petugas/",
        "siap/",
        f"{held}/",
        f"{ahead}/",
        f"{ahead}/ubah/",
        f"{ahead}/peserta/",
        f"{ahead}/batal/",
    )
    found = walk(sari, *(f"{DESK}{part}" for part in parts), f"{DESK}{ahead}/catat/")
    sari.goto(f"{DESK}{ahead}/peserta/")
    sari.locator("input[name=person]").first.check()
    sari.get_by_role("button", name="Simpan daftar peserta").click()
    found += walk(sari, f"{DESK}{ahead}/catat/", "/kerja/akun/", "/kerja/akun/siap/")
    assert found + walk(tabs.desk(), "/renaksi/bimtek/") == []


def test_it_finds_nothing_on_the_practice_without_a_mouse(house: House, tabs: Tabs) -> None:
    page = tabs.desk(who="joko")
    case = practice_cases()[0]
    found = walk(page, PRACTICE, f"{PRACTICE}{case.code}/")
    page.goto(f"{PRACTICE}{case.code}/")
    summary = page.locator("#latihan-archive summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator("#archive-reason").focus()
    page.keyboard.type("Terlalu umum")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Bukan itu yang dibutuhkan kasus ini.").wait_for()
    assert page.locator("#archive-reason").input_value() == "Terlalu umum"
    assert found + look(page, name="latihan, explained") == []


def test_it_finds_nothing_on_the_check_of_several(house: House, tabs: Tabs) -> None:
    for number in range(2):
        gathered(house.world, wish(house.world, f"axe-{number}"), title=f"Jalan {number}")
    page = tabs.desk(who="sari")
    page.goto("/kerja/renaksi/agenda/sekaligus/")
    for box in page.locator("input[name=item]").all():
        box.check()
    page.get_by_role("button", name="Periksa dulu").click()
    page.get_by_role("heading", name="Periksa sebelum dijalankan").wait_for()
    assert look(page, name="sekaligus, check") == []
