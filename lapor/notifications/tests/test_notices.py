"""Who is told what, by which way, and never too much."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.notifications import queries
from lapor.notifications.follow import notice_event
from lapor.notifications.models import Notice
from lapor.notifications.services import mark_read, print_letter, send_due
from lapor.reports import services
from lapor.reports.errors import NotAllowed
from lapor.reports.models import OfficeLink, Report
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
CONFIDENTIAL = "anonymous_confidential"


def follow(report: Any) -> None:
    for event in audit.stream_events(f"report/{report}"):
        notice_event(event, NOW)


def forwarded(world: World, *, to: str, **changes: Any) -> Report:
    receipt = file(**changes)
    sari = world.actor("sari")
    services.verify_report(
        receipt.report, topic="jalan", procedure="complaint", public_title="Judul", public_text="Isi", by=sari, at=NOW
    )
    services.forward_report(receipt.report, to=world.offices[to], by=sari, at=NOW)
    return Report.objects.get(pk=receipt.report)


def test_it_tells_the_reporter_and_the_coordinators_of_a_filing(world: World) -> None:
    receipt = file()
    follow(receipt.report)
    rows = set(Notice.objects.values_list("audience", "channel", "template"))
    assert rows == {
        ("reporter", "email", "received"),
        ("person", "screen", "to_verify"),
        ("person", "email", "to_verify"),
    }
    assert [each.code for each in queries.unread_notices(world.people["sari"])] == [receipt.code]


def test_it_writes_nothing_twice(world: World) -> None:
    receipt = file()
    follow(receipt.report)
    count = Notice.objects.count()
    follow(receipt.report)
    assert Notice.objects.count() == count


def test_it_sends_mail_with_the_code_and_without_a_word_of_the_report(world: World) -> None:
    receipt = file()
    follow(receipt.report)
    assert send_due(at=NOW) == 3
    received = next(each for each in mail.outbox if each.to == ["wati@contoh.example"])
    code = f"{receipt.code[:4]}-{receipt.code[4:8]}-{receipt.code[8:]}"
    assert code in received.subject and f"/lacak/{code}/" in received.body and "20 Maret 2026" in received.body
    assert not any(
        word in f"{each.subject} {each.body}" for each in mail.outbox for word in ("Wati", "lubang", "pasar")
    )
    assert send_due(at=NOW + DAY) == 0


def test_it_says_nothing_but_the_code_of_a_confidential_report(world: World) -> None:
    receipt = file(privacy="confidential")
    follow(receipt.report)
    send_due(at=NOW)
    code = f"{receipt.code[:4]}-{receipt.code[4:8]}-{receipt.code[8:]}"
    assert {each.subject for each in mail.outbox} == {f"Ada kabar untuk laporan {code}"}


def test_it_tells_the_inspectorate_alone_of_a_sealed_report(world: World) -> None:
    follow(file(about_official=True, institution=world.offices["kecamatan"]).report)
    told = set(Notice.objects.filter(audience="person").values_list("person_id", flat=True))
    assert told == {world.people["itwil"]}


def test_it_tells_the_liaison_officer_of_what_was_forwarded(world: World) -> None:
    follow(forwarded(world, to="pupr").id)
    told = Notice.objects.filter(template="to_answer").values_list("person_id", flat=True)
    assert set(told) == {world.people["budi"]}


def test_it_mails_a_link_to_an_office_without_an_account(world: World) -> None:
    report = forwarded(world, to="pln")
    follow(report.id)
    send_due(at=NOW)
    sent = next(each for each in mail.outbox if each.to == ["kantor@contoh.example"])
    token = sent.body.split("/kantor/")[1].split("/")[0]
    case = services.open_office_link(token, at=NOW)
    assert (case.report.id, OfficeLink.objects.get().delivery) == (report.id, "sent")
    assert "Wati" not in sent.body and "berlubang" not in sent.body


def test_it_tries_again_after_growing_gaps_and_gives_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("lapor.notifications.senders.EmailSender.send", fail)
    follow(file().report)
    at = NOW
    for _ in range(7):
        send_due(at=at)
        at += 3 * DAY
    assert set(Notice.objects.filter(channel="email").values_list("state", "attempts")) == {("failed", 7)}
    assert len(queries.failed_notices(world.tenant)) == 3


def test_it_skips_a_reporter_without_an_address_of_the_channel(world: World) -> None:
    follow(file(email="", phone="081200000000").report)
    send_due(at=NOW)
    assert Notice.objects.get(audience="reporter").state == "skipped"


def test_it_marks_what_was_read(world: World) -> None:
    follow(file().report)
    assert queries.unread_count(world.people["sari"]) == 1
    mark_read(world.people["sari"], at=NOW)
    assert queries.unread_count(world.people["sari"]) == 0


def test_it_does_not_tell_an_officer_of_their_own_deed(world: World) -> None:
    report = forwarded(world, to="pupr")
    services.decline_report(report.id, reason="Jalan nasional", suggestion=None, by=world.actor("budi"), at=NOW)
    services.add_word(report.id, text="Tambahan", by=actors.reporter(report.id), at=NOW)
    follow(report.id)
    assert not Notice.objects.filter(person_id=world.people["budi"], template="declined").exists()
    assert Notice.objects.filter(person_id=world.people["susi"], template="declined", channel="screen").exists()


def test_it_prints_a_letter_for_the_verifier_only(world: World) -> None:
    report = forwarded(world, to="pln", privacy=CONFIDENTIAL)
    assert print_letter(report.code, by=world.actor("sari"), at=NOW).startswith(b"%PDF")
    assert OfficeLink.objects.get().delivery == "paper"
    with pytest.raises(NotAllowed):
        print_letter(report.code, by=world.actor("pak_made"), at=NOW)
