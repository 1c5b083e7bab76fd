"""axe finds nothing on the pages of plans and dashboards, in both themes, at 360 and 1280 pixels; nothing scrolls sideways."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from lapor.actionplan import services
from lapor.actionplan.agenda.tests.wishes import gathered, wish
from lapor.actionplan.quarters import last_over
from lapor.actionplan.tests.plans import frozen_plan
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def walk(page: Page, *addresses: str) -> list[str]:
    """What is wrong on any of these."""
    found = []
    for address in addresses:
        page.goto(address, timeout=60_000)
        found += look(page, name=address)
    return found


def test_it_finds_nothing_on_plans_and_dashboards(house: House, tabs: Tabs) -> None:
    plan, quarter = frozen_plan(house.world), last_over(timezone.now().date())
    sari = house.world.actor("sari")
    item, _open = gathered(house.world, wish(house.world, "axe-1")), wish(house.world, "axe-2")
    report = services.make_quarterly_report(house.world.tenant, quarter=quarter, by=sari, at=timezone.now())
    public, desk = f"/renaksi/{plan.id}/", f"/kerja/renaksi/{plan.id}/"
    parts = ("kegiatan/1.1/", "kegiatan/2.1/", "linimasa/", "perubahan/")
    found = walk(tabs.desk(), "/renaksi/", *(f"{public}{part}" for part in parts))
    found += walk(tabs.desk(), "/renaksi/aspirasi/", f"/renaksi/aspirasi/{item}/")
    agenda = "/kerja/renaksi/agenda/"
    found += walk(tabs.desk(who="sari"), agenda, f"{agenda}himpun/", f"{agenda}{item}/")
    forms = (
        "",
        "tetapkan/",
        "impor/",
        "ubah/rencana/",
        "ubah/kegiatan/1.1/",
        "ubah/indikator/1.1.1/",
        "realisasi/1.1.1/",
    )
    work = ("/kerja/renaksi/", "/kerja/renaksi/baru/", *(f"{desk}{part}" for part in forms))
    found += walk(tabs.desk(who="sari"), *work, "/dasbor/laporan/", f"/dasbor/laporan/{report}/")
    assert found + walk(tabs.desk(who="pak_made"), "/dasbor/") == []
