"""The record in public: roots as files, a receipt for the reporter, and a checker to keep."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lapor.audit.receipts import is_signed_receipt
from lapor.audit.services.root import make_due_roots
from lapor.audit.site import own_site
from lapor.kit.codes import format_code
from tests.cast import World, file

pytestmark = pytest.mark.django_db


def test_it_shows_the_newest_roots_each_as_a_file(world: World, client: Client) -> None:
    now = timezone.now()
    assert "Belum ada. Sidik pertama" in client.get("/audit/").content.decode()
    file(at=now)
    make_due_roots(at=now + timedelta(days=2))
    page = client.get("/audit/").content.decode()
    address = f"/audit/akar/{now.date().isoformat()}.json"
    assert address in page and own_site().public_key().hex() in page
    root = client.get(address)
    assert root.json()["root"] in page and "attachment" in root.headers["Content-Disposition"]


@pytest.mark.parametrize("day", ["2020-01-01", "kemarin", "2026-13-01"])
def test_it_knows_no_root_of_another_day(world: World, client: Client, day: str) -> None:
    assert client.get(f"/audit/akar/{day}.json").status_code == 404


def test_it_gives_the_receipt_to_the_key_alone(world: World, client: Client) -> None:
    receipt = file(at=timezone.now())
    address = f"/lacak/{format_code(receipt.code)}/bukti.json"
    assert client.get(address).status_code == 302
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    shown = client.get(address)
    assert is_signed_receipt(shown.json()) and shown.headers["Cache-Control"] == "no-store"
    assert "Wati" not in shown.content.decode() and address in client.get(f"/lacak/{receipt.code}/").content.decode()
    page = client.get(f"/lapor/terkirim/{format_code(receipt.code)}/").content.decode()
    assert shown.json()["signature"] in page and shown.json()["hash"] in page


def test_it_gives_the_checker_as_an_attachment_without_anything_from_elsewhere(world: World, client: Client) -> None:
    kept = client.get("/audit/periksa/unduh/")
    text = kept.content.decode()
    assert "attachment" in kept.headers["Content-Disposition"] and own_site().public_key().hex() in text
    assert "src=" not in text and "http:" not in text and "https:" not in text
    assert "<script>" not in client.get("/audit/periksa/").content.decode()
