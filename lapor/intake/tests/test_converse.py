"""One conversation, whatever the channel: short or long, once, and never taken for somebody else."""

import re
from datetime import timedelta
from typing import Any

import pytest

from lapor.intake.inbound import InboundText
from lapor.intake.models import Conversation, ReceivedMessage
from lapor.intake.services import converse, finish_conversation, forget_messages, watch_conversations
from lapor.kit import actors, gsm7
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import make_reply_token
from lapor.reports import services
from lapor.reports.models import Report, Word
from lapor.reports.services.draft import Answer
from lapor.vault.match import refs_of
from tests.cast import NOW, World

PHONE = "+6281234567890"
OTHER = "+6281298765432"
LONG = "LAPOR jembatan gantung di Manubar putus sejak kemarin dan anak sekolah tidak bisa lewat"
HOUR = timedelta(hours=1)
COUNT = iter(range(10**9))


@pytest.fixture(autouse=True)
def phones(settings: Any) -> None:
    settings.LAPOR_SENDERS = {**settings.LAPOR_SENDERS, "sms": "lapor.notifications.tests.test_short_messages.Phone"}


def say(text: str, *, sender: str = PHONE, id: str = "", at: Any = NOW, **more: Any) -> str:
    """Send one message; every answer is one SMS. Returns the answers."""
    message = InboundText(channel="sms", message_id=id or f"m{next(COUNT)}", sender=sender, text=text, **more)
    replies = [reply.text for reply in converse(message, at=at)]
    assert all(gsm7.fits(reply) for reply in replies), replies
    return " ".join(replies)


def filed() -> Report:
    """The only report there is."""
    return Report.objects.get()


def answered(world: World) -> Report:
    """A report by SMS that has been answered."""
    say(LONG)
    report, sari, budi = filed(), world.actor("sari"), world.actor("budi")
    services.verify_report(
        report.id, topic="jalan", procedure="complaint", public_title="J", public_text="I", by=sari, at=NOW
    )
    services.forward_report(report.id, to=world.offices["pupr"], by=sari, at=NOW)
    answer = Answer(
        text="Sudah diperbaiki.",
        found="Putus",
        done="Dipasang lagi",
        done_on=NOW.date(),
        done_by="Tim",
        no_evidence_reason="Tidak ada sinyal di lokasi",
    )
    services.accept_report(report.id, by=budi, at=NOW)
    services.respond(report.id, answer=answer, approver=None, by=budi, at=NOW)
    report.refresh_from_db()
    return report


def test_it_files_one_long_message_at_once(world: World) -> None:
    reply = say(LONG)
    report = filed()
    assert report.code[:4] in reply and "kunci rahasia" in reply
    assert (report.body, report.channel, report.privacy) == (LONG, "sms", "anonymous")
    assert report.has_contact and OutgoingMessage.objects.get().is_asked


def test_it_asks_for_what_a_short_message_leaves_out(world: World) -> None:
    assert "Di mana" in say("jembatan putus")
    assert "nama" in say("Desa Manubar, dekat pasar")
    assert "Periksa" in say("Anonim")
    assert "Laporan diterima" in say("ya")
    report = filed()
    assert (report.body, report.region_id, report.privacy) == ("jembatan putus", "64.08.11.2002", "anonymous")
    assert not Conversation.objects.exists() and len(refs_of(PHONE)) == 1


def test_it_asks_a_greeting_what_happened(world: World) -> None:
    assert "Apa yang terjadi" in say("Halo")
    say("Lampu jalan mati")
    say("Depan kantor desa")
    say("Wati")
    say("YA")
    assert filed().privacy == "open" and "Wati" not in filed().body


def test_it_keeps_what_was_told_sealed(world: World) -> None:
    say("jembatan putus")
    row = Conversation.objects.get()
    assert "jembatan" not in row.draft and PHONE not in row.sender and len(row.sender) == 64


def test_it_forgets_a_conversation_that_was_cancelled(world: World) -> None:
    say("jembatan putus")
    assert "dihapus" in say("BATAL")
    assert not Conversation.objects.exists() and not refs_of(PHONE)


def test_it_begins_anew_or_adds_after_the_check(world: World) -> None:
    for text in ("jembatan putus", "Manubar", "anonim", "sudah seminggu"):
        say(text)
    say("ya")
    assert filed().body == "jembatan putus\nsudah seminggu"


def test_it_takes_a_place_on_the_map_for_an_answer(world: World) -> None:
    say("jembatan putus")
    say("", location=(0.5, 117.5))
    say("anonim")
    say("ya")
    assert (filed().latitude, filed().longitude) == (0.5, 117.5)


def test_it_has_one_effect_for_one_message(world: World) -> None:
    replies = [say(LONG, id="same") for _ in range(10)]
    assert replies[0] and not any(replies[1:])
    assert (Report.objects.count(), OutgoingMessage.objects.count()) == (1, 1)


def test_it_joins_the_same_words_of_one_sender(world: World) -> None:
    say(LONG)
    assert filed().code[:4] in say(LONG)
    assert say(LONG.lower()) == ""
    say(LONG, sender=OTHER)
    assert Report.objects.count() == 2


def test_it_holds_what_is_too_much_for_a_day_and_loses_nothing(world: World) -> None:
    for number in range(32):
        say(f"{LONG} nomor {number}")
    assert (Report.objects.count(), Conversation.objects.filter(state="held").count()) == (30, 2)
    say(f"{LONG} besok", at=NOW + 24 * HOUR)
    assert Report.objects.count() == 31


def test_it_does_not_talk_with_machines(world: World) -> None:
    replies = [say(f"bantuan {''.join('!' * (number % 2))}") for number in range(70)]
    assert replies[0] and not replies[-1]


def test_it_tells_anybody_the_public_state_alone(world: World) -> None:
    say(LONG)
    code = filed().code
    assert "baru" in say(f"STATUS {code}", sender=OTHER) and "jembatan" not in say(f"cek {code}", sender=OTHER)
    assert "tidak ditemukan" in say("STATUS 7KQ4-M2XB-9TRX")


def test_it_takes_an_answer_into_the_case(world: World) -> None:
    say(LONG)
    report, office = filed(), world.offices["diskominfo"]
    services.ask_reporter(report.id, text="Sebelah mana?", institution=office, by=world.actor("sari"), at=NOW)
    assert "sudah masuk" in say("Sebelah utara pasar, dekat masjid besar yang baru dibangun tahun lalu itu")
    report.refresh_from_db()
    assert report.waiting_for != "reporter" and Report.objects.count() == 1
    assert Word.objects.get(by_reporter=True).kind == "answer"


def test_it_adds_a_word_after_the_number_of_an_own_report_alone(world: World) -> None:
    say(LONG)
    code = filed().code
    assert "sudah masuk" in say(f"{code} sekarang ada yang jatuh")
    assert "tidak dikirim" in say(f"{code} sekarang ada yang jatuh", sender=OTHER)
    assert Word.objects.count() == 1


def test_it_closes_with_the_token_of_the_question_alone(world: World) -> None:
    report = answered(world)
    assert "balas YA" in say("ya") and filed().state == "responded"
    assert "tidak cocok" in say("YA 22222") and "tidak cocok" in say("YA 33333", sender=OTHER)
    token = make_reply_token(report.id, purpose="settled", at=NOW)
    assert "tidak cocok" in say(f"YA {token}", sender=OTHER) and filed().state == "responded"
    assert "selesai" in say(f"ya {token.lower()}")
    assert (filed().state, filed().closed_by) == ("closed", "reporter")


def test_it_reopens_with_token_and_reason(world: World) -> None:
    token = make_reply_token(answered(world).id, purpose="settled", at=NOW)
    assert "alasan" in say(f"BELUM {token}") and "dibuka kembali" in say(f"BELUM {token} masih putus")
    assert filed().state == "reopened"


def test_it_withdraws_after_a_question_with_a_token(world: World) -> None:
    say(LONG)
    question = say(f"CABUT {filed().code}")
    assert filed().state == "received"
    token = re.search(r"CABUT (\w{5})\.", question)
    assert token is not None and "dicabut" in say(f"cabut {token[1]}")
    assert filed().archive_reason == "withdrawn"


def test_it_withdraws_from_any_phone_with_the_access_key(world: World) -> None:
    key = re.search(r"rahasia ([\w-]{19})\.", say(LONG))
    code = filed().code
    assert "tidak dikirim" in say(f"CABUT {code}", sender=OTHER)
    assert key is not None and "dicabut" in say(f"CABUT {code} {key[1]}", sender=OTHER)


def test_it_answers_refusals_of_the_case(world: World) -> None:
    say(LONG)
    token = make_reply_token(filed().id, purpose="settled", at=NOW)
    assert "tidak mungkin" in say(f"YA {token}") and filed().state == "received"


def test_it_reminds_once_and_then_holds_for_an_officer(world: World) -> None:
    say("jembatan putus")
    assert watch_conversations(at=NOW + 3 * HOUR) == 1
    assert watch_conversations(at=NOW + 4 * HOUR) == 0
    assert OutgoingMessage.objects.filter(is_asked=False).count() == 1
    assert watch_conversations(at=NOW + 30 * HOUR) == 1
    row = Conversation.objects.get()
    receipt = finish_conversation(row.id, tenant=world.tenant, what="jembatan putus", where="Manubar", at=NOW)
    report = filed()
    assert report.reporter_ref == row.reporter_ref and report.has_contact and not Conversation.objects.exists()
    services.withdraw_report(report.id, by=actors.reporter(report.id), at=NOW)
    assert receipt.code == report.code and "arsip" in say(f"STATUS {receipt.code}")


def test_it_forgets_an_empty_conversation(world: World) -> None:
    say("halo")
    watch_conversations(at=NOW + 3 * HOUR)
    watch_conversations(at=NOW + 30 * HOUR)
    assert not Conversation.objects.exists()


def test_it_stops_news_and_sends_them_again(world: World) -> None:
    say(LONG)
    assert "tidak mengirim" in say("STOP") and "kirim lagi" in say("mulai")


def test_it_blanks_digests_of_senders(world: World) -> None:
    say(LONG)
    forget_messages(at=NOW + 72 * HOUR)
    assert ReceivedMessage.objects.values_list("sender", "words", "report").get() == ("", "", None)


@pytest.mark.parametrize(
    "text", ["belum diperbaiki", "ya betul jalan rusak", "status jalan", "cabut rumput", "stop kontak"]
)
def test_it_takes_ordinary_sentences_for_reports(world: World, text: str) -> None:
    assert "Di mana" in say(text)


@pytest.mark.parametrize("text", ["sampah di sungai", "sialan jalan rusak terus"])
def test_it_never_rejects_a_word(world: World, text: str) -> None:
    assert "Di mana" in say(text)
