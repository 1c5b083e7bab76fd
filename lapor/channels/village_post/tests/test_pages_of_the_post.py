"""Pages of the post: villagers tell and follow without a script; the operator sees open reports alone, and only unlocked."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from lapor.channels.village_post.tests.conftest import PASSPHRASE, STORY, VILLAGE, Post
from lapor.exchange import questions
from lapor.exchange.models import OwnFact, OwnReport
from lapor.exchange.services import make_return
from lapor.kit.ids import new_id
from lapor.reports.models import Report
from tests.cast import NOW


@pytest.fixture
def phone(post: Post, settings: Settings) -> Iterator[Client]:
    """A phone on the post's Wi-Fi."""
    cache.clear()
    settings.ROOT_URLCONF, settings.IS_POST = "config.urls_post", True
    yield Client()


def fields(**changes: object) -> dict[str, object]:
    told = {
        "report": str(new_id()),
        "report_class": "complaint",
        "privacy": "open",
        "body": STORY,
        "region": VILLAGE,
    }
    return told | changes


def receipt_of(html: str) -> tuple[str, str]:
    code, key = re.search(r'id="nomor">([^<]+)<', html), re.search(r'id="kunci">([^<]+)<', html)
    assert code and key, html
    return code[1], key[1]


def test_it_gives_a_receipt_and_seals_at_once(phone: Client, post: Post) -> None:
    html = phone.post("/lapor/", fields()).content.decode()
    code, key = receipt_of(html)
    assert len(code) == 14 and len(key) == 19 and STORY not in html
    assert OwnFact.objects.count() == 1 and questions.listed_reports(post.unlocked) == []


def test_it_leaves_nothing_in_a_browser_that_everybody_uses(phone: Client) -> None:
    for page in ("/", "/lapor/", "/lacak/", "/operator/buka/"):
        html = phone.get(page).content.decode()
        assert "offline/start.js" not in html and "webmanifest" not in html
    code, key = receipt_of(phone.post("/lapor/", fields()).content.decode())
    html = phone.post("/lacak/", {"code": code, "access_key": key}).content.decode()
    assert "offline/start.js" not in html and "/masuk/" not in html


def test_it_counts_a_form_once(phone: Client) -> None:
    told = fields()
    phone.post("/lapor/", told)
    again = phone.post("/lapor/", told).content.decode()
    assert "sudah dicatat" in again and 'id="kunci"' not in again
    assert OwnReport.objects.count() == 1


def test_it_keeps_what_was_typed_when_something_is_missing(phone: Client) -> None:
    html = phone.post("/lapor/", fields(body="", title="Judul saya")).content.decode()
    assert "Judul saya" in html and "Tulis apa yang terjadi" in html


def test_it_takes_a_recording_in_place_of_words(phone: Client, post: Post) -> None:
    sound = SimpleUploadedFile("cerita.ogg", b"OggS" + bytes(200))
    receipt_of(phone.post("/lapor/", fields(body="", attached=sound)).content.decode())
    assert OwnFact.objects.count() == 2


def test_it_opens_with_both_number_and_key_and_says_nothing_otherwise(phone: Client) -> None:
    code, key = receipt_of(phone.post("/lapor/", fields(privacy="anonymous")).content.decode())
    right = phone.post("/lacak/", {"code": code, "access_key": key})
    wrong = phone.post("/lacak/", {"code": code, "access_key": "0000-0000-0000-0000"})
    unknown = phone.post("/lacak/", {"code": "7KQ4-M2XB-9TRY", "access_key": key})
    assert right.status_code == 200 and "Belum ada kabar" in right.content.decode()
    assert wrong.status_code == unknown.status_code == 403
    assert "tidak cocok" in wrong.content.decode()


def test_it_takes_more_words_and_withdrawal(phone: Client) -> None:
    code, key = receipt_of(phone.post("/lapor/", fields()).content.decode())
    opened = {"code": code, "access_key": key}
    assert "Sudah dicatat" in phone.post("/lacak/", opened | {"do": "add", "text": "Tambah"}).content.decode()
    assert "Belum ada yang dicatat" in phone.post("/lacak/", opened | {"do": "add"}).content.decode()
    phone.post("/lacak/", opened | {"do": "withdraw", "confirmed": "yes"})
    assert OwnFact.objects.count() == 3


def test_it_shows_the_operator_nothing_without_the_passphrase(phone: Client) -> None:
    for path in ("/operator/", "/operator/lapor/"):
        assert phone.get(path).headers["Location"] == "/operator/buka/"
    for path in ("/operator/bundel/", "/operator/balasan/"):
        assert phone.post(path).headers["Location"] == "/operator/buka/"
    assert "tidak cocok" in phone.post("/operator/buka/", {"passphrase": "salah sekali ini"}).content.decode()


def test_it_lists_and_hands_on_after_unlocking(phone: Client, post: Post) -> None:
    phone.post("/operator/buka/", {"passphrase": PASSPHRASE})
    code, _ = receipt_of(phone.post("/operator/lapor/", fields(title="Dermaga lapuk")).content.decode())
    assert "Dermaga lapuk" in phone.get("/operator/").content.decode()
    post.bring()
    report = Report.objects.get()
    post.fetch()
    assert report.code in code.replace("-", "")
    stranger = Client()
    assert stranger.get("/operator/").status_code == 302
    OwnReport.objects.update(needs_delivery=True)
    assert "Sudah diserahkan" in phone.get("/operator/").content.decode()
    phone.post(f"/operator/kabar/{report.id}/sampai/", {"way": "handed_over"})
    assert "Tidak ada kabar yang menunggu" in phone.get("/operator/").content.decode()
    assert "Dermaga" in phone.get(f"/operator/kabar/{report.id}/").content.decode()


def test_it_takes_no_operators_word_that_sealed_news_were_delivered(phone: Client, post: Post) -> None:
    receipt = post.file(privacy="confidential")
    post.bring()
    post.fetch()
    OwnReport.objects.update(needs_delivery=True)
    phone.post("/operator/buka/", {"passphrase": PASSPHRASE})
    html = phone.get("/operator/").content.decode()
    assert "Pelapor membukanya sendiri" in html and "Sudah diserahkan" not in html
    phone.post(f"/operator/kabar/{receipt.report}/sampai/", {"way": "handed_over"})
    assert OwnFact.objects.count() == 1


def test_it_takes_and_gives_bundles_in_the_browser(phone: Client, post: Post) -> None:
    phone.post("/operator/buka/", {"passphrase": PASSPHRASE})
    phone.post("/lapor/", fields())
    bundle = phone.post("/operator/bundel/")
    assert bundle.content.startswith(b"\x8fLAPOR") and ".lapor" in bundle.headers["Content-Disposition"]
    post.bring()
    back = SimpleUploadedFile("balasan.lapor", make_return(post.site, at=NOW))
    assert "1 ✓" in phone.post("/operator/balasan/", {"bundles": back}).content.decode()
    phone.post("/operator/kunci/")
    assert phone.get("/operator/").status_code == 302


def test_it_declares_on_every_address_who_may_enter() -> None:
    patterns = get_resolver("lapor.channels.village_post.urls_post").url_patterns
    assert len(patterns) == 11
    assert all(hasattr(each.callback, "entry") for each in patterns)
