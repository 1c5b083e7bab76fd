"""After the answer: validation, the objection under KIP, the inspectorate, and the file for the Ombudsman."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from lapor.audit import queries as audit
from lapor.intake.message import Receipt
from lapor.portal.tests.stories import answer, enter, forward, published
from lapor.reports import services
from lapor.reports.models import Objection, Report, Topic
from tests.cast import NOW, World, file


def text(response: object) -> str:
    """The page as words."""
    return " ".join(getattr(response, "content", b"").decode().split())


def answered(world: World) -> Receipt:
    """A published report with an answer."""
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    return receipt


def test_it_says_who_checks_and_keeps_the_score(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    url = enter(client, receipt)
    assert "memeriksa apakah benar selesai (validasi)" in text(client.get(url))
    done = text(client.post(f"{url}selesai/", {"score": "5", "comment": ""}, follow=True))
    assert "laporan ditutup setelah pemeriksaan" in done and "Sudah selesai</summary>" not in done
    services.validate_closure(
        receipt.report,
        is_settled=True,
        remark="Sudah rata.",
        institution=world.offices["kecamatan"],
        by=world.actor("camat"),
        at=timezone.now(),
    )
    page = text(client.get(url))
    assert "Sudah rata." in page and "menyatakan benar selesai" in page


def test_it_leads_on_after_two_reopenings(client: Client, world: World) -> None:
    receipt = answered(world)
    Report.objects.update(reopenings=2)
    url = enter(client, receipt)
    page = text(client.get(url))
    assert "sudah dua kali dibuka kembali" in page and "Kirim dan buka kembali" not in page
    assert client.post(f"{url}belum/", {"reason": "Masih"}).status_code == 409


def test_it_makes_the_file_for_the_ombudsman_with_consent(client: Client, world: World) -> None:
    receipt = answered(world)
    url = enter(client, receipt)
    refused = client.post(f"{url}ombudsman/")
    assert refused.status_code == 422 and "persetujuan" in text(refused)
    made = client.post(f"{url}ombudsman/", {"consents": "yes"})
    assert made["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")
    assert made["Cache-Control"] == "no-store"
    assert audit.stream_events(f"report/{receipt.report}")[-1].kind == "ombudsman_file_made"


def test_it_makes_no_file_too_early_or_for_others(client: Client, world: World) -> None:
    receipt = file(at=timezone.now() - timedelta(days=3))
    assert client.post(f"/lacak/{receipt.code}/ombudsman/", {"consents": "yes"}).status_code == 302
    url = enter(client, receipt)
    assert "Buat berkas Ombudsman" not in text(client.get(url))
    assert client.post(f"{url}ombudsman/", {"consents": "yes"}).status_code == 409


def test_it_takes_an_objection_under_kip(client: Client, world: World) -> None:
    receipt = answered(world)
    Report.objects.update(procedure="kip", responded_at=timezone.now() - timedelta(days=1))
    url = enter(client, receipt)
    assert "Ajukan keberatan kepada atasan" in text(client.get(url))
    assert client.post(f"{url}keberatan-informasi/", {"text": ""}).status_code == 422
    client.post(f"{url}keberatan-informasi/", {"text": "Datanya kurang."})
    assert Objection.objects.get().text == "Datanya kurang."
    page = text(client.get(url))
    assert "Datanya kurang." in page and "Ajukan keberatan kepada atasan" not in page


def test_it_names_whom_the_office_waits_for(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    services.wait_for_institution(
        receipt.report,
        institution=world.offices["pln"],
        reason="Tiang dipindah dulu.",
        by=world.actor("budi"),
        at=NOW + timedelta(days=1),
    )
    page = text(client.get(enter(client, receipt)))
    assert "menunggu PLN Sangatta" in page and "Tiang dipindah dulu." in page
