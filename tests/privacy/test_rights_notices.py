"""The person hears of every step of a request, officers of their task; a corrected contact can be reached; breaches are written down."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lapor.audit.queries import stream_events
from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.notifications.follow import notice_event
from lapor.notifications.models import Notice
from lapor.notifications.services import send_due
from lapor.people.models import Person
from lapor.reports.follow import FOLLOWER
from lapor.reports.models import Report
from lapor.vault.models import Breach, RetentionRule, RightsRequest
from lapor.vault.services import begin_expiry, expire_identities, seed_retention
from tests.cast import World, file

EMAIL = "wati@contoh.example"


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


def follow(receipt: Receipt) -> None:
    """What the worker does with the events so far."""
    for event in stream_events(f"report/{receipt.report}"):
        if event.kind in FOLLOWER.acts:
            FOLLOWER.acts[event.kind](event, timezone.now())
        notice_event(event, timezone.now())
    send_due(at=timezone.now())


def told(to: str = EMAIL) -> list[str]:
    return [str(each.subject) for each in mail.outbox if each.to == [to]]


def ask(client: Client, receipt: Receipt, right: str, **more: str) -> Any:
    return client.post(f"/lacak/{format_code(receipt.code)}/data/{right}/", {"confirmed": "yes"} | more)


def decide(client: Client, decision: str) -> None:
    asked = RightsRequest.objects.get(state="waiting").id
    client.post(f"/kerja/hak/{asked}/", {"decision": decision, "reason": "Sudah diperiksa.", "confirmed": "yes"})


def test_it_tells_the_person_when_it_is_asked_and_until_when(receipt: Receipt, wati: Client) -> None:
    ask(wati, receipt, "batasi")
    follow(receipt)
    received = next(each for each in mail.outbox if "tercatat" in str(each.subject) and each.to == [EMAIL])
    due = RightsRequest.objects.get().due_at
    assert "3×24 jam" in str(received.body) and str(due.year) in str(received.body)
    assert "Wati" not in str(received.body) and "pasar" not in str(received.body)


@pytest.mark.parametrize(("decision", "words"), [("do", "sudah dilakukan"), ("refuse", "tidak dapat dipenuhi")])
def test_it_tells_the_person_what_became_of_it(
    receipt: Receipt, wati: Client, ningsih: Client, decision: str, words: str
) -> None:
    ask(wati, receipt, "salinan")
    decide(ningsih, decision)
    follow(receipt)
    assert any(words in each for each in told())
    assert "Sudah diperiksa." in wati.get(f"/lacak/{format_code(receipt.code)}/data/").content.decode()


def test_it_tells_custodian_and_administrator_that_something_waits(
    world: World, receipt: Receipt, wati: Client
) -> None:
    ask(wati, receipt, "hapus")
    follow(receipt)
    rows = Notice.objects.filter(template="right_to_decide", channel="screen")
    assert {row.person_id for row in rows} == {world.people["ningsih"], world.people["admin"]}


def test_it_takes_words_about_what_is_wrong_without_numbers_and_the_own_name(
    receipt: Receipt, wati: Client, ningsih: Client
) -> None:
    ask(wati, receipt, "ralat", words="Saya Wati, nomor 081234567890 bukan milik saya.")
    queue = ningsih.get("/kerja/hak/").content.decode()
    assert "bukan milik saya" in queue and "Wati" not in queue and "081234567890" not in queue
    assert ask(wati, receipt, "ralat", words="").status_code in {409, 422}


def test_it_reaches_a_person_who_adds_a_contact_later(world: World) -> None:
    receipt = file(at=timezone.now(), privacy="anonymous", name="", email="")
    client = Client()
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    assert not Report.objects.get().has_contact
    client.post(f"/lacak/{format_code(receipt.code)}/data/perbaiki/", {"email": "baru@contoh.example"})
    follow(receipt)
    assert Report.objects.get().has_contact
    ask(client, receipt, "salinan")
    follow(receipt)
    assert any("tercatat" in each for each in told("baru@contoh.example"))


def test_it_knows_that_an_erased_person_is_not_reached(receipt: Receipt, wati: Client, ningsih: Client) -> None:
    ask(wati, receipt, "hapus")
    decide(ningsih, "do")
    follow(receipt)
    assert not Report.objects.get().has_contact
    assert not any("sudah dilakukan" in each for each in told())


def test_it_announces_an_expiry_to_the_person(receipt: Receipt) -> None:
    seed_retention()
    rule, report = RetentionRule.objects.get(), Report.objects.get()
    begin_expiry(report.stream, since=timezone.now())
    expire_identities(ref_of=lambda _: report.reporter_ref, at=timezone.now() + timedelta(days=rule.days))
    follow(receipt)
    assert any("akan dihapus" in each for each in told())


def test_it_writes_a_breach_down_and_drafts_both_letters(world: World, ningsih: Client) -> None:
    wrong = ningsih.post("/kerja/kebocoran/", {"what": "Berkas salah kirim.", "found_at": ""})
    assert wrong.status_code == 422 and "Berkas salah kirim." in wrong.content.decode()
    ningsih.post(
        "/kerja/kebocoran/",
        {
            "found_at": timezone.now().strftime("%Y-%m-%dT%H:%M"),
            "what": "Berkas salah kirim.",
            "data_kinds": "nomor HP",
            "people": "3",
            "measures": "Ditarik kembali.",
        },
    )
    breach = Breach.objects.get()
    page = ningsih.get("/kerja/kebocoran/").content.decode()
    assert "menyangkut 3 orang" in page and "Pemberitahuan: data pribadi Anda terungkap" in page
    for to in ("subjects", "authority"):
        ningsih.post(f"/kerja/kebocoran/{breach.id}/", {"to": to})
    breach.refresh_from_db()
    assert breach.told_subjects_at and breach.told_authority_at
    assert "Sudah diberitahukan." in ningsih.get("/kerja/kebocoran/").content.decode()
    assert ningsih.post(f"/kerja/kebocoran/{breach.id}/", {"to": "nobody"}).status_code == 404


def test_it_keeps_the_register_from_officers_of_cases(world: World) -> None:
    client = Client()
    client.force_login(Person.objects.get(pk=world.people["sari"]))
    assert client.get("/kerja/kebocoran/").status_code == 403
