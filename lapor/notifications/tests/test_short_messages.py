"""Short messages: one SMS each, at most twice sent, never in the night."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lapor.kit import gsm7
from lapor.notifications import short_words, words
from lapor.notifications.models import Notice, OutgoingMessage
from lapor.notifications.quiet import out_of_quiet
from lapor.notifications.senders import Message, NotSent
from lapor.notifications.services import (
    hush_reports,
    make_reply_token,
    note_delivery,
    post_message,
    send_due,
    send_messages,
    use_reply_token,
)
from lapor.notifications.tests.test_notices import follow, forwarded
from lapor.reports import services
from lapor.reports.models import Report
from tests.cast import NOW, World, file

PHONE = "+6281234567890"
ZONE = "Asia/Makassar"
HERE = "lapor.notifications.tests.test_short_messages.Phone"
SENT: list[Message] = []


class Phone:
    """A sender that keeps what it sends, or breaks as told."""

    failure: Exception | None = None

    def is_set_up(self) -> bool:
        return True

    def send(self, message: Message) -> None:
        if Phone.failure is not None:
            raise Phone.failure
        SENT.append(message)


@pytest.fixture(autouse=True)
def phones(settings: Any) -> None:
    SENT.clear()
    Phone.failure = None
    settings.LAPOR_SENDERS = {**settings.LAPOR_SENDERS, "sms": HERE}


def post(key: str = "k", *, at: datetime = NOW, is_asked: bool = False) -> OutgoingMessage:
    post_message(key, channel="sms", to=PHONE, text="Halo", zone=ZONE, at=at, is_asked=is_asked)
    return OutgoingMessage.objects.get(key=key)


@pytest.mark.parametrize("template", sorted({each.template for each in words.REPORTER.values()} | {"parent_news"}))
def test_it_says_everything_in_one_sms(world: World, template: str) -> None:
    report = Report.objects.get(pk=file().report)
    report.answer_due_at = datetime(2026, 12, 30, tzinfo=UTC)
    text = short_words.of_template(template, report=report)
    assert gsm7.fits(text) and report.code[:4] in text


def test_it_has_words_for_every_template() -> None:
    asked_for = {each.template for each in words.REPORTER.values()} | {words.PARENT_NEWS.template}
    assert asked_for == set(short_words.TEXTS)


def test_it_tells_a_reporter_who_left_a_phone_number_alone(world: World) -> None:
    report = file(email="", phone=PHONE).report
    follow(report)
    send_due(at=NOW)
    assert Notice.objects.get(audience="reporter").channel == "sms"
    assert send_messages(at=NOW) == 1
    assert SENT[0].to == PHONE and "diterima" in SENT[0].text and "lubang" not in SENT[0].text


def test_it_says_nothing_but_the_code_of_a_confidential_report(world: World) -> None:
    follow(file(email="", phone=PHONE, privacy="confidential").report)
    send_due(at=NOW)
    send_messages(at=NOW)
    assert SENT[0].text.startswith("Ada kabar untuk laporan ") and len(SENT[0].text) < 45


def test_it_sends_the_question_of_an_office_along(world: World) -> None:
    report = forwarded(world, to="pupr", email="", phone=PHONE)
    budi, office = world.actor("budi"), world.offices["pupr"]
    services.ask_reporter(report.id, text="Sebelah mana pasar?", institution=office, by=budi, at=NOW)
    follow(report.id)
    send_due(at=NOW)
    send_messages(at=NOW)
    assert any("Sebelah mana pasar?" in each.text for each in SENT)


def test_it_keeps_address_and_text_sealed_and_then_not_at_all(world: World) -> None:
    row = post()
    assert b"Halo" not in bytes(row.parcel) and PHONE.encode() not in bytes(row.parcel)
    send_messages(at=NOW)
    row.refresh_from_db()
    assert (row.state, bytes(row.parcel)) == ("sent", b"")


def test_it_queues_a_key_once(world: World) -> None:
    post()
    post()
    assert OutgoingMessage.objects.count() == 1


def test_it_waits_for_the_morning_unless_asked(world: World, settings: Any) -> None:
    settings.LAPOR_QUIET_HOURS = (21, 7)
    night = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    assert post("a", at=night).due_at == datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
    assert post("b", at=night, is_asked=True).due_at == night
    assert out_of_quiet(NOW, zone=ZONE) == NOW


def test_it_tries_again_what_nobody_took(world: World) -> None:
    Phone.failure = NotSent()
    post(is_asked=True)
    send_messages(at=NOW)
    Phone.failure = None
    assert send_messages(at=NOW + timedelta(minutes=1)) == 1
    assert len(SENT) == 1


def test_it_gives_up_what_nobody_ever_takes(world: World) -> None:
    Phone.failure = NotSent()
    row = post(is_asked=True)
    for day in range(12):
        send_messages(at=NOW + timedelta(days=day))
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", "not_taken")


def test_it_never_sends_a_third_time_after_crashes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lapor.notifications.services.dispatch._note_sent", crash)
    row = post(is_asked=True)
    for hour in range(5):
        try:
            send_messages(at=NOW + timedelta(hours=hour))
        except KeyboardInterrupt:
            continue
    row.refresh_from_db()
    assert (len(SENT), row.state, row.failure) == (2, "failed", "unclear")


def test_it_does_not_guess_after_a_time_out(world: World) -> None:
    Phone.failure = TimeoutError()
    row = post(is_asked=True)
    for hour in range(5):
        send_messages(at=NOW + timedelta(hours=hour))
    row.refresh_from_db()
    assert (row.state, row.attempts, row.failure) == ("failed", 2, "unclear")


@pytest.mark.parametrize(("delivered", "state"), [(True, "delivered"), (False, "failed")])
def test_it_takes_a_delivery_report_to_the_notice(world: World, delivered: bool, state: str) -> None:
    follow(file(email="", phone=PHONE).report)
    send_due(at=NOW)
    send_messages(at=NOW)
    row = OutgoingMessage.objects.get()
    assert note_delivery(row.id, delivered=delivered, at=NOW)
    assert Notice.objects.get(audience="reporter").state == state
    assert not note_delivery(row.id, delivered=not delivered, at=NOW)


def test_it_sends_no_more_news_after_a_stop_word(world: World) -> None:
    report = file(email="", phone=PHONE).report
    hush_reports([report], channel="sms", at=NOW)
    follow(report)
    send_due(at=NOW)
    assert Notice.objects.filter(audience="reporter").values_list("state", "failure").get() == ("skipped", "stopped")


def test_it_takes_a_token_once_and_for_its_question_alone(world: World) -> None:
    report, other = file().report, file("m-2").report
    token = make_reply_token(report, purpose="settled", at=NOW)
    assert use_reply_token(token, reports=[report], purpose="withdraw", at=NOW) is None
    assert use_reply_token(token, reports=[other], purpose="settled", at=NOW) is None
    assert use_reply_token(token.lower(), reports=[other, report], purpose="settled", at=NOW) == report
    assert use_reply_token(token, reports=[report], purpose="settled", at=NOW) is None


def test_it_lets_nobody_guess_a_token(world: World) -> None:
    report = file().report
    token = make_reply_token(report, purpose="settled", at=NOW)
    for _ in range(8):
        assert use_reply_token("22222", reports=[report], purpose="settled", at=NOW) is None
    assert use_reply_token(token, reports=[report], purpose="settled", at=NOW) is None
