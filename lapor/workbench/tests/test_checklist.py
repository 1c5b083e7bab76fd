"""The checklist to be let in: five points, dated; the coordinator sees who lacks what; it locks nobody out."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.actionplan.training import services
from lapor.actionplan.training.checklist import POINTS, checklist_of
from lapor.actionplan.training.errors import NotConfirmer, NotReady
from lapor.actionplan.training.models import EntryConfirmation, ProcedureReading
from lapor.actionplan.training.tests.courses import held_on
from lapor.audit import queries as audit
from lapor.kit.actors import SYSTEM
from lapor.people.models import Appointment
from lapor.people.services import give_factor
from lapor.workbench.tests.desk import sign_in
from lapor.workbench.tests.practice_walk import walk
from seed.practice import practice_cases
from tests.cast import World

LIST, OWN = "/kerja/renaksi/bimtek/siap/", "/kerja/akun/siap/"
KINDS = ("running", "following_up", "quarterly")


def missing(world: World, who: str = "joko") -> tuple[str, ...]:
    """What an officer lacks."""
    return checklist_of(world.people[who], name=who, tenant=world.tenant).missing


def make_ready(client: Client, world: World, who: str = "joko") -> None:
    """An officer does everything that is asked."""
    held_on(date(2026, 2, 10), who, world=world)
    sign_in(client, world, who=who)
    for case in practice_cases():
        walk(client, case)
    give_factor(world.people[who], by=SYSTEM, at=timezone.now())
    for kind in KINDS:
        client.post(OWN, {"kind": kind})


def test_it_fills_itself_point_by_point(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    assert missing(world) == POINTS
    held_on(date(2026, 2, 10), "joko", world=world)
    assert missing(world) == POINTS[1:]
    for case in practice_cases():
        assert "practice" in missing(world)
        walk(client, case)
    assert missing(world) == POINTS[2:]
    give_factor(world.people["joko"], by=SYSTEM, at=timezone.now())
    for kind in KINDS:
        assert missing(world) == ("procedures",)
        assert client.post(OWN, {"kind": kind}).status_code == 302
    assert missing(world) == () and missing(world, "budi") == POINTS
    html = client.get(OWN).content.decode()
    assert "Koordinator tinggal mengukuhkan" in html and "10 Februari 2026" in html
    kinds = [each.kind for each in audit.stream_events(f"person/{world.people['joko']}")]
    assert kinds.count("procedure_read") == 3


def test_it_takes_no_tick_for_what_is_no_procedure(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    for kind in ("", "x", "running "):
        client.post(OWN, {"kind": kind})
    assert not ProcedureReading.objects.exists()


def test_it_says_when_a_procedure_changed_since_it_was_read(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    client.post(OWN, {"kind": "running"})
    assert "ada versi baru" not in client.get(OWN).content.decode()
    ProcedureVersion(
        id=world.people["budi"],
        tenant_id=world.tenant,
        kind="running",
        number=1,
        content={},
        content_hash="x",
        signed_at=timezone.now(),
        signed_by="officer/x",
        signed_name="Pak Made",
    ).save(force_insert=True)
    assert "ada versi baru" in client.get(OWN).content.decode()
    client.post(OWN, {"kind": "running"})
    assert "ada versi baru" not in client.get(OWN).content.decode() and ProcedureReading.objects.get().version == 1


def test_it_lets_the_coordinator_confirm_who_has_everything(client: Client, world: World) -> None:
    make_ready(client, world)
    sign_in(client, world, who="sari")
    html = client.get(LIST).content.decode()
    assert html.count("Kukuhkan<") == 1 and "memasang pengaman kedua" in html
    assert client.post(f"{LIST}{world.people['joko']}/").status_code == 302
    row = EntryConfirmation.objects.get()
    assert (row.person_id, row.confirmed_by_id) == (world.people["joko"], world.people["sari"])
    client.post(f"{LIST}{world.people['joko']}/")
    client.post(f"{LIST}{world.people['budi']}/")
    assert EntryConfirmation.objects.count() == 1
    told = [each.kind for each in audit.stream_events(f"person/{world.people['joko']}")]
    assert told.count("officer_confirmed") == 1
    assert "1 dari" in client.get(LIST).content.decode()
    assert "Dikukuhkan koordinator pada" in sign_in(client, world, who="joko").get(OWN).content.decode()


def test_it_lets_nobody_confirm_themselves_or_without_being_coordinator(client: Client, world: World) -> None:
    make_ready(client, world, "sari")
    now = timezone.now()
    for who, refusal in (
        ("sari", NotReady),
        ("budi", NotConfirmer),
        ("pak_made", NotConfirmer),
        ("sari_lain", NotConfirmer),
    ):
        with pytest.raises(refusal):
            services.confirm_officer(world.people["sari"], tenant=world.tenant, by=world.actor(who), at=now)
    with pytest.raises(NotReady):
        services.confirm_officer(
            world.people["sari"], tenant=world.offices["pemkab_lain"], by=world.actor("sari_lain"), at=now
        )
    services.confirm_officer(world.people["sari"], tenant=world.tenant, by=world.actor("susi"), at=now)


def test_it_shows_the_list_to_whoever_may_read_the_names(client: Client, world: World) -> None:
    for who, sees in (("sari", True), ("admin", True), ("pak_made", True), ("sari_lain", False)):
        html = sign_in(client, world, who=who).get(LIST).content.decode().split("<main")[1]
        assert ("Joko" in html) == sees, who
        assert ("Rina" in html) != sees
    for who in ("budi", "joko", "pengawas", "auditor"):
        assert sign_in(client, world, who=who).get(LIST).status_code == 403
    assert sign_in(client, world, who="admin").post(f"{LIST}{world.people['joko']}/").status_code == 403


def test_it_locks_nobody_out(client: Client, world: World) -> None:
    assert missing(world, "budi") == POINTS
    assert sign_in(client, world, who="budi").get("/kerja/").status_code == 200


def test_it_is_seen_before_a_role_is_given(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    fields = {"email": "pelaksana@contoh.example", "role": "liaison_officer", "office": "Dinas Kesehatan"}
    address = "/kerja/kelola/petugas/undang/"
    asked = client.post(address, fields).content.decode()
    assert "lulus bimbingan teknis; menyelesaikan semua kasus latihan" in asked and "Ya, beri peran" in asked
    given = Appointment.objects.filter(person=world.people["joko"], role="liaison_officer")
    assert not given.exists()
    assert client.post(address, fields | {"confirmed": "yes"}).status_code == 302 and given.exists()
    monitor = {"role": "monitor", "office": "Pemerintah Kabupaten Kutai Timur"}
    assert client.post(address, fields | monitor).status_code == 302
    client.post(address, fields | {"email": "rina@contoh.example"})
    assert Appointment.objects.filter(person=world.people["rina"], institution=world.offices["dinkes"]).exists()


def test_it_gives_a_role_at_once_to_whoever_has_everything(client: Client, world: World) -> None:
    make_ready(client, world)
    sign_in(client, world, who="admin")
    fields = {"email": "pelaksana@contoh.example", "role": "liaison_officer", "office": "Dinas Kesehatan"}
    assert client.post("/kerja/kelola/petugas/undang/", fields).status_code == 302


def test_it_asks_as_often_for_many_officers(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    counts = []
    for number in range(3):
        client.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        counts.append(len(seen))
        held_on(date(2026, 2, 10) + timedelta(days=number), "budi", "joko", "dewi", world=world)
        for who in ("budi", "joko", "dewi"):
            services.say_read("running", tenant=world.tenant, by=world.actor(who), at=timezone.now())
    with CaptureQueriesContext(connection) as own:
        client.get(OWN)
    assert counts[0] == counts[1] == counts[2] <= 11 and len(own) <= 10, (counts, len(own))
