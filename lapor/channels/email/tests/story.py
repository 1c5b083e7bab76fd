"""What tests of mail tell: a mail is handed over, a report is filed, worked on, and told of."""

from datetime import timedelta
from typing import Any

from lapor.channels.email.take import take_mail
from lapor.channels.email.tests.mails import letter, reply_address
from lapor.notifications.models import Notice
from lapor.notifications.services import send_due, send_messages
from lapor.reports import services
from lapor.reports.models import Report
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World

LATER = NOW + timedelta(hours=1)


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


def answered(world: World) -> tuple[Report, str]:
    """A report that has been answered, and the address to which a reply to that news goes."""
    report = in_progress(world)
    answer = Answer(
        text="Sudah.", found="Putus", done="Dipasang", done_on=NOW.date(), done_by="Tim", no_evidence_reason="Sinyal"
    )
    services.respond(report.id, answer=answer, approver=None, by=world.actor("budi"), at=NOW)
    return report, noticed(report, "responded")
