"""A villager opens a report at the post: everything of theirs comes back, and a decision may be objected to, once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from lapor.audit.models import Event
from lapor.channels.village_post.tests.conftest import STORY, Post
from lapor.channels.village_post.tests.test_back_to_the_village import ARRIVAL, answer
from lapor.exchange import questions
from lapor.exchange.models import OwnFact, OwnReport, PostFact
from lapor.exchange.services.own import PostReceipt, contest_at_post
from lapor.kit import actors
from lapor.reports.models import Contest, Report, Word
from lapor.reports.services import (
    add_word,
    archive_report,
    ask_reporter,
    contest_decision,
    edit_public_text,
    reclassify_report,
    rule_contest,
    verify_report,
)
from tests.cast import NOW

WHY = "Wati Contoh berkata: ini bukan urusan pribadi."
OPEN = ("open", "anonymous", "confidential")


@pytest.fixture
def phone(post: Post, settings: Settings) -> Iterator[Client]:
    """A phone on the post's Wi-Fi."""
    cache.clear()
    settings.ROOT_URLCONF, settings.IS_POST = "config.urls_post", True
    yield Client()


def archived(post: Post, **changes: Any) -> PostReceipt:
    """A report that Sari archived; the news are back at the post."""
    receipt = post.file(**changes)
    post.bring()
    sari = post.world.actor("sari")
    archive_report(receipt.report, reason="private_matter", explanation="Antarkeluarga.", by=sari, at=ARRIVAL)
    post.fetch()
    return receipt


def say(phone: Client, receipt: PostReceipt, **said: Any) -> str:
    return phone.post("/lacak/", {"code": receipt.code, "access_key": receipt.access_key} | said).content.decode()


@pytest.mark.parametrize("privacy", OPEN)
def test_it_shows_the_reporter_what_came_back_whatever_the_privacy(phone: Client, post: Post, privacy: str) -> None:
    receipt = post.file(privacy=privacy, is_typed_by_operator=False)
    post.bring()
    answer(post, receipt)
    post.fetch(at=NOW + timedelta(days=20))
    html = say(phone, receipt)
    assert "Papan diganti" in html and "sudah dijawab" in html
    assert OwnFact.objects.count() == 2, "reading is a delivery"


@pytest.mark.parametrize("privacy", OPEN)
def test_it_carries_an_objection_to_the_centre_and_the_ruling_back(phone: Client, post: Post, privacy: str) -> None:
    receipt = archived(post, privacy=privacy)
    html = say(phone, receipt)
    assert "Urusan antarpribadi. Antarkeluarga." in html and "Ajukan keberatan" in html
    assert "Cabut laporan" not in html
    assert "Sudah dicatat" in say(phone, receipt, do="contest", decision="archived", text=WHY)
    post.bring(at=NOW + timedelta(days=9))
    contest = Contest.objects.get()
    assert (contest.decision, contest.report_id) == ("archived", receipt.report)
    assert Event.objects.get(kind="contested").site == post.site
    post.fetch(at=NOW + timedelta(days=10))
    assert "Menunggu keputusan petugas lain" in say(phone, receipt)
    susi = post.world.actor("susi")
    rule_contest(contest.id, is_upheld=True, ruling="Ini layanan desa.", by=susi, at=NOW + timedelta(days=11))
    post.fetch(at=NOW + timedelta(days=12))
    assert "Keberatan diterima. Ini layanan desa." in say(phone, receipt)


def test_it_masks_the_reporters_own_name_in_an_objection(phone: Client, post: Post) -> None:
    receipt = archived(post)
    say(phone, receipt, do="contest", decision="archived", text=WHY)
    post.bring(at=NOW + timedelta(days=9))
    text = Contest.objects.get().text
    assert "Wati" not in text and "bukan urusan pribadi" in text


def test_it_offers_an_objection_once_also_before_the_bundle_leaves(phone: Client, post: Post) -> None:
    receipt = archived(post)
    say(phone, receipt)
    html = say(phone, receipt, do="contest", decision="archived", text=WHY)
    facts = OwnFact.objects.count()
    assert "Ajukan keberatan" not in html and "berangkat dengan bundel berikutnya" in html
    assert "sudah dicatat di pos ini" in say(phone, receipt, do="contest", decision="archived", text="Sekali lagi")
    assert OwnFact.objects.count() == facts


def test_it_keeps_no_word_about_what_was_objected_to(phone: Client, post: Post) -> None:
    receipt = archived(post)
    say(phone, receipt, do="contest", decision="archived", text=WHY)
    row = OwnReport.objects.get()
    assert len(row.contested) == 1 and "archived" not in str(row.contested)
    other = questions.contest_mark("archived", access_key="0" * 16, report=row.report)
    assert other not in row.contested


def test_it_asks_for_words_and_opens_the_form_again(phone: Client, post: Post) -> None:
    receipt = archived(post)
    say(phone, receipt)
    facts = OwnFact.objects.count()
    answered = phone.post(
        "/lacak/",
        {"code": receipt.code, "access_key": receipt.access_key, "do": "contest", "decision": "archived", "text": "  "},
    )
    html = answered.content.decode()
    assert answered.status_code == 422 and "Tulis mengapa Anda keberatan" in html and "<details open>" in html
    assert OwnFact.objects.count() == facts


@pytest.mark.parametrize("decision", ["merged", "public_text_edited", "bukan-keputusan", ""])
def test_it_takes_no_objection_to_what_was_not_decided(phone: Client, post: Post, decision: str) -> None:
    receipt = archived(post)
    say(phone, receipt)
    facts = OwnFact.objects.count()
    html = say(phone, receipt, do="contest", decision=decision, text=WHY)
    assert "tidak bisa dibantah lagi" in html or "Perbaiki isian" in html
    assert OwnFact.objects.count() == facts


def test_it_keeps_an_objection_that_comes_too_late_without_effect(post: Post) -> None:
    receipt = archived(post)
    by = actors.reporter(receipt.report)
    contest_decision(receipt.report, decision="archived", text="Lewat web.", by=by, at=NOW + timedelta(days=7))
    contest_at_post(
        receipt.report, decision="archived", text=WHY, access_key=receipt.access_key, at=NOW + timedelta(days=8)
    )
    contest_at_post(
        receipt.report, decision="merged", text="Salah.", access_key=receipt.access_key, at=NOW + timedelta(days=8)
    )
    post.bring(at=NOW + timedelta(days=9))
    assert list(PostFact.objects.order_by("-seq").values_list("outcome", flat=True)[:2]) == ["late", "late"]
    assert Contest.objects.get().text == "Lewat web."
    assert Event.objects.filter(kind="late_fact").count() == 2


def test_it_tells_what_was_changed_side_by_side(phone: Client, post: Post) -> None:
    receipt = post.file()
    post.bring()
    sari = post.world.actor("sari")
    later = ARRIVAL + timedelta(hours=2)
    verify_report(
        receipt.report,
        topic="jalan",
        procedure="complaint",
        public_title="Dermaga lapuk",
        public_text=STORY,
        by=sari,
        at=ARRIVAL,
    )
    reclassify_report(
        receipt.report, topic="kesehatan", procedure="information", reason="Salah pilih", by=sari, at=later
    )
    edit_public_text(
        receipt.report, public_title="Dermaga aman", public_text="Semua baik.", reason="Ringkas", by=sari, at=later
    )
    post.fetch(at=NOW + timedelta(days=20))
    html = say(phone, receipt)
    for words in ("Kesehatan", "Permintaan informasi", "Salah pilih", "Dermaga lapuk", "Dermaga aman", "Ringkas"):
        assert words in html
    assert html.count("Ajukan keberatan") == 2


def test_it_keeps_decisions_and_the_reporters_words_from_the_operator(post: Post) -> None:
    receipt = post.file(is_typed_by_operator=False)
    post.bring()
    by = actors.reporter(receipt.report)
    add_word(receipt.report, text="Kepala desa tahu.", files=(), message_key="m" * 64, by=by, at=ARRIVAL)
    diskominfo = post.world.offices["diskominfo"]
    ask_reporter(receipt.report, text="Dermaga mana?", institution=diskominfo, by=post.world.actor("sari"), at=ARRIVAL)
    post.fetch()
    (listed,) = questions.listed_reports(post.unlocked)
    assert listed.standing is not None
    told = [line.text for line in listed.standing.lines]
    assert (listed.title, listed.text, told, listed.standing.decisions) == ("", "", ["Dermaga mana?"], ())
    row = questions.own_report(receipt.report)
    assert row is not None
    own = questions.standing_for_reporter(row, access_key=receipt.access_key)
    assert own is not None and own.text == STORY
    assert [line.text for line in own.lines] == ["Kepala desa tahu.", "Dermaga mana?"]


def test_it_costs_few_statements(
    phone: Client, post: Post, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    receipt = archived(post)
    say(phone, receipt)
    with django_assert_max_num_queries(3):
        say(phone, receipt)


def test_it_asks_before_it_withdraws(phone: Client, post: Post) -> None:
    receipt = post.file()
    assert "Cabut laporan ini?" in say(phone, receipt, do="withdraw")
    assert OwnFact.objects.count() == 1
    assert "Sudah dicatat" in say(phone, receipt, do="withdraw", confirmed="yes")
    assert OwnFact.objects.count() == 2


def test_it_takes_a_photo_along_with_an_answer(phone: Client, post: Post) -> None:
    receipt = post.file()
    post.bring()
    diskominfo = post.world.offices["diskominfo"]
    ask_reporter(receipt.report, text="Dermaga mana?", institution=diskominfo, by=post.world.actor("sari"), at=ARRIVAL)
    post.fetch()
    photo = SimpleUploadedFile("dermaga.txt", b"bukan foto, tetap dibawa")
    say(phone, receipt, do="answer", text="Yang kayu.", attached=photo)
    post.bring(at=NOW + timedelta(days=9))
    assert Word.objects.filter(report=receipt.report, text="Yang kayu.").exists()
    assert OwnFact.objects.count() == 4, "filed, shown, answered, and the file"
    assert Report.objects.get().waiting_for == "nobody"


def test_it_keeps_what_was_typed_when_a_file_is_too_large(phone: Client, post: Post, monkeypatch: Any) -> None:
    monkeypatch.setattr("lapor.channels.village_post.forms.FILE_SIZE", 10)
    receipt = post.file()
    photo = SimpleUploadedFile("besar.jpg", b"x" * 20)
    html = say(phone, receipt, do="add", text="Tambahan penting", attached=photo)
    assert "lebih besar" in html and "Tambahan penting" in html and OwnFact.objects.count() == 1
