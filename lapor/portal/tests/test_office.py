"""An institution without an account works by its signed link."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lapor.attachments.models import Attachment
from lapor.portal.tests.stories import forward, office_link, published
from lapor.reports.models import Report
from tests.cast import World

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def linked(world: World, **changes: Any) -> str:
    """The link of a report that was forwarded to the electricity company."""
    receipt = published(world, **changes)
    forward(world, receipt, to="pln")
    return office_link(world, receipt)


def text(response: object) -> str:
    """The page as words."""
    return " ".join(getattr(response, "content", b"").decode().split())


def test_it_shows_the_matter_and_never_the_person(client: Client, world: World) -> None:
    page = client.get(linked(world))
    assert "PLN Sangatta" in text(page) and "Jalan di depan pasar berlubang." in text(page)
    assert "Wati" not in text(page) and "wati@" not in text(page)
    assert page["X-Robots-Tag"] == "noindex" and page["Cache-Control"] == "no-store"


def test_it_refuses_an_unknown_link(client: Client, world: World) -> None:
    page = client.get("/kantor/tidak-ada/")
    assert page.status_code == 404 and "Minta tautan baru" in text(page)


def test_it_accepts_and_answers(client: Client, world: World) -> None:
    url = linked(world)
    assert "kantor Anda menangani" in text(client.post(url, {"langkah": "terima"}))
    sent = {"langkah": "jawab", "kind": "full", "text": "Lampu sudah diganti.", "no_evidence_reason": "Malam hari"}
    assert "Terima kasih" in text(client.post(url, sent))
    assert Report.objects.get().state == "responded"
    assert "sudah kami terima" in text(client.get(url))


def test_it_keeps_the_words_when_evidence_is_missing(client: Client, world: World) -> None:
    page = client.post(linked(world), {"langkah": "jawab", "kind": "full", "text": "Lampu sudah diganti."})
    assert page.status_code == 422 and "Lampu sudah diganti." in text(page) and "belum disertai bukti" in text(page)


def test_it_takes_files_without_javascript(client: Client, world: World) -> None:
    file = SimpleUploadedFile("bukti.pdf", PDF, content_type="application/pdf")
    sent = {"langkah": "jawab", "kind": "full", "text": "Lampu sudah diganti.", "file": file, "kiriman": "k-1"}
    page = client.post(linked(world), sent)
    assert page.status_code == 200, text(page)
    assert Attachment.objects.get().response is not None


def test_it_promises_a_day(client: Client, world: World) -> None:
    url = linked(world)
    sent = {"langkah": "jawab", "kind": "partial", "text": "Menunggu suku cadang."}
    assert client.post(url, sent).status_code == 422
    assert "tanggal yang Anda janjikan" in text(client.post(url, sent | {"promised_on": "2099-01-01"}))
    assert Report.objects.get().state == "in_progress"


def test_it_sends_back_what_is_not_its_authority(client: Client, world: World) -> None:
    url = linked(world)
    assert client.post(url, {"langkah": "bukan", "reason": " "}).status_code == 422
    page = client.post(
        url, {"langkah": "bukan", "reason": "Lampu jalan milik dinas", "suggestion": "Dinas Perhubungan"}
    )
    assert "bukan wewenang" in text(page) and Report.objects.get().state == "verified"
    assert client.get(url).status_code == 404


def test_it_reads_the_public_words_of_a_confidential_report(client: Client, world: World) -> None:
    page = text(client.get(linked(world, privacy="confidential")))
    assert "Jalan di depan pasar berlubang." in page and "besar dan gelap" not in page
