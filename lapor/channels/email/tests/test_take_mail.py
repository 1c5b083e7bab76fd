"""A mail becomes a report, a word in a case, or nothing; subjects and senders prove nothing."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.db import OperationalError

from lapor.attachments.models import Attachment
from lapor.channels.email.addresses import address_about
from lapor.channels.email.take import AUTOMATIC, DONE, FOR_PEOPLE, take_mail
from lapor.channels.email.tests.mails import ADDRESS, LONG, WATI, failed_delivery, letter, reply_address, with_picture
from lapor.institutions.models import Institution
from lapor.intake.inbound import InboundText
from lapor.intake.models import ReceivedMessage
from lapor.intake.queries import turn_of
from lapor.notifications.models import Notice, OutgoingMessage
from lapor.notifications.senders import sender_of
from lapor.notifications.services import send_due, send_messages
from lapor.reports import services
from lapor.reports.models import Note, Report, Response, Word
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World

LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def mailbox(settings: Any) -> Any:
    settings.LAPOR_MAIL_ADDRESS = ADDRESS
    sender_of.cache_clear()
    yield
    sender_of.cache_clear()


def take(mail: Any, *, at: Any = NOW) -> str:
    """Hand over one mail."""
    return take_mail(mail if isinstance(mail, bytes) else bytes(mail), at=at)


def filed() -> Report:
    """The only report there is, and its receipt sent."""
    send_messages(at=NOW)
    return Report.objects.get()


def in_progress(world: World) -> Report:
    """A report by mail that Dinas PUPR works on."""
    take(letter())
    report, sari, budi = filed(), world.actor("sari"), world.actor("budi")
    services.verify_report(
        report.id, topic="jalan", procedure="complaint", public_title="J", public_text="I", by=sari, at=NOW
    )
    services.forward_report(report.id, to=world.offices["pupr"], by=sari, at=NOW)
    services.accept_report(report.id, by=budi, at=NOW)
    report.refresh_from_db()
    return report


def noticed(report: Report, template: str, *, person: Any = None, at: Any = NOW) -> str:
    """Send that notice, and return the address to which a reply goes."""
    from_event = Notice.objects.count()
    Notice.objects.filter(state="waiting").update(state="skipped")
    Notice(
        id=f"00000000-0000-7000-8000-{from_event:012d}",
        event_id=f"00000000-0000-7000-9000-{from_event:012d}",
        report=report,
        audience="person" if person else "reporter",
        recipient=f"person/{person}" if person else f"reporter/{report.id}",
        person_id=person,
        template=template,
        channel="email",
        made_at=at,
        due_at=at,
    ).save(force_insert=True)
    send_due(at=at)
    return reply_address()


def test_it_files_a_mail_with_everything_and_answers_it(world: World) -> None:
    assert take(letter()) == DONE
    report = filed()
    assert (report.title, report.body, report.channel, report.privacy) == ("Jembatan putus", LONG, "email", "anonymous")
    said = outbox.outbox[-1]
    assert said.to == [WATI] and "kunci rahasia" in said.body and said.subject == "Balasan untuk surat Anda"


def test_it_seals_the_address_and_keeps_it_nowhere_else(world: World) -> None:
    take(letter(f"{LONG}\n\nSalam, Wati Contoh\n{WATI}"))
    report = filed()
    known = turn_of(InboundText(channel="x", message_id="x", sender=WATI, text=""), at=NOW)
    assert known.reports == [report] and report.has_contact
    assert "Wati" not in report.body and WATI not in report.body
    assert WATI not in str(list(OutgoingMessage.objects.values())) + str(list(ReceivedMessage.objects.values()))


def test_it_has_one_effect_however_often_it_comes(world: World) -> None:
    for _ in range(3):
        assert take(with_picture(letter())) == DONE
    assert Report.objects.count() == OutgoingMessage.objects.count() == Attachment.objects.count() == 1


def test_it_takes_other_words_under_the_same_id_for_another_mail(world: World) -> None:
    take(letter())
    take(letter(f"{LONG} Tolong segera diperbaiki, Pak."))
    assert Report.objects.count() == 2


def test_it_stores_nothing_when_the_database_fails(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr("lapor.intake.services.telling.store_filing", fail)
        with pytest.raises(OperationalError):
            take(letter())
    assert not ReceivedMessage.objects.exists() and not Report.objects.exists()
    take(letter())
    assert Report.objects.count() == 1


def test_it_asks_after_a_short_mail_and_files_the_reply_to_the_question(world: World) -> None:
    take(letter("Jembatan putus", subject=""))
    send_messages(at=NOW)
    assert "Di mana" in outbox.outbox[-1].body
    for place, text in enumerate(("Desa Manubar", "tidak", "anonim", "ya")):
        take(letter(text, id=f"<{place}@warga.example>"))
    assert filed().body == "Jembatan putus"


def test_it_takes_the_subject_for_the_words_of_an_empty_mail(world: World) -> None:
    take(letter("", subject=LONG))
    assert filed().body == LONG.strip()


def test_it_sends_to_the_office_whose_address_was_written_to(world: World) -> None:
    Institution.objects.filter(pk=world.offices["pupr"]).update(report_address="pupr@kabupaten.example")
    take(letter(to="Dinas <PUPR@kabupaten.example>"))
    assert filed().chosen_institution_id == world.offices["pupr"]


def test_it_puts_a_reply_into_the_case_whatever_its_subject_and_sender(world: World) -> None:
    take(letter())
    report, address = filed(), reply_address()
    take(letter("Sekarang talinya juga putus.", to=address, subject="Lain", sender="lain@warga.example", id="<2@x>"))
    assert Report.objects.count() == 1
    word = Word.objects.get()
    assert (word.report_id, word.text, word.by_reporter) == (report.id, "Sekarang talinya juga putus.", True)


def test_it_puts_nothing_into_a_case_by_subject_or_sender_alone(world: World) -> None:
    report = in_progress(world)
    services.ask_reporter(
        report.id, text="Di mana tepatnya?", institution=world.offices["pupr"], by=world.actor("budi"), at=NOW
    )
    subject = f"Re: Kami perlu keterangan untuk laporan {report.code}"
    take(letter("Di dekat pasar, tidak jauh dari kantor desa lama itu, Pak.", subject=subject, id="<2@x>"), at=LATER)
    assert not Word.objects.filter(by_reporter=True).exists() and Report.objects.count() == 2


def test_it_answers_the_question_of_an_office(world: World) -> None:
    report = in_progress(world)
    services.ask_reporter(
        report.id, text="Di mana tepatnya?", institution=world.offices["pupr"], by=world.actor("budi"), at=NOW
    )
    address = noticed(report, "asked")
    take(letter("Dekat pasar.", to=address, id="<2@x>"), at=LATER)
    report.refresh_from_db()
    assert report.waiting_for != "reporter" and Word.objects.filter(kind="answer").get().text == "Dekat pasar."


def test_it_folds_what_was_quoted_and_hides_keys_and_reply_addresses_in_it(world: World) -> None:
    take(letter())
    filed()
    address, key = reply_address(), outbox.outbox[-1].body.split("kunci rahasia ")[1][:19]
    quoted = "\n".join(f"> {line}" for line in outbox.outbox[-1].body.splitlines())
    take(letter(f"Terima kasih.\n\nPada Sen, 2 Mar 2026 {address} menulis:\n{quoted}", to=address, id="<2@x>"))
    said = Word.objects.get().text
    assert said.startswith("Terima kasih.\n\n> Pada Sen") and "> Laporan diterima" in said
    assert key not in said and address.partition("@")[0] not in said


def answered(world: World) -> tuple[Report, str]:
    """A report that has been answered, and the address to which a reply to that news goes."""
    report = in_progress(world)
    answer = Answer(
        text="Sudah.", found="Putus", done="Dipasang", done_on=NOW.date(), done_by="Tim", no_evidence_reason="Sinyal"
    )
    services.respond(report.id, answer=answer, approver=None, by=world.actor("budi"), at=NOW)
    return report, noticed(report, "responded")


def test_it_takes_a_yes_to_the_closing_question_from_its_reply_address_alone(world: World) -> None:
    report, address = answered(world)
    take(letter("Ya", id="<2@x>"), at=LATER)
    report.refresh_from_db()
    assert report.state == "responded"
    take(letter("Ya, sudah selesai.\n\n> Instansi sudah menjawab", to=address, id="<3@x>"), at=LATER)
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("closed", "reporter")


def test_it_reopens_after_a_no_with_a_reason(world: World) -> None:
    report, address = answered(world)
    take(letter("Belum", to=address, id="<2@x>"), at=LATER)
    send_messages(at=LATER)
    report.refresh_from_db()
    assert report.state == "responded" and "Apa yang belum selesai" in outbox.outbox[-1].body
    take(letter("Belum, talinya masih longgar.", to=address, id="<3@x>"), at=LATER)
    report.refresh_from_db()
    assert report.state == "reopened"


def test_it_takes_no_yes_to_an_older_question(world: World) -> None:
    report, old = answered(world)
    noticed(report, "responded", at=LATER)
    take(letter("Ya", to=old, id="<2@x>"), at=LATER)
    report.refresh_from_db()
    assert report.state == "responded"


def test_it_withdraws_with_the_access_key_alone(world: World) -> None:
    take(letter())
    report, address = filed(), reply_address()
    key = outbox.outbox[-1].body.split("kunci rahasia ")[1][:19]
    take(letter(f"CABUT {report.code}", to=address, id="<2@x>"))
    report.refresh_from_db()
    assert report.state == "received"
    take(letter(f"CABUT {report.code} {key}", id="<3@x>"))
    report.refresh_from_db()
    assert report.state == "archived"


def test_it_stops_news_of_the_case_replied_to(world: World) -> None:
    take(letter())
    report, address = filed(), reply_address()
    take(letter("STOP", id="<2@x>"))
    assert noticed(report, "verified")
    take(letter("STOP", to=address, id="<3@x>"))
    sent = len(outbox.outbox)
    noticed(report, "forwarded")
    assert len(outbox.outbox) == sent and Notice.objects.get(template="forwarded").failure == "stopped"


def test_it_makes_an_officers_reply_a_draft_and_never_an_answer(world: World) -> None:
    report = in_progress(world)
    address = noticed(report, "to_answer", person=world.people["budi"])
    take(letter("Tali sudah kami ganti.", sender="Budi <budi@contoh.example>", to=address, id="<2@x>"), at=LATER)
    draft = Response.objects.get()
    assert (draft.text, draft.state, draft.author_id) == ("Tali sudah kami ganti.", "submitted", world.people["budi"])
    report.refresh_from_db()
    assert report.state == "in_progress"
    send_messages(at=LATER)
    assert "konsep jawaban" in outbox.outbox[-1].body and outbox.outbox[-1].to == ["budi@contoh.example"]


def test_it_writes_over_no_draft(world: World) -> None:
    report = in_progress(world)
    address = noticed(report, "to_answer", person=world.people["budi"])
    for place in (2, 3, 3):
        take(letter(f"Konsep {place}.", sender="budi@contoh.example", to=address, id=f"<{place}@x>"), at=LATER)
    assert Response.objects.get().text == "Konsep 2." and Note.objects.get().text == "Konsep 3."


@pytest.mark.parametrize("sender", ["joko@lain.example", "pelaksana@contoh.example", WATI])
def test_it_leaves_a_reply_of_somebody_else_to_an_officers_notice_for_people(world: World, sender: str) -> None:
    report = in_progress(world)
    address = noticed(report, "to_answer", person=world.people["budi"])
    assert take(letter("Sudah selesai semua.", sender=sender, to=address, id="<2@x>")) == FOR_PEOPLE
    assert not Response.objects.exists() and not Note.objects.exists() and not Word.objects.exists()


def test_it_takes_an_officers_own_mail_without_token_for_a_citizens(world: World) -> None:
    in_progress(world)
    take(letter("Lampu jalan di depan rumah saya mati sejak tiga malam.", sender="budi@contoh.example", id="<2@x>"))
    assert Report.objects.count() == 2 and not Response.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"List_Id": "<warga.example>"},
        {"X_Loop": ADDRESS},
        {"sender": f"Lapor <{ADDRESS}>"},
        {"sender": "MAILER-DAEMON@mx.example"},
    ],
)
def test_it_answers_no_machine(world: World, headers: dict[str, str]) -> None:
    assert take(letter(**headers)) == AUTOMATIC
    assert not Report.objects.exists() and not OutgoingMessage.objects.exists()


def test_it_never_answers_its_own_mail(world: World) -> None:
    take(letter())
    filed()
    assert take(outbox.outbox[-1].message().as_bytes()) == AUTOMATIC


def test_it_marks_a_notice_that_came_back(world: World) -> None:
    report = in_progress(world)
    noticed(report, "verified")
    notice = Notice.objects.get(template="verified")
    returned = failed_delivery(to=outbox.outbox[-1].from_email)
    assert take(failed_delivery(to=outbox.outbox[-1].from_email, action="delayed")) == AUTOMATIC
    notice.refresh_from_db()
    assert notice.state == "sent"
    assert take(returned) == take(returned) == AUTOMATIC
    notice.refresh_from_db()
    assert (notice.state, notice.failure) == ("failed", "bounced")


def test_it_knows_what_came_back_by_the_id_of_the_mail_too(world: World) -> None:
    take(letter())
    filed()
    take(failed_delivery(original=outbox.outbox[-1].extra_headers["Message-ID"]))
    assert OutgoingMessage.objects.get().state == "failed"


def test_it_believes_no_report_about_a_mail_that_is_not_ours(world: World) -> None:
    take(letter())
    filed()
    forged = address_about("notice/00000000-0000-7000-8000-000000000000").replace("+", "+a")
    take(failed_delivery(to=forged, original="<x@kabupaten.example>"))
    assert OutgoingMessage.objects.get().state == "sent"


def test_it_says_how_many_files_were_not_taken(world: World) -> None:
    mail = with_picture(letter())
    mail.add_attachment(b"MZ program", maintype="application", subtype="octet-stream", filename="program.exe")
    take(mail)
    report = filed()
    assert "1 lampiran surat ini tidak dapat disimpan" in report.body
    assert [file.name for file in Attachment.objects.filter(report=report.id)] == ["foto.png"]


def test_it_logs_no_address_and_no_word(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="lapor"):
        take(letter())
        take(letter(sender="", id="<2@x>"))
        take(failed_delivery(to=address_about("notice/00000000-0000-7000-8000-000000000000")))
    assert caplog.text and not any(word in caplog.text.lower() for word in ("wati", "jembatan", "@"))
