"""Validation, votes, limits under KIP and escalation, as officers meet them on their pages."""

from datetime import timedelta
from uuid import UUID

from django.test import Client

from lapor.intake.message import Receipt
from lapor.kit import actors
from lapor.reports import services
from lapor.reports.models import Assignment, Objection, Report, Topic, Validation
from lapor.reports.services.draft import Answer
from lapor.reports.services.escalate import sweep
from lapor.workbench.tests.desk import act, filed, forwarded, now, report_of, sign_in, verified
from tests.cast import World

ANSWER = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Malam hari")


def answered(world: World, message_id: str = "m-1") -> Receipt:
    """A report that Budi has answered."""
    receipt = forwarded(world, message_id)
    services.respond(receipt.report, answer=ANSWER, approver=world.people["budi"], by=world.actor("budi"), at=now())
    return receipt


def kip(world: World) -> Receipt:
    """A request under the law on public information that Dinas PUPR holds."""
    receipt = filed(report_class="information")
    sari = world.actor("sari")
    services.verify_report(
        receipt.report,
        topic="kesehatan",
        procedure="kip",
        public_title="Data",
        public_text="Minta data.",
        by=sari,
        at=now(),
    )
    services.forward_report(receipt.report, to=world.offices["pupr"], by=sari, at=now())
    return receipt


def vote(report: UUID) -> None:
    """Three supporters say: not settled."""
    for voter in ("a", "b", "c"):
        services.vote_on_closure(report, voter=voter, is_settled=False, at=now())


def page_of(client: Client, receipt: Receipt) -> str:
    """The case page as text."""
    return client.get(f"/kerja/laporan/{receipt.code}/").content.decode()


def test_it_lets_the_district_look_and_close(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    sign_in(client, world, who="camat")
    assert receipt.code in [row.case.code for row in client.get("/kerja/").context["work"].rows]
    assert "memeriksa apakah benar selesai" in page_of(client, receipt)
    assert act(client, receipt, verb="validate_closure", remark="Rata.").status_code == 422
    refused = act(client, receipt, verb="validate_closure", result="settled", remark=" ")
    assert refused.status_code == 422
    act(client, receipt, verb="validate_closure", result="settled", remark="Rata dan kering.")
    assert (report_of(receipt).closed_by, Validation.objects.get().is_settled) == ("validation", True)
    page = page_of(sign_in(client, world, who="budi"), receipt)
    assert "Rata dan kering." in page and "Diperiksa: benar selesai" in page


def test_it_shows_the_look_to_nobody_else(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    sign_in(client, world, who="budi")
    assert "tindakan-validate_closure" not in page_of(client, receipt)
    response = act(client, receipt, verb="validate_closure", result="settled", remark="Baik")
    assert response.status_code == 403 and report_of(receipt).state == "responded"


def test_it_decides_on_contrary_votes(client: Client, world: World) -> None:
    receipt = answered(world)
    vote(receipt.report)
    sign_in(client, world, who="sari")
    assert receipt.code in [row.case.code for row in client.get("/kerja/").context["work"].rows]
    assert "Suara belum selesai sejauh ini: 3." in page_of(client, receipt)
    act(client, receipt, verb="review_closure", result="reopens", reason="Warga benar.")
    assert report_of(receipt).state == "reopened"


def test_it_keeps_the_reason_of_a_review_without_a_choice(client: Client, world: World) -> None:
    receipt = answered(world)
    vote(receipt.report)
    response = act(sign_in(client, world, who="sari"), receipt, verb="review_closure", reason="Warga benar.")
    assert response.status_code == 422 and "Warga benar." in response.content.decode()


def test_it_extends_a_request_once(client: Client, world: World) -> None:
    receipt = kip(world)
    sign_in(client, world, who="budi")
    before = report_of(receipt).answer_due_at
    assert act(client, receipt, verb="extend", reason="Arsip di provinsi.").status_code == 302
    assert report_of(receipt).answer_due_at > before
    page = page_of(client, receipt)
    assert "7 hari kerja lebih lama." in page and "Batasnya 17 hari kerja" in page
    assert "tindakan-extend" not in page


def test_it_lets_the_leader_answer_an_objection(client: Client, world: World) -> None:
    receipt = kip(world)
    services.respond(receipt.report, answer=ANSWER, approver=world.people["budi"], by=world.actor("budi"), at=now())
    wati = actors.reporter(receipt.report)
    services.object_to_answer(receipt.report, text="Datanya kurang.", by=wati, at=now())
    sign_in(client, world, who="pak_made")
    assert "Datanya kurang." in page_of(client, receipt)
    act(client, receipt, verb="answer_objection", text="Kami lengkapi.")
    assert Objection.objects.get().answer == "Kami lengkapi."


def test_it_names_whom_it_waits_for(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sign_in(client, world, who="budi")
    wrong = act(client, receipt, verb="wait_for", institution="Tidak ada", reason="Izin jalan provinsi.")
    assert wrong.status_code == 422 and "Izin jalan provinsi." in wrong.content.decode()
    act(client, receipt, verb="wait_for", institution="PLN Sangatta", reason="Tiang dipindah dulu.")
    assert Report.objects.get().awaited_id == world.offices["pln"]
    assert "Menunggu PLN Sangatta; jam tetap berjalan." in page_of(client, receipt)


def test_it_shows_the_way_and_the_binding_decision(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sari = world.actor("sari")
    for who, to in (("budi", "dinkes"), ("dewi", "pupr")):
        services.decline_report(receipt.report, reason="Bukan kami.", suggestion=None, by=world.actor(who), at=now())
        services.forward_report(receipt.report, to=world.offices[to], by=sari, at=now())
    page = page_of(sign_in(client, world, who="budi"), receipt)
    assert "Dikembalikan 2 kali" in page and "keputusan koordinator mengikat" in page
    assert "tindakan-decline" not in page


def test_it_brings_an_escalated_case_to_the_leaders_desk(client: Client, world: World) -> None:
    receipt = verified(world)
    later = now() + timedelta(days=1)
    for _ in range(40):
        sweep(later)
        later += timedelta(days=3)
    sign_in(client, world, who="pak_made")
    rows = client.get("/kerja/").context["work"].rows
    assert [row.case.is_escalated for row in rows] == [True]
    assert "Naik ke meja Anda" in client.get("/kerja/").content.decode()
    assert "Batas waktu lewat; dilaporkan ke atasan" in page_of(client, receipt)
    assert Assignment.objects.get(report=receipt.report, until=None).state == "verifying"
