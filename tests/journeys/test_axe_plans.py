"""axe finds nothing on the pages of plans and dashboards, in both themes, at 360 and 1280 pixels; nothing scrolls sideways."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lapor.actionplan import services
from lapor.actionplan.agenda.tests.wishes import gathered, wish
from lapor.actionplan.outreach.feedback_queries import room_at
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.services import (
    Attendance,
    Delivered,
    Held,
    Planned,
    Said,
    deliver_materials,
    give_feedback,
    hold_meeting,
    plan_meeting,
)
from lapor.actionplan.outreach.stock import Stock
from lapor.actionplan.quarters import last_over
from lapor.actionplan.tests.plans import frozen_plan
from lapor.exchange.services import seed_coverage
from lapor.institutions.services import place_regions
from tests.cast import World
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def outreach_of(world: World) -> tuple[UUID, UUID]:
    """A meeting that is planned, and one that was held in a village without signal."""
    sari, now = world.actor("sari"), timezone.now()
    seed_coverage({"64.08.11.2002": "2026"}, tenant=world.tenant, at=now)
    last = timezone.localdate() - timedelta(days=3)
    first = Planned(
        title="Rembuk desa", region="64.08.04.2001", institution=world.offices["pupr"], on=last + timedelta(days=9)
    )
    second = Planned(
        title="Lapor masuk pasar",
        region="64.08.11.2002",
        institution=world.offices["pupr"],
        on=last,
        audience="Pedagang",
    )
    ahead, held = (plan_meeting(each, tenant=world.tenant, by=sari, at=now) for each in (first, second))
    came = Held(on=last, came=Attendance(people=41, women=23, youth=9, disabled=2), note="Banyak tanya soal air.")
    hold_meeting(held, held=came, by=sari, at=now)
    return ahead, held


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
    found += walk(tabs.desk(who="sari"), agenda, f"{agenda}himpun/", f"{agenda}sekaligus/", f"{agenda}{item}/")
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


def test_it_finds_nothing_on_outreach(house: House, tabs: Tabs) -> None:
    ahead, held = outreach_of(house.world)
    desk = "/kerja/renaksi/sosialisasi/"
    parts = ("", "baru/", f"{ahead}/", f"{ahead}/ubah/", f"{ahead}/catat/", f"{ahead}/batal/", f"{held}/")
    sari = tabs.desk(who="sari")
    found = walk(sari, *(f"{desk}{part}" for part in parts))
    sari.goto(f"{desk}luring/")
    expect(sari.locator("article")).to_have_count(2)
    assert found + look(sari, name="luring") == []


def test_it_finds_nothing_on_coverage_and_in_the_room(house: House, tabs: Tabs) -> None:
    ahead, held = outreach_of(house.world)
    sari, now = house.world.actor("sari"), timezone.now()
    place_regions({"64.08.04": (0.5, 117.5), "64.08.11.2002": (1.0, 118.0)})
    stock = Stock(posters=3, cards=20)
    told = Delivered(region="64.08.11.2002", on=timezone.localdate(), stock=stock)
    deliver_materials(told, tenant=house.world.tenant, institution=house.world.offices["diskominfo"], by=sari, at=now)
    here, later = (room_at(OutreachMeeting.objects.get(pk=each).code) for each in (held, ahead))
    said = Said(key=uuid4(), understood="yes", will_use="maybe", missing="Kurang lama")
    give_feedback(said, at_room=here, today=timezone.localdate())
    rooms = (f"/u/{here.code}/", f"/u/{later.code}/", "/u/7KQ4-M2XB/")
    found = walk(tabs.desk(), "/renaksi/sosialisasi/", "/renaksi/sosialisasi/peta/", "/d/99/", *rooms)
    found += walk(tabs.desk(), "/lapor/?wilayah=64.08.11.2002")
    reach, desk = "/kerja/renaksi/cakupan/", f"/kerja/renaksi/sosialisasi/{held}/"
    pages = (reach, f"{reach}64.08.11.2002/", f"{reach}penduduk/", "/kerja/renaksi/bahan/", desk, f"{desk}kode/")
    assert found + walk(tabs.desk(who="sari"), *pages) == []
