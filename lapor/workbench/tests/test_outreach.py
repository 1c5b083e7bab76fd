"""Outreach at work and in public: planned, held, cancelled, and counted once for every reader."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/sosialisasi/"


def planned(client: Client) -> OutreachMeeting:
    """A meeting planned through the form by Budi's office."""
    on = timezone.localdate() - timedelta(days=1)
    fields = {"title": "Rembuk desa", "region": "64.08.04.2001", "on": on.isoformat(), "institution": "Dinas Pekerjaan Umum"}
    answer = client.post(f"{HOME}baru/", fields)
    assert answer.status_code == 302, answer.context["work"].form.errors
    return OutreachMeeting.objects.get()


def hold(client: Client, row: OutreachMeeting, *, women: int) -> int:
    """Record 50 people."""
    numbers = {"people": 50, "women": women, "youth": 0, "disabled": 0}
    return client.post(f"{HOME}{row.id}/catat/", {"on": row.happens_on.isoformat(), **numbers}).status_code


def figure(world: World, name: str) -> object:
    """A figure over all days up to today."""
    today = timezone.localdate()
    return measured(name, ask=FigureAsk(tenant=world.tenant, since=today - timedelta(days=9), until=today)).value


def test_it_moves_the_figures_when_a_planned_meeting_is_held(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert figure(world, "villages_reached") == 0
    assert hold(client, row, women=51) == 200
    assert hold(client, row, women=30) == 302
    assert (figure(world, "villages_reached"), figure(world, "people_reached")) == (1, 50)
    assert hold(client, row, women=30) == 200
    assert figure(world, "people_reached") == 50


def test_it_shows_the_public_what_is_held_and_nothing_cancelled(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert "Rembuk desa" in Client().get("/renaksi/sosialisasi/").content.decode()
    assert b"SUMMARY:Rembuk desa" in Client().get("/renaksi/sosialisasi/kalender.ics").content
    assert client.post(f"{HOME}{row.id}/batal/", {"reason": "Banjir"}).status_code == 302
    assert "Banjir" in client.get(HOME).content.decode()
    assert "Rembuk desa" not in Client().get("/renaksi/sosialisasi/").content.decode()


def test_it_hides_a_meeting_from_another_tenant(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    sign_in(client, world, who="rina")
    assert "Rembuk desa" not in client.get(HOME).content.decode()
    assert hold(client, row, women=1) == 404
