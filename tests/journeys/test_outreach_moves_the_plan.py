"""Outreach in a village without signal: written down with the network cut, sent later, counted once, reported to Pak Made."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from lapor.actionplan.models import ActionPlan
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.services import Planned, plan_meeting
from lapor.actionplan.quarters import last_over
from lapor.attachments.models import Attachment
from lapor.exchange.services import seed_coverage
from lapor.institutions.memory import forget
from lapor.kit.figures import FigureAsk
from lapor.people.models import Person
from lapor.statistics.registry import measured
from tests.cast import World
from tests.journeys import phone
from tests.journeys.house import House, Tabs
from tests.plan.test_promise_kept import page, report_is_approved

pytestmark = [pytest.mark.browser, pytest.mark.journey]
ALONG = "/kerja/renaksi/sosialisasi/luring/"
BLANK = "64.08.11.2002"
SERVER = "localhost"


def at_desk(world: World, who: str) -> Client:
    """A browser without pictures, in which an officer has signed in, at the address of the running house."""
    client = Client(SERVER_NAME=SERVER)
    client.force_login(Person.objects.get(pk=world.people[who]))
    return client


def frozen_from_template(world: World) -> ActionPlan:
    """Sari makes the plan from the template, and the decree freezes it."""
    sari, year = at_desk(world, "sari"), timezone.now().year
    fields = {"title": "Renaksi", "since_on": f"{year - 1}-01-01", "until_on": f"{year + 1}-12-31"}
    desk = sari.post("/kerja/renaksi/baru/", {"origin": "template", **fields}).headers["Location"]
    plan = ActionPlan.objects.get()
    decree = {"decree_number": "100/SK/7", "decree_on": f"{year}-01-07", "seen": plan.version}
    assert sari.post(f"{desk}tetapkan/", decree).status_code == 302
    return plan


def recorded_offline(tab: Page) -> None:
    """Planned at the office, taken along, written down where there is nothing."""
    phone.install(tab)
    tab.goto(ALONG)
    expect(tab.locator("article").first).to_contain_text("Rembuk desa", timeout=phone.LONG)
    tab.context.set_offline(True)
    tab.goto(ALONG)
    card = tab.locator("article").first
    card.get_by_role("button", name="Simpan dan kirim").click()
    expect(card.get_by_role("alert")).to_contain_text("sedikitnya satu orang", timeout=phone.LONG)
    card.get_by_label("Jumlah peserta").fill("38")
    card.get_by_label("Di antaranya perempuan").fill("39")
    card.get_by_role("button", name="Simpan dan kirim").click()
    expect(card.get_by_role("alert")).to_contain_text("paling banyak")
    card.get_by_label("Di antaranya perempuan").fill("21")
    card.get_by_label("Foto kegiatan").set_input_files([phone.payload(3)])
    card.get_by_role("button", name="Simpan dan kirim").click()
    expect(card.locator("[data-sent]")).to_contain_text("menunggu jaringan", timeout=phone.LONG)
    expect(card.locator("form")).to_be_hidden()


def written_down_too(tab: Page) -> None:
    """Something that nobody had planned, in another village, still without a network."""
    other = tab.locator("article").last
    other.get_by_label("Nama kegiatan").fill("Bicara di pasar")
    other.get_by_label("Desa atau kelurahan").select_option("64.08.04.2001")
    other.get_by_label("Tanggal pelaksanaan").fill(timezone.localdate().isoformat())
    other.get_by_label("Jumlah peserta").fill("12")
    other.get_by_role("button", name="Simpan dan kirim").click()
    expect(other.locator("[data-sent]")).to_contain_text("menunggu jaringan", timeout=phone.LONG)


def test_outreach_without_a_network_moves_the_indicator(house: House, tabs: Tabs) -> None:
    world, now, client = house.world, timezone.now(), Client(SERVER_NAME=SERVER)
    plan = frozen_from_template(world)
    seed_coverage({BLANK: "2026"}, tenant=world.tenant, at=now)
    camat = world.actor("camat")
    on = timezone.localdate() - timedelta(days=1)
    planned = Planned(title="Rembuk desa", region=BLANK, institution=world.offices["kecamatan"], on=on)
    plan_meeting(planned, tenant=world.tenant, by=camat, at=now)
    activity = f"/renaksi/{plan.id}/kegiatan/4.1/"
    assert "2 desa" not in page(client, activity)

    tab = tabs.officers_phone("camat")
    recorded_offline(tab)
    written_down_too(tab)
    assert not OutreachMeeting.objects.filter(state="held").exists()
    tab.context.set_offline(False)
    phone.until(tab, done=lambda: OutreachMeeting.objects.filter(state="held").count() == 2)
    row = OutreachMeeting.objects.get(region=BLANK)
    assert (row.people, row.women, row.happens_on) == (38, 21, on)
    assert Attachment.objects.get(report=row.id).shown == Attachment.Shown.OFFICE

    forget()
    assert "2 desa" in page(client, activity)
    made, sari = at_desk(world, "pak_made"), at_desk(world, "sari")
    assert "<strong>2 desa</strong>" in page(made, "/dasbor/")
    year_ask = FigureAsk(
        tenant=world.tenant, since=timezone.localdate().replace(month=1, day=1), until=timezone.localdate()
    )
    assert measured("villages_reached", ask=year_ask).value == 2
    quarter = last_over(timezone.now().date())
    report_is_approved(sari, made, quarter=f"{quarter.year}-{quarter.number}")
