"""An officer takes a report down: filed at once, contact sealed, receipt once; letters wait sealed; nobody's number is shown."""

import io

import pytest
from django.conf import settings as house
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lapor.attachments.models import Attachment
from lapor.audit.models import AccessLogEntry
from lapor.audit.queries import stream_events
from lapor.intake.inbound import InboundText
from lapor.intake.models import Conversation, ScannedLetter
from lapor.intake.queries import turn_of
from lapor.intake.services import converse
from lapor.people.models import Person
from lapor.reports.models import Report
from tests.cast import NOW, World, file

FORM = "/kerja/terima/"
PHONE, NAME = "0812-3456-7890", "Wati Contoh"
ANSWERS = {
    "kiriman": "01a215b5-7835-7599-8105-37e8af7c6b67",
    "source": "walk_in",
    "body": "Jembatan di desa kami putus. Nomor saya 081234567890, nama saya Wati Contoh.",
    "region_text": "Sangatta Utara",
    "region": "64.08.04.2001",
    "topic": "berlubang",
    "report_class": "complaint",
    "privacy": "open",
    "name": NAME,
    "phone": PHONE,
    "consent": "on",
}


def desk(world: World, who: str = "sari") -> Client:
    """The browser of somebody who is signed in."""
    client = Client()
    client.force_login(Person.objects.get(id=world.people[who]))
    return client


def picture() -> bytes:
    """A small scan."""
    held = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(held, "PNG")
    return held.getvalue()


def test_it_files_and_shows_the_receipt_once(world: World) -> None:
    client = desk(world)
    answer = client.post(FORM, ANSWERS)
    report = Report.objects.get()
    assert (report.channel, report.region_id, report.topic.code if report.topic else "") == (
        "walk_in",
        "64.08.04.2001",
        "jalan.berlubang",
    )
    first = client.get(answer.headers["Location"]).content.decode()
    again = client.get(answer.headers["Location"])
    assert "kunci akses" in first.lower() and 'class="qr"' in first
    assert again.status_code == 404 and "qr" not in again.content.decode()


def test_it_shows_name_and_number_to_nobody_afterwards(world: World) -> None:
    client = desk(world)
    answer = client.post(FORM, ANSWERS)
    code = Report.objects.get().code
    pages = [answer.headers["Location"], f"/kerja/laporan/{code}/", "/kerja/", FORM]
    shown = "".join(client.get(page).content.decode() for page in pages)
    assert "Jembatan di desa kami" in shown
    assert not any(word in shown for word in ("Wati", "81234567890", "3456-7890"))


def test_it_notes_who_took_it_and_that_the_reporter_agreed(world: World) -> None:
    desk(world).post(FORM, ANSWERS)
    payload = stream_events(Report.objects.get().stream)[0].payload
    assert payload["taken_by"] == f"officer/{world.people['sari']}" and payload["consent"] == "spoken"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"body": ""}, "Tulis apa yang terjadi"),
        ({"consent": ""}, "Tanyakan persetujuan"),
        ({"phone": ""}, "Satu saja cukup"),
        ({"phone": "12"}, "Nomor ini tidak benar"),
        ({"name": ""}, "pilih Anonim"),
        ({"topic": "tidak ada"}, "Tidak ada satu topik"),
        ({"region_text": "Entah", "region": ""}, "belum jelas"),
    ],
)
def test_it_keeps_every_word_when_something_is_missing(world: World, change: dict[str, str], told: str) -> None:
    answer = desk(world).post(FORM, ANSWERS | change)
    shown = answer.content.decode()
    assert answer.status_code == 422 and told in shown and not Report.objects.exists()
    assert "body" in change or "Jembatan di desa kami putus" in shown


def test_it_files_the_same_form_once(world: World) -> None:
    client = desk(world)
    assert client.post(FORM, ANSWERS).status_code == client.post(FORM, ANSWERS).status_code == 302
    assert Report.objects.count() == 1


def test_it_takes_a_message_of_a_social_network_with_its_link_sealed(world: World) -> None:
    link = "https://sosial.example/wati/1"
    change = {"source": "social_media", "name": "", "phone": "", "privacy": "anonymous", "other_contact": link}
    desk(world).post(FORM, ANSWERS | change)
    report = Report.objects.get()
    assert report.channel == "social_media" and report.has_contact and link not in report.body


def test_it_takes_reports_of_the_own_region_alone(world: World) -> None:
    there = {"region_text": "Manubar", "region": "64.08.11.2002"}
    answer = desk(world, "operator").post(FORM, ANSWERS | there)
    assert answer.status_code == 422 and "di luar wilayah" in answer.content.decode()
    assert desk(world, "operator").post(FORM, ANSWERS).status_code == 302


@pytest.mark.parametrize("who", ["joko", "pak_made", "ningsih", "auditor", "admin"])
def test_it_is_closed_to_others(world: World, who: str) -> None:
    assert desk(world, who).get(FORM).status_code == 403


def test_it_keeps_a_stack_of_letters_sealed_until_they_are_filed(world: World) -> None:
    client, raw = desk(world), picture()
    for name in ("surat wati.png", "surat dua.png"):
        client.post("/kerja/terima/surat/tambah/", {"file": SimpleUploadedFile(name, raw)})
    scans = list(ScannedLetter.objects.order_by("scanned_at", "id"))
    kept = [path.read_bytes() for path in (house.FILES_DIR / "scan").iterdir()]
    assert len(scans) == 2 and "wati" not in scans[0].name and not any(raw[:40] in each for each in kept)
    assert client.get(f"/kerja/terima/surat/{scans[0].id}/").content == raw
    assert "surat wati.png" in client.get(f"{FORM}?surat={scans[0].id}").content.decode()
    client.post(FORM, ANSWERS | {"source": "letter", "surat": str(scans[0].id)})
    assert Report.objects.get().channel == "letter" and not Attachment.objects.exists()
    assert [scan.id for scan in ScannedLetter.objects.all()] == [scans[1].id]
    assert not (house.FILES_DIR / "scan" / str(scans[0].id)).exists()


def test_it_attaches_a_scan_that_names_nobody(world: World) -> None:
    client = desk(world)
    client.post("/kerja/terima/surat/tambah/", {"file": SimpleUploadedFile("a.png", picture())})
    scan = ScannedLetter.objects.get()
    client.post(FORM, ANSWERS | {"source": "letter", "surat": str(scan.id), "keeps_scan": "on"})
    assert Attachment.objects.get().report == Report.objects.get().id


def test_it_shows_a_scan_to_no_other_office(world: World) -> None:
    desk(world).post("/kerja/terima/surat/tambah/", {"file": SimpleUploadedFile("a.png", picture())})
    address = f"/kerja/terima/surat/{ScannedLetter.objects.get().id}/"
    assert desk(world, "budi").get(address).status_code == desk(world, "rina").get(address).status_code == 404
    refused = desk(world).post("/kerja/terima/surat/tambah/", {"file": SimpleUploadedFile("a.exe", b"MZ")}, follow=True)
    assert "bukan foto" in refused.content.decode() and ScannedLetter.objects.count() == 1


def test_it_finds_the_reports_of_who_stands_there_and_notes_the_search(world: World) -> None:
    code = file(phone="081234567890").code
    file("m-2", phone="081234567890", privacy="anonymous")
    file("m-3", phone="081234567890", about_official=True)
    client = desk(world)
    asked = {"contact": PHONE, "is_here": "on"}
    shown = client.post("/kerja/terima/cari/", asked).content.decode()
    assert code[:4] in shown and shown.count("tracking-code") == 1 and PHONE not in shown
    assert AccessLogEntry.objects.get().purpose == "counter_search"
    assert "Hasil" not in client.post("/kerja/terima/cari/", {"contact": PHONE}).content.decode()


def test_it_finishes_or_drops_a_conversation_that_was_left(world: World) -> None:
    for number in ("+6281234567890", "+6281234567891"):
        converse(InboundText(channel="sms", message_id=number, sender=number, text="jembatan putus"), at=NOW)
    Conversation.objects.update(state="held")
    client, (one, two) = desk(world), list(Conversation.objects.order_by("began_at", "id"))
    shown = client.get("/kerja/terima/percakapan/").content.decode()
    assert "jembatan putus" in shown and "81234567890" not in shown
    words = {f"{one.id}-what": "Jembatan putus di Manubar", f"{one.id}-where": "Manubar"}
    client.post(f"/kerja/terima/percakapan/{one.id}/", words)
    client.post(f"/kerja/terima/percakapan/{two.id}/buang/")
    assert Report.objects.get().body == "Jembatan putus di Manubar" and not Conversation.objects.exists()
    known = turn_of(InboundText(channel="sms", message_id="x", sender="+6281234567890", text=""), at=NOW)
    assert known.reports == [Report.objects.get()]
