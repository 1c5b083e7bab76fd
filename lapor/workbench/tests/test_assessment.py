"""The self-assessment: evidence comes from what is there, and what is not there is listed."""

from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.assessment.shapes import MET, MISSING, PARTLY, Assessment, Item
from lapor.actionplan.assessment.sheet import assessment_of
from lapor.actionplan.commitment.tests.pens import opened, sign
from lapor.actionplan.procedures.content import KINDS, content_hash, current_content
from lapor.actionplan.procedures.services import sign_off_procedure
from lapor.actionplan.quarters import last_over
from lapor.actionplan.services import approve_quarterly_report, make_quarterly_report
from lapor.actionplan.tests.plans import frozen_plan, made_plan
from lapor.kit.actors import COORDINATOR
from lapor.people.models import Appointment
from lapor.statistics import measures
from lapor.statistics.models import DayCell
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

ADDRESS = "/kerja/renaksi/penilaian/"
TODAY = datetime(2026, 5, 4, tzinfo=UTC).date()


def sheet(world: World) -> Assessment:
    """The sheet in May 2026."""
    return assessment_of(world.tenant, today=TODAY)


def found(world: World, words: str) -> Item:
    """The one question with these words."""
    everything = sheet(world)
    items = [item for each in everything.aspects for item in each.items] + [each.item for each in everything.levels]
    (one,) = [each for each in items if words in each.question]
    return one


def test_it_lists_what_is_missing(world: World) -> None:
    states = {words: found(world, words).state for words in ("rencana aksi", "komitmen", "laporan triwulan terakhir")}
    assert states == dict.fromkeys(states, MISSING)
    assert {each.question for each in sheet(world).gaps} >= {found(world, words).question for words in states}


def test_it_finds_a_plan_only_when_a_decree_froze_it(world: World) -> None:
    made_plan(world)
    assert found(world, "rencana aksi").state == MISSING
    frozen_plan(world)
    item = found(world, "rencana aksi")
    assert (item.state, item.url) == (MET, "/renaksi/") and "100/2026" in item.evidence
    assert found(world, "anggaran").state == PARTLY


def test_it_counts_heads_who_signed(world: World) -> None:
    commitment = opened(world)
    sign(world, commitment, "pupr")
    item = found(world, "komitmen")
    assert (item.state, item.evidence) == (PARTLY, "1 dari 6 pimpinan")
    for office in ("dinkes", "kecamatan", "diskominfo", "inspektorat", "hukum"):
        sign(world, commitment, office)
    assert found(world, "komitmen").state == MET


def test_it_counts_procedures_that_were_signed_off(world: World) -> None:
    for number, kind in enumerate(KINDS, start=1):
        content = current_content(world.tenant, kind=kind, today=TODAY)
        at = datetime(2026, 5, 4, 2, tzinfo=UTC)
        sign_off_procedure(world.tenant, kind=kind, seen=content_hash(content), by=world.actor("pak_made"), at=at)
        assert found(world, "prosedur menjalankan").evidence == f"{number} dari 3 prosedur"
    assert found(world, "prosedur menjalankan").state == MET


def test_it_wants_the_report_of_the_last_quarter_approved(world: World) -> None:
    at, by = datetime(2026, 5, 4, 2, tzinfo=UTC), world.actor("pak_made")
    report = make_quarterly_report(world.tenant, quarter=last_over(TODAY), by=by, at=at)
    assert found(world, "laporan triwulan terakhir").state == MISSING
    approve_quarterly_report(report, seen=1, by=by, at=at)
    assert found(world, "laporan triwulan terakhir").state == MET


def test_it_wants_a_second_coordinator_and_an_officer_in_every_office(world: World) -> None:
    assert found(world, "lebih dari satu koordinator").state == MET
    item = found(world, "pejabat penghubung dengan akun")
    assert (item.state, item.evidence) == (PARTLY, "4 dari 6 kantor")
    Appointment.objects.filter(role=COORDINATOR, person=world.people["susi"]).update(until=timezone.now())
    assert found(world, "lebih dari satu koordinator").state == PARTLY


def test_it_reaches_a_level_only_with_all_below_it(world: World) -> None:
    assert sheet(world).level == 1
    received = {"measure": measures.RECEIVED, "happened_on": TODAY, "recorded_on": TODAY, "lane": "ordinary"}
    DayCell(tenant=world.tenant, institution=world.offices["pupr"], channel="web_form", count=1, **received).save()
    assert (sheet(world).level, found(world, "mengikuti status").state) == (2, MISSING)


def test_it_shows_each_tenant_its_own(client: Client, world: World) -> None:
    sign(world, opened(world), "pupr")
    assert "1 dari 6 pimpinan" in sign_in(client, world, who="sari").get(ADDRESS).content.decode()
    html = sign_in(client, world, who="rina").get(ADDRESS).content.decode()
    assert "0 dari 0 pimpinan" in html and "bacaan kami, bukan lembar resmi" in html


def test_it_costs_few_statements(client: Client, world: World) -> None:
    frozen_plan(world)
    sign_in(client, world, who="sari").get(ADDRESS)
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS)
    assert len(captured) <= 30
