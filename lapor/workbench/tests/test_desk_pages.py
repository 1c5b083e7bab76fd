"""Notices, the monitor's sample, and letters."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from lapor.institutions.models import Institution
from lapor.kit.ids import new_id
from lapor.notifications.models import Notice
from lapor.reports import services
from lapor.reports.models import ArchiveSample, OfficeLink
from lapor.workbench.tests.desk import act, filed, forwarded, now, report_of, sign_in
from tests.cast import World


def noticed(world: World) -> Notice:
    """Budi has news on screen."""
    receipt = forwarded(world)
    notice = Notice(
        id=new_id(),
        event_id=new_id(),
        report=report_of(receipt),
        audience="person",
        recipient=f"person/{world.people['budi']}",
        person_id=world.people["budi"],
        template="forwarded",
        channel="screen",
        state="sent",
        made_at=now(),
        due_at=now(),
    )
    notice.save(force_insert=True)
    return notice


def test_it_shows_news_until_it_is_read(client: Client, world: World) -> None:
    notice = noticed(world)
    sign_in(client, world, who="budi")
    assert client.get("/kerja/kabar/").headers["Location"] == "/kerja/pemberitahuan/"
    page = client.get("/kerja/pemberitahuan/")
    assert [each.id for each in page.context["work"].notices] == [notice.id]
    assert page.context["bar"].unread == 1
    client.post("/kerja/pemberitahuan/dibaca/")
    assert client.get("/kerja/pemberitahuan/").context["work"].notices == ()


def test_it_shows_the_monitor_archived_reports_to_judge(client: Client, world: World) -> None:
    receipt = filed()
    services.archive_report(
        receipt.report, reason="too_general", explanation="Terlalu umum.", by=world.actor("sari"), at=now()
    )
    today = timezone.now()
    services.draw_archive_sample(
        tenant=world.tenant,
        since=today - timedelta(days=1),
        until=today + timedelta(days=1),
        on=today.date(),
        size=5,
        seed=1,
    )
    sign_in(client, world, who="pengawas")
    page = client.get("/kerja/sampel/")
    assert "Terlalu umum." in page.content.decode()
    client.post(f"/kerja/sampel/{receipt.report}/", {"verdict": "nonsense"})
    client.post(f"/kerja/sampel/{receipt.report}/", {"verdict": "doubtful", "remark": "Ada tempatnya."})
    assert ArchiveSample.objects.get().verdict == "doubtful"
    assert client.get("/kerja/sampel/").context["work"].rows == ()


def test_it_lets_nobody_else_judge(client: Client, world: World) -> None:
    receipt = filed()
    for who in ("sari", "rina", "pak_made"):
        assert sign_in(client, world, who=who).get("/kerja/sampel/").status_code == 403
        assert client.post(f"/kerja/sampel/{receipt.report}/", {"verdict": "right"}).status_code == 403


def test_it_prints_a_letter_and_takes_the_answer_from_paper(client: Client, world: World) -> None:
    assert Institution.objects.get(pk=world.offices["pln"]).reach == "email"
    receipt = forwarded(world, to="pln")
    sign_in(client, world, who="sari")
    printed = client.post(f"/kerja/laporan/{receipt.code}/surat/")
    assert (printed.status_code, printed.content[:4]) == (200, b"%PDF")
    assert OfficeLink.objects.get().delivery == "paper"
    page = client.get(f"/kerja/laporan/{receipt.code}/").content.decode()
    assert "dikirim sebagai surat" in page
    act(client, receipt, verb="paper", text="Trafo sudah diganti.", no_evidence_reason="Surat menyusul.")
    assert report_of(receipt).state == "responded"


def test_it_prints_no_letter_to_an_office_with_an_account(client: Client, world: World) -> None:
    receipt = forwarded(world)
    assert sign_in(client, world, who="sari").post(f"/kerja/laporan/{receipt.code}/surat/").status_code == 404
    assert sign_in(client, world, who="budi").post(f"/kerja/laporan/{receipt.code}/surat/").status_code == 403
