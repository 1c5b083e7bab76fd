"""Procedures: filled from what is set up, signed off by the leader as read, and what changed since."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.procedures import errors, queries, services
from lapor.actionplan.procedures.content import KINDS, content_hash, current_content, from_plain, plain
from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.actionplan.procedures.slugs import SLUGS
from lapor.audit.models import Event
from lapor.institutions.memory import forget
from lapor.people.models import Appointment
from lapor.reports.models import ClockRule
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/sop/"
FOLLOWING = "following_up"


def live_hash(world: World, kind: str = FOLLOWING) -> str:
    """The hash of what the procedure says today."""
    return content_hash(current_content(world.tenant, kind=kind, today=timezone.localdate()))


def signed(world: World, kind: str = FOLLOWING) -> ProcedureVersion:
    """Pak Made signs it off."""
    by, seen = world.actor("pak_made"), live_hash(world, kind)
    return services.sign_off_procedure(world.tenant, kind=kind, seen=seen, by=by, at=timezone.now())


def shorten_answers(days: int) -> None:
    """The limit for answers of complaints changes."""
    row = ClockRule.objects.get(procedure="complaint", step="answer", institution=None)
    row.pk, row.limit, row.version, row.valid_from = None, days, 2, date(2026, 2, 1)
    row.save(force_insert=True)
    forget()


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_the_same_after_being_stored(world: World, kind: str) -> None:
    content = current_content(world.tenant, kind=kind, today=timezone.localdate())
    assert content_hash(from_plain(plain(content))) == content_hash(content)


def test_it_is_filled_from_limits_and_roles(client: Client, world: World) -> None:
    html = sign_in(client, world, who="sari").get(f"{HOME}menindaklanjuti/").content.decode()
    assert "14 hari kerja" in html and "Joko" in html and "Dinas Pekerjaan Umum" in html
    shorten_answers(9)
    assert "9 hari kerja" in client.get(f"{HOME}menindaklanjuti/").content.decode()


def test_it_is_signed_off_by_the_leader_and_shown_to_everybody(client: Client, world: World) -> None:
    sign_in(client, world, who="pak_made")
    address = f"{HOME}menindaklanjuti/"
    seen = {"seen": client.get(address).context["work"].seen}
    assert "Setujui prosedur ini?" in client.post(f"{address}setujui/", seen).content.decode()
    assert not ProcedureVersion.objects.exists()
    client.post(f"{address}setujui/", seen | {"confirmed": "yes"})
    version = ProcedureVersion.objects.get()
    assert (version.number, version.signed_name, version.content_hash) == (1, "Pak Made", seen["seen"])
    assert Event.objects.filter(kind="procedure_signed_off", stream=f"institution/{world.tenant}").exists()
    public = Client().get("/renaksi/sop/menindaklanjuti/").content.decode()
    assert "Versi 1, disetujui Pak Made" in public and "Joko" not in public


def test_it_keeps_the_version_and_shows_what_changed_since(client: Client, world: World) -> None:
    signed(world)
    shorten_answers(9)
    Appointment.objects.filter(person=world.people["joko"]).update(until=timezone.now() - timedelta(days=1))
    changed = client.get("/renaksi/sop/menindaklanjuti/").context["this"].changed
    assert [(each.then, each.now) for each in changed] == [
        ("14 hari kerja", "9 hari kerja"),
        ("1 orang di 1 kantor", "belum ada yang ditugaskan"),
    ]
    signed(world)
    assert [each.number for each in queries.versions_of(world.tenant, kind=FOLLOWING)] == [2, 1]
    assert client.get("/renaksi/sop/menindaklanjuti/").context["this"].changed == ()
    old = client.get("/renaksi/sop/menindaklanjuti/1/").content.decode()
    assert "14 hari kerja" in old and "Ini versi lama" in old


def test_it_signs_only_what_was_read_and_what_is_new(world: World) -> None:
    by, seen, at = world.actor("pak_made"), live_hash(world), timezone.now()
    shorten_answers(9)
    with pytest.raises(errors.ProcedureChangedMeanwhile):
        services.sign_off_procedure(world.tenant, kind=FOLLOWING, seen=seen, by=by, at=at)
    signed(world)
    with pytest.raises(errors.ProcedureUnchanged):
        signed(world)


@pytest.mark.parametrize("who", ["sari", "budi", "rina", "sari_lain"])
def test_it_is_signed_off_by_nobody_else(client: Client, world: World, who: str) -> None:
    seen = live_hash(world)
    with pytest.raises(errors.NotProcedureSigner):
        services.sign_off_procedure(world.tenant, kind=FOLLOWING, seen=seen, by=world.actor(who), at=timezone.now())
    sign_in(client, world, who=who)
    assert client.post(f"{HOME}menindaklanjuti/setujui/", {"seen": seen, "confirmed": "yes"}).status_code == 403


def test_it_shows_another_tenant_its_own(client: Client, world: World) -> None:
    signed(world)
    html = sign_in(client, world, who="rina").get(f"{HOME}menindaklanjuti/").content.decode()
    assert "Belum disetujui pimpinan" in html and "Joko" not in html


@pytest.mark.parametrize("slug", ["", *(f"{slug}/" for slug in SLUGS.values())])
def test_it_costs_few_statements(client: Client, world: World, slug: str) -> None:
    signed(world)
    address = f"/renaksi/sop/{slug}"
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= 3
    assert client.get("/renaksi/sop/lain/").status_code == 404
