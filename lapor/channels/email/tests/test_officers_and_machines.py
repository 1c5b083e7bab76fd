"""An officer's reply becomes a draft; what machines send becomes nothing."""

import logging

import pytest
from django.core import mail as outbox

from lapor.attachments.models import Attachment
from lapor.channels.email.addresses import address_about
from lapor.channels.email.take import AUTOMATIC, FOR_PEOPLE
from lapor.channels.email.tests.mails import ADDRESS, WATI, failed_delivery, letter, with_picture
from lapor.channels.email.tests.story import LATER, filed, in_progress, noticed, take
from lapor.notifications.models import Notice, OutgoingMessage
from lapor.notifications.services import send_messages
from lapor.reports.models import Note, Report, Response, Word
from tests.cast import World


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
