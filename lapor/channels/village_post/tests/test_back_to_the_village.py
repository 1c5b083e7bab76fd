"""What comes back: open reports are listed, everything else opens with its access key; silence starts with delivery."""

from datetime import timedelta

import pytest

from lapor.channels.village_post.tests.conftest import PASSPHRASE, STORY, VILLAGE, Post
from lapor.exchange import questions
from lapor.exchange.errors import PostHeldBack, WrongPassphrase
from lapor.exchange.models import Carried, OwnReport, VillagePost
from lapor.exchange.post_keys import unlock
from lapor.exchange.services import make_return, receive_from_posts, revoke_post
from lapor.exchange.services.own import PostReceipt, hand_on, pack_at_post, take_at_post
from lapor.kit.actors import SYSTEM, reporter
from lapor.reports.models import Delivery, Report
from lapor.reports.services import (
    accept_report,
    ask_reporter,
    forward_report,
    note_delivery,
    reach_reporter,
    respond,
    verify_report,
)
from lapor.reports.services.draft import Answer
from lapor.reports.services.sweep import close_if_silent, remind_if_waiting
from tests.cast import NOW, file

ARRIVAL = NOW + timedelta(days=5)


def answer(post: Post, receipt: PostReceipt) -> None:
    """An office answers the report."""
    sari, budi = post.world.actor("sari"), post.world.actor("budi")
    report = receipt.report
    verify_report(
        report,
        topic="jalan",
        procedure="complaint",
        public_title="Dermaga lapuk",
        public_text=STORY,
        by=sari,
        at=ARRIVAL,
    )
    forward_report(report, to=post.world.offices["pupr"], by=sari, at=ARRIVAL)
    accept_report(report, by=budi, at=ARRIVAL)
    said = Answer(found="Papan lapuk", done="Papan diganti", done_on=ARRIVAL.date(), done_by="Tim jembatan",
                  text="Sudah diperbaiki.", no_evidence_reason="Foto menyusul lewat pos")  # fmt: skip
    respond(report, answer=said, approver=None, by=budi, at=ARRIVAL + timedelta(days=1))


def test_it_lists_open_reports_alone_and_shows_their_answers(post: Post) -> None:
    shown = post.file()
    post.file(privacy="confidential", body="Rahasia sekali isinya", title="Tersembunyi")
    post.bring()
    post.fetch()
    (listed,) = questions.listed_reports(post.unlocked)
    assert (listed.code, listed.text) == (shown.code, STORY)
    assert listed.standing is not None and listed.standing.state == "received"


def test_it_opens_an_open_report_with_number_and_access_key_too(post: Post) -> None:
    receipt = post.file()
    post.bring()
    answer(post, receipt)
    post.fetch()
    row = questions.report_opened_by(receipt.code, access_key=receipt.access_key, site=post.site)
    assert row is not None
    standing = questions.standing_for_reporter(row, access_key=receipt.access_key)
    assert standing is not None and "Sudah diperbaiki." in standing.lines[-1].text


def test_it_opens_everything_else_with_number_and_access_key(post: Post) -> None:
    receipt = post.file(privacy="anonymous", name="", phone="")
    post.bring()
    post.fetch()
    row = questions.report_opened_by(receipt.code, access_key=receipt.access_key, site=post.site)
    assert row is not None and row.opened is None
    standing = questions.standing_for_reporter(row, access_key=receipt.access_key)
    assert standing is not None and (standing.code, standing.text) == (receipt.code, STORY)
    assert questions.report_opened_by(receipt.code, access_key="0" * 16, site=post.site) is None
    with pytest.raises(ValueError, match="somebody else"):
        questions.standing_for_reporter(row, access_key="0" * 16)


def test_it_starts_the_reporters_span_when_the_notice_was_handed_over(post: Post) -> None:
    """Law: docs/law/clocks.md#close"""
    receipt = post.file()
    post.bring()
    answer(post, receipt)
    half_a_year = NOW + timedelta(days=180)
    assert not close_if_silent(receipt.report, at=half_a_year)
    post.fetch(at=NOW + timedelta(days=20))
    assert [row.report for row in questions.waiting_notices()] == [receipt.report]
    assert hand_on(receipt.report, way="handed_over", at=NOW + timedelta(days=25))
    assert questions.waiting_notices() == []
    post.bring(at=NOW + timedelta(days=40))
    report = Report.objects.get()
    assert report.delivery.delivered_at == NOW + timedelta(days=25)
    assert not close_if_silent(receipt.report, at=NOW + timedelta(days=30))
    assert close_if_silent(receipt.report, at=half_a_year)


def test_it_reminds_of_a_question_only_after_it_was_delivered(post: Post) -> None:
    """Law: docs/law/clocks.md#not-completed"""
    receipt = post.file()
    post.bring()
    sari, diskominfo = post.world.actor("sari"), post.world.offices["diskominfo"]
    ask_reporter(receipt.report, text="Dermaga mana?", institution=diskominfo, by=sari, at=ARRIVAL)
    assert not remind_if_waiting(receipt.report, at=ARRIVAL + timedelta(days=25))
    came = ARRIVAL + timedelta(days=28)
    reach_reporter(receipt.report, covers=came, way="web", by=reporter(receipt.report), at=came)
    assert not remind_if_waiting(receipt.report, at=came + timedelta(days=20))
    assert remind_if_waiting(receipt.report, at=came + timedelta(days=25))


def test_it_puts_news_that_were_handed_on_never_on_the_list_again(post: Post) -> None:
    receipt = post.file()
    post.bring()
    answer(post, receipt)
    post.fetch(at=NOW + timedelta(days=20))
    hand_on(receipt.report, way="printed", at=NOW + timedelta(days=21))
    post.bring(at=NOW + timedelta(days=30))
    post.fetch(at=NOW + timedelta(days=31))
    assert questions.waiting_notices() == []


def test_it_takes_news_that_were_read_on_the_web_off_the_list(post: Post) -> None:
    receipt = post.file()
    post.bring()
    answer(post, receipt)
    post.fetch(at=NOW + timedelta(days=20))
    by = reporter(receipt.report)
    read_at = NOW + timedelta(days=21)
    assert reach_reporter(receipt.report, covers=read_at, way="web", by=by, at=read_at)
    assert not reach_reporter(receipt.report, covers=read_at, way="sms", by=SYSTEM, at=read_at)
    post.fetch(at=NOW + timedelta(days=22))
    assert questions.waiting_notices() == []


def test_it_keeps_reports_running_that_never_waited_for_a_post(post: Post) -> None:
    other = file()
    note_delivery(other.report, covers=NOW, way="shown", by=SYSTEM, at=NOW)
    assert not Delivery.objects.filter(pk=other.report).exists()


def test_it_hands_nothing_on_before_news_came(post: Post) -> None:
    receipt = post.file()
    assert not hand_on(receipt.report, way="shown", at=NOW)


def test_it_brings_calendar_and_rights_along(post: Post) -> None:
    post.file()
    post.bring()
    post.fetch()
    assert set(Carried.objects.values_list("kind", flat=True)) >= {"calendar", "rights"}


def test_it_shuts_a_lost_post_out_with_one_command(post: Post) -> None:
    post.file()
    post.bring()
    revoke_post(post.site, reason="dicuri", by=SYSTEM, at=ARRIVAL)
    post.file(body="Dari pencuri")
    received = receive_from_posts(pack_at_post(post.unlocked, at=NOW), at=ARRIVAL)
    assert [code for _, code in received.broken] == ["revoked"] and Report.objects.count() == 1
    with pytest.raises(PostHeldBack):
        make_return(post.site, at=ARRIVAL)


def test_it_cannot_be_read_without_the_passphrase(post: Post) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(PASSPHRASE + "!")


def test_it_takes_a_damaged_answer_as_no_answer_and_asks_again(post: Post) -> None:
    post.file()
    post.bring()
    raw = make_return(post.site, at=ARRIVAL)
    assert take_at_post(raw[:-9], unlocked=post.unlocked).broken == [(0, "cut")]
    assert OwnReport.objects.get().published == 0
    post.fetch()
    assert OwnReport.objects.get().published > 0
    assert VillagePost.objects.get().regions == [VILLAGE]
