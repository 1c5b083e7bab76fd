"""A person's rights on screen: seen, taken along, corrected, restricted, erased, each with its limit."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.people.models import Person
from lapor.vault.models import IdentityRequest, RightsRequest, SealedIdentity
from lapor.vault.open import decide_request, new_view_key, request_identity, show_identity
from lapor.vault.services.serve import serve_requests
from tests.cast import World, file

NAME, EMAIL = "Wati Contoh", "wati@contoh.example"


def url_of(receipt: Receipt) -> str:
    return f"/lacak/{format_code(receipt.code)}/data/"


@pytest.fixture
def receipt(world: World) -> Receipt:
    return file(at=timezone.now() - timedelta(minutes=5))


@pytest.fixture
def wati(receipt: Receipt) -> Client:
    client = Client()
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    return client


@pytest.fixture
def ningsih(world: World) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=world.people["ningsih"]))
    return client


def decide(client: Client, *, decision: str, **more: str) -> int:
    asked = RightsRequest.objects.get(state="waiting").id
    return client.post(f"/kerja/hak/{asked}/", {"decision": decision, "reason": "Sudah diperiksa."} | more).status_code


def test_it_shows_masked_and_gives_everything_to_the_key_alone(receipt: Receipt, wati: Client) -> None:
    page = wati.get(url_of(receipt))
    assert NAME not in page.content.decode() and page.headers["Cache-Control"] == "no-store"
    taken = wati.get(f"{url_of(receipt)}unduh.json")
    assert taken.json()["contact"]["name"] == NAME and taken.headers["Cache-Control"] == "no-store"
    assert "pasar" in taken.json()["report"]["body"]
    assert Client().get(f"{url_of(receipt)}unduh.json").status_code == 302


def test_it_corrects_the_contact_at_once(receipt: Receipt, wati: Client) -> None:
    given = {"name": "Wati Baru", "email": "baru@contoh.example"}
    assert wati.post(f"{url_of(receipt)}perbaiki/", given).status_code == 302
    assert wati.get(f"{url_of(receipt)}unduh.json").json()["contact"]["email"] == "baru@contoh.example"
    wrong = wati.post(f"{url_of(receipt)}perbaiki/", {"name": "Wati Baru", "phone": "12"})
    assert wrong.status_code == 422 and 'value="Wati Baru"' in wrong.content.decode()


def test_it_erases_from_click_to_shredded_key(receipt: Receipt, wati: Client, ningsih: Client) -> None:
    asked = wati.post(f"{url_of(receipt)}hapus/")
    assert "tidak ada yang bisa mengembalikannya" in asked.content.decode() and not RightsRequest.objects.exists()
    wati.post(f"{url_of(receipt)}hapus/", {"confirmed": "yes"})
    assert "3×24" in wati.get(url_of(receipt)).content.decode()
    queue = ningsih.get("/kerja/hak/").content.decode()
    assert format_code(receipt.code) in queue and "Sisa 71 jam" in queue
    assert NAME not in queue and EMAIL not in queue and "pasar" not in queue
    assert decide(ningsih, decision="do") == 200 and SealedIdentity.objects.get().erased_on is None
    decide(ningsih, decision="do", confirmed="yes")
    assert SealedIdentity.objects.get().erased_on is not None
    page = wati.get(url_of(receipt)).content.decode()
    assert "Tidak ada. Untuk laporan ini" in page and "Sudah diperiksa." in page


def test_it_holds_an_erasure_for_a_legal_case(receipt: Receipt, wati: Client, ningsih: Client) -> None:
    wati.post(f"{url_of(receipt)}hapus/", {"confirmed": "yes"})
    decide(ningsih, decision="hold", reason="12/Pid/2026")
    assert "12/Pid/2026" in ningsih.get("/kerja/hak/").content.decode()
    decide(ningsih, decision="do", confirmed="yes")
    assert SealedIdentity.objects.get().erased_on is None
    decide(ningsih, decision="lift")
    decide(ningsih, decision="refuse")
    assert RightsRequest.objects.get().state == "refused"


def test_it_withdraws_consent_at_once_after_asking(receipt: Receipt, wati: Client) -> None:
    wati.post(f"{url_of(receipt)}tarik/", {"confirmed": "yes"})
    assert SealedIdentity.objects.get().restricted_on is not None
    assert "Menarik persetujuan: sudah dilakukan" in wati.get(url_of(receipt)).content.decode()


def test_it_tells_who_looked_by_office_and_only_when_the_reporter_was_told(
    world: World, receipt: Receipt, wati: Client
) -> None:
    sealed, key, now = SealedIdentity.objects.get(), new_view_key(), timezone.now()
    asked = request_identity(
        sealed.ref,
        stream=f"report/{receipt.report}",
        tenant=world.tenant,
        ground="criminal_investigation",
        reason="Diminta penyidik tertulis.",
        view_key=key.public,
        by=world.actor("sari"),
        at=now,
    )
    ningsih, delay = world.actor("ningsih"), "criminal_investigation"
    decide_request(asked.id, is_granted=True, reason="Sah.", delay_ground=delay, by=ningsih, at=now)
    serve_requests(at=now)
    show_identity(asked.id, private=key.private, by=world.actor("sari"), at=now)
    assert "Belum ada yang membuka" in wati.get(url_of(receipt)).content.decode()
    assert wati.get(f"{url_of(receipt)}unduh.json").json()["looks"] == []
    serve_requests(at=now + timedelta(days=31))
    assert IdentityRequest.objects.get().told_at is not None
    page = wati.get(url_of(receipt)).content.decode()
    assert "Dinas Komunikasi dan Informatika" in page and "Sari" not in page


def test_it_is_no_queue_for_officers_who_handle_cases(world: World) -> None:
    client = Client()
    client.force_login(Person.objects.get(pk=world.people["sari"]))
    assert client.get("/kerja/hak/").status_code == 403
