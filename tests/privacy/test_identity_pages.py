"""Opening an identity on screen: asked, refused, asked again, granted, seen in one browser, told to the reporter."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from lapor.audit.models import AccessLogEntry
from lapor.cli.worker import drain
from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.vault.models import IdentityRequest
from lapor.workbench.tests.desk import filed, sign_in
from tests.cast import World

REASON = "Perlu memeriksa di tempat pelapor."
NAME, EMAIL = "Wati Contoh", "wati@contoh.example"


def url_of(receipt: Receipt) -> str:
    return f"/kerja/laporan/{receipt.code}/identitas/"


def ask(client: Client, receipt: Receipt, **changes: str) -> Any:
    return client.post(url_of(receipt), {"ground": "examination", "reason": REASON} | changes)


def decide(client: Client, *, decision: str = "grant", **changes: str) -> Any:
    asked = IdentityRequest.objects.get(state="waiting").id
    return client.post(f"/kerja/identitas/{asked}/", {"decision": decision, "reason": "Cukup jelas."} | changes)


def newest() -> UUID:
    return IdentityRequest.objects.latest("asked_at").id


@pytest.fixture
def sari(world: World) -> Client:
    return sign_in(Client(), world, who="sari")


@pytest.fixture
def ningsih(world: World) -> Client:
    return sign_in(Client(), world, who="ningsih")


def test_it_keeps_the_one_time_key_in_a_narrow_cookie(world: World, sari: Client) -> None:
    receipt = filed()
    assert url_of(receipt) in sari.get(f"/kerja/laporan/{receipt.code}/").content.decode()
    cookie = ask(sari, receipt).cookies[f"identitas-{newest().hex}"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (url_of(receipt), "Strict", True)
    assert cookie.value not in sari.get(url_of(receipt)).content.decode()


def test_it_refuses_a_short_reason_and_keeps_it(world: World, sari: Client) -> None:
    answer = ask(sari, filed(), reason="Perlu")
    assert answer.status_code == 422 and "Perlu</textarea>" in answer.content.decode()
    assert not IdentityRequest.objects.exists()


def test_it_shows_the_identity_after_a_grant_in_the_asking_browser_alone(
    world: World, sari: Client, ningsih: Client
) -> None:
    receipt = filed()
    ask(sari, receipt)
    assert decide(ningsih).status_code == 302
    drain(at=timezone.now())
    assert NAME not in sari.get(url_of(receipt)).content.decode()
    view = f"{url_of(receipt)}{newest()}/"
    assert view in sari.get(url_of(receipt)).content.decode()
    shown = sari.post(view)
    assert NAME in shown.content.decode() and EMAIL in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store" and shown.headers["X-Robots-Tag"] == "noindex"
    assert shown.headers["Refresh"].endswith(f"; url={url_of(receipt)}")
    assert AccessLogEntry.objects.filter(purpose="identity").count() == 1
    elsewhere = sign_in(Client(), world, who="sari")
    assert elsewhere.post(view).status_code == 302
    assert sign_in(Client(), world, who="susi").post(view).status_code == 404
    assert AccessLogEntry.objects.filter(purpose="identity").count() == 1


def test_it_can_be_refused_and_asked_again(world: World, sari: Client, ningsih: Client) -> None:
    receipt = filed()
    ask(sari, receipt)
    first = newest()
    assert ask(sari, receipt).status_code == 409
    decide(ningsih, decision="refuse", reason="Tanyakan dulu kepada pelapor.")
    page = sari.get(url_of(receipt))
    assert "Tanyakan dulu kepada pelapor." in page.content.decode()
    assert page.cookies[f"identitas-{first.hex}"]["max-age"] == 0
    assert ask(sari, receipt).status_code == 302
    assert newest() != first


def test_it_shows_the_custodian_neither_text_nor_identity(world: World, sari: Client, ningsih: Client) -> None:
    receipt = filed()
    ask(sari, receipt)
    for page in (ningsih.get("/kerja/identitas/"), (decide(ningsih), ningsih.get("/kerja/identitas/"))[1]):
        text = page.content.decode()
        assert format_code(receipt.code) in text and REASON in text and "Sari" in text
        assert NAME not in text and EMAIL not in text and "pasar" not in text
    assert ningsih.get(url_of(receipt)).status_code == 404


def test_it_is_no_page_for_officers_who_do_not_handle_the_case(world: World) -> None:
    receipt = filed()
    for who in ("budi", "pak_made", "rina", "itwil"):
        assert sign_in(Client(), world, who=who).get(url_of(receipt)).status_code == 404


def test_it_tells_custodian_asker_and_reporter(
    world: World, sari: Client, ningsih: Client, mailoutbox: list[EmailMessage]
) -> None:
    receipt = filed()
    ask(sari, receipt)
    drain(at=timezone.now())
    assert "/kerja/identitas/" in ningsih.get("/kerja/pemberitahuan/").content.decode()
    decide(ningsih)
    later = timezone.now() + timedelta(minutes=6)
    drain(at=later)
    drain(at=later + timedelta(minutes=2))
    assert url_of(receipt) in sari.get("/kerja/pemberitahuan/").content.decode()
    told = [mail.body for mail in mailoutbox if mail.to == [EMAIL] and "30 menit" in mail.body]
    assert len(told) == 1 and "Sari" not in told[0]


def test_it_tells_the_reporter_on_the_page_only_when_it_is_time(world: World, sari: Client, ningsih: Client) -> None:
    receipt = filed()
    reporter = Client()
    reporter.get(f"/k/{receipt.code}/{receipt.access_key}/")
    follow = f"/lacak/{format_code(receipt.code)}/"
    ask(sari, receipt, ground="criminal_investigation")
    decide(ningsih, delay_ground="criminal_investigation")
    now = timezone.now()
    drain(at=now)
    assert "dentitas Anda dibuka" not in reporter.get(follow).content.decode()
    drain(at=now + timedelta(days=31))
    page = reporter.get(follow).content.decode()
    assert "Identitas Anda dibuka untuk seorang petugas" in page and "penyidik" in page and "Sari" not in page
