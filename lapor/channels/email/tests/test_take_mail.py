"""A mail becomes a report, a word in a case, or nothing; subjects and senders prove nothing."""

import pytest
from django.core import mail as outbox
from django.db import OperationalError

from lapor.attachments.models import Attachment
from lapor.channels.email.take import DONE
from lapor.channels.email.tests.mails import LONG, WATI, letter, reply_address, with_picture
from lapor.channels.email.tests.story import LATER, answered, filed, in_progress, noticed, take
from lapor.institutions.models import Institution
from lapor.intake.inbound import InboundText
from lapor.intake.models import ReceivedMessage
from lapor.intake.queries import turn_of
from lapor.notifications.models import Notice, OutgoingMessage
from lapor.notifications.services import send_messages
from lapor.reports import services
from lapor.reports.models import Report, Word
from tests.cast import NOW, World


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
