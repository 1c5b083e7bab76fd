"""Two officers at the same case: the second is told, and no word is lost."""

import pytest
from playwright.sync_api import expect

from lapor.reports.models import Assignment
from lapor.workbench.tests.desk import forwarded, verified
from tests.cast import World
from tests.journeys import officers
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
TITLE = "Jalan berlubang"


def test_it_tells_the_second_officer_and_keeps_the_words(house: House, tabs: Tabs) -> None:
    verified(house.world)
    sari, susi = tabs.desk(who="sari"), tabs.desk(who="susi", javascript=False)
    for page in (sari, susi):
        officers.open_case(page, title=TITLE)
    place = officers.action(susi, "forward")
    place.get_by_label("Kantor yang memimpin").fill("Dinas Kesehatan")
    place.get_by_label("Catatan untuk kantor penerima").fill("Catatan Susi yang panjang.")
    officers.forward(sari, to="Dinas Pekerjaan Umum")
    officers.press(place, button="Teruskan")
    expect(susi.locator(".error-summary")).to_contain_text("baru saja diubah oleh petugas lain")
    expect(susi.get_by_label("Catatan untuk kantor penerima")).to_have_value("Catatan Susi yang panjang.")
    assert leading(house.world) == ["pupr"]


def test_it_lets_only_one_of_two_answers_out(house: House, tabs: Tabs) -> None:
    forwarded(house.world)
    one, two = (tabs.officers_phone("budi", javascript=False) for _ in range(2))
    for page in (one, two):
        officers.open_case(page, title=TITLE)
        place = officers.action(page, "respond")
        officers.fill_answer(place, text="Sudah ditambal.")
        place.get_by_label("Bila tanpa bukti, mengapa?").fill("Kamera rusak")
    officers.press(one.locator("#tindakan-respond"), button="Kirim jawaban")
    officers.told(one, words="Jawaban dikirim kepada pelapor.")
    officers.press(two.locator("#tindakan-respond"), button="Kirim jawaban")
    expect(two.locator(".error-summary")).to_be_visible()
    expect(two.get_by_label("Jawaban untuk pelapor").first).to_have_value("Sudah ditambal.")


def leading(world: World) -> list[str]:
    """Who leads now, by the keys of the cast."""
    names = {key: name for name, key in world.offices.items()}
    rows = Assignment.objects.filter(role="lead", until__isnull=True)
    return [names[row.institution_id] for row in rows]
