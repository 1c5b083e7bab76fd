"""axe finds nothing on the pages of limits, calendars, desks, templates and independent looks."""

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload

from lapor.kit.codes import format_code
from lapor.reports.models import Topic
from lapor.workbench.tests.test_closing import answered
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look
from tests.journeys.test_axe_privacy import seen

pytestmark = [pytest.mark.browser, pytest.mark.journey]
CALENDAR = "/kerja/kelola/kalender/"


def test_it_finds_nothing_on_limits_and_calendars(house: House, tabs: Tabs) -> None:
    answered(house.world)
    sari = tabs.desk(who="sari")
    found = seen(sari, "/kerja/kelola/batas-waktu/", "/kerja/kelola/batas-waktu/coba/", "/kerja/kelola/validasi/")
    sari.get_by_label("Aspirasi").check()
    sari.get_by_role("button", name="Simpan pilihan").click()
    found += look(sari, name="chosen") + seen(sari, CALENDAR, f"{CALENDAR}impor/")
    file: FilePayload = {"name": "libur.csv", "mimeType": "text/csv", "buffer": b"tanggal,nama\nkemarin,Salah\n"}
    sari.get_by_label("Berkas CSV atau ICS").set_input_files(file)
    sari.get_by_label("Dasar, bila").fill("Keputusan bupati")
    sari.get_by_role("button", name="Periksa berkas").click()
    found += look(sari, name="bad file")
    sari.goto(CALENDAR)
    sari.get_by_label("Tanggal").fill((timezone.localdate()).isoformat())
    sari.get_by_label("Nama hari libur").fill("Hari jadi kabupaten")
    sari.get_by_label("Dasar").fill("Keputusan bupati")
    sari.get_by_role("button", name="Lihat laporan yang bergeser").click()
    found += look(sari, name="preview")
    sari.get_by_role("button", name="Terapkan perubahan ini").click()
    assert found + look(sari, name="applied") == []


def test_it_finds_nothing_on_a_desk_and_a_look(house: House, tabs: Tabs) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(house.world)
    found = seen(tabs.desk(who="budi"), "/kerja/meja/", "/kerja/meja/templat/")
    found += seen(tabs.desk(who="pak_made"), "/kerja/meja/")
    camat = tabs.officers_phone("camat")
    found += seen(camat, "/kerja/periksa/", f"/kerja/periksa/{format_code(receipt.code)}/")
    assert found == []
