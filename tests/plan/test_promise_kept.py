"""The promise kept: a plan from the template, frozen by decree, an indicator that moves, a report that Pak Made approves."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lapor.actionplan.models import ActionPlan, QuarterlyReport
from lapor.actionplan.quarters import last_over
from lapor.cli.worker import drain
from lapor.institutions.memory import forget
from lapor.people.models import Person
from lapor.reports import services as reports
from lapor.reports.services.draft import Answer
from tests.cast import World, file

pytestmark = pytest.mark.journey


def page(client: Client, address: str) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def at_desk(world: World, who: str) -> Client:
    """A browser in which an officer has signed in."""
    client = Client()
    client.force_login(Person.objects.get(pk=world.people[who]))
    return client


def wati_is_answered(world: World) -> None:
    """A report comes in and is answered today; the worker counts it."""
    at = timezone.now() - timedelta(hours=3)
    report = file("wati", at=at).report
    sari, budi = world.actor("sari"), world.actor("budi")
    reports.verify_report(
        report,
        topic="jalan",
        procedure="complaint",
        public_title="Jalan",
        public_text="Berlubang",
        by=sari,
        at=at,
    )
    reports.forward_report(report, to=world.offices["pupr"], by=sari, at=at)
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    reports.respond(report, answer=answer, approver=world.people["budi"], by=budi, at=at + timedelta(hours=1))
    drain(at=timezone.now())
    forget()


def report_is_approved(sari: Client, made: Client, *, quarter: str) -> None:
    """Sari makes the report of the last quarter with one click; Pak Made finds it on his dashboard and approves it."""
    sari.post("/dasbor/laporan/buat/", {"quarter": quarter})
    report = QuarterlyReport.objects.get()
    address = f"/dasbor/laporan/{report.id}/"
    sari.post(address, {"seen": report.version, "summary": "Berjalan.", "decisions": "Tambah dua petugas."})
    assert address in page(made, "/dasbor/")
    report.refresh_from_db()
    made.post(f"{address}setujui/", {"seen": report.version, "confirmed": "yes"})
    report.refresh_from_db()
    assert report.state == "approved" and report.content_hash in page(made, address)
    assert made.get(f"{address}laporan.pdf").content.startswith(b"%PDF")


def test_the_promise_is_kept(client: Client, world: World) -> None:
    sari, made = at_desk(world, "sari"), at_desk(world, "pak_made")
    year = timezone.now().year
    quarter = last_over(timezone.now().date())
    fields = {"title": "Renaksi", "since_on": f"{year - 1}-01-01", "until_on": f"{year + 1}-12-31"}

    # Sari makes the plan from the template; nobody outside sees it yet.
    desk = sari.post("/kerja/renaksi/baru/", {"origin": "template", **fields}).headers["Location"]
    assert "Belum ada rencana aksi yang ditetapkan" in page(client, "/renaksi/")

    # The decree freezes it, and everybody reads it.
    plan = ActionPlan.objects.get()
    decree = {"decree_number": "100/SK/7", "decree_on": f"{year}-01-07", "seen": plan.version}
    sari.post(f"{desk}tetapkan/", decree)
    public = f"/renaksi/{plan.id}/"
    assert "100/SK/7" in page(client, "/renaksi/")

    # Outreach that nobody knows of yet has not moved "Desa dan kelurahan yang dikunjungi"; see tests/journeys.
    assert "Terisi sendiri dari data" in page(client, f"{public}kegiatan/4.1/")

    # What was reached in the last quarter is entered with its evidence and stands in public.
    assert "Realisasi" in page(client, f"{public}kegiatan/6.1/")
    entry = {"quarter": f"{quarter.year}-{quarter.number}", "value": "4", "document": "Arsip laporan nomor 4"}
    assert sari.post(f"{desk}realisasi/6.1.1/", entry).status_code == 302
    assert "Arsip laporan nomor 4" in page(client, f"{public}kegiatan/6.1/")

    # A living indicator moves by itself when a report is answered, and says what the dashboard says.
    before = page(client, f"{public}kegiatan/5.1/")
    assert "100 %" not in before and "Terisi sendiri dari data" in before
    wati_is_answered(world)
    assert "100 %" in page(client, f"{public}kegiatan/5.1/") and "(1 dari 1)" in page(client, f"{public}kegiatan/5.1/")
    assert "1 dari 1" in page(made, "/dasbor/")

    report_is_approved(sari, made, quarter=f"{quarter.year}-{quarter.number}")
