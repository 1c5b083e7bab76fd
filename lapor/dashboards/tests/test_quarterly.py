"""The quarterly report: one click, words, approval, and a copy that never changes."""

import io
import zipfile
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from lapor.actionplan import services
from lapor.actionplan.errors import AlreadyApproved, NotApprover, QuarterNotOver
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarterly import frozen_hash
from lapor.actionplan.quarters import Quarter, last_over, quarter_of
from lapor.actionplan.tests.plans import frozen_plan
from lapor.audit import queries as audit
from lapor.dashboards.tests.desk import sign_in
from tests.cast import World

HOME = "/dasbor/laporan/"


def last() -> Quarter:
    """The quarter that ended last."""
    return last_over(timezone.now().date())


def made(client: Client, world: World) -> QuarterlyReport:
    """Sari makes the last quarter's report with one click and writes what is asked for."""
    sign_in(client, world, who="sari")
    client.post(f"{HOME}buat/", {"quarter": f"{last().year}-{last().number}"})
    report = QuarterlyReport.objects.get()
    fields: dict[str, Any] = {"seen": report.version, "summary": "Tenang.", "decisions": "Tambah petugas.\nBeli motor."}
    assert client.post(f"{HOME}{report.id}/", fields).status_code == 302
    report.refresh_from_db()
    return report


def test_it_goes_from_one_click_to_the_archive(client: Client, world: World) -> None:
    frozen_plan(world)
    report = made(client, world)
    sign_in(client, world, who="pak_made")
    assert "menunggu persetujuan Anda" in client.get("/dasbor/").content.decode()
    asked = client.post(f"{HOME}{report.id}/setujui/", {"seen": report.version})
    assert "Setujui laporan triwulan ini?" in asked.content.decode()
    client.post(f"{HOME}{report.id}/setujui/", {"seen": report.version, "confirmed": "yes"})
    report.refresh_from_db()
    assert (report.state, report.content_hash) == ("approved", frozen_hash(report))
    event = audit.stream_events(f"institution/{world.tenant}")[-1]
    assert (event.kind, event.payload["content_hash"]) == ("quarterly_report_approved", report.content_hash)
    assert event.actor == f"officer/{world.people['pak_made']}"


def test_it_never_changes_once_approved(client: Client, world: World) -> None:
    report = made(client, world)
    services.approve_quarterly_report(report.id, seen=report.version, by=world.actor("pak_made"), at=timezone.now())
    with pytest.raises(AlreadyApproved):
        services.make_quarterly_report(world.tenant, quarter=last(), by=world.actor("sari"), at=timezone.now())
    with pytest.raises(AlreadyApproved):
        services.edit_quarterly_report(
            report.id, summary="x", decisions="", seen=report.version + 1, by=world.actor("sari"), at=timezone.now()
        )
    first, second = (client.get(f"{HOME}{report.id}/laporan.pdf").content for _ in range(2))
    assert first == second


def test_it_refuses_a_quarter_that_runs_and_an_approver_who_does_not_lead(client: Client, world: World) -> None:
    report, now = made(client, world), timezone.now()
    with pytest.raises(QuarterNotOver):
        services.make_quarterly_report(world.tenant, quarter=quarter_of(now.date()), by=world.actor("sari"), at=now)
    with pytest.raises(NotApprover):
        services.approve_quarterly_report(report.id, seen=report.version, by=world.actor("sari"), at=now)


def test_it_is_there_as_tagged_pdf_and_as_docx(client: Client, world: World) -> None:
    frozen_plan(world)
    report = made(client, world)
    with pikepdf.open(io.BytesIO(client.get(f"{HOME}{report.id}/laporan.pdf").content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    content = client.get(f"{HOME}{report.id}/laporan.docx").content
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    text = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    assert {"Tambah petugas.", "Beli motor.", "Tenang."} <= set(text)
