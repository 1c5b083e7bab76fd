"""Reads that services and every entrance share; lists live in `lists`-modules of their own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.institutions.models import Region
from lapor.kit.actors import Actor
from lapor.reports import clocks, policy
from lapor.reports.errors import MissingReason, UnknownReport, UnknownTopic
from lapor.reports.models import Access, Assignment, Pause, Report, Topic
from lapor.reports.policy import Standing


def locked(report_id: UUID) -> Report:
    """The report, locked until the transaction ends (SQLite: the transaction itself is the lock). Raises UnknownReport."""
    report = Report.objects.select_for_update().filter(pk=report_id).first()
    if report is None:
        raise UnknownReport
    return report


def standing_of(report: Report) -> Standing:
    """Who may see the report and who works on it. 2 statements."""
    held = list(Assignment.objects.filter(report=report, until__isnull=True))
    return Standing(
        access=dict(Access.objects.filter(report=report).values_list("institution_id", "role")),
        lead=next((row for row in held if row.role == Assignment.Role.LEAD), None),
        assisting=frozenset(row.institution_id for row in held if row.role == Assignment.Role.ASSIST),
    )


def report_visible_to(actor: Actor, *, code: str) -> tuple[Report, Standing]:
    """The report with that code, if this officer may open it. 3 statements.

    Raises UnknownReport for none and for one that may not be seen: the two are never told apart.
    """
    report = Report.objects.select_related("topic", "region", "parent").filter(code=code).first()
    if report is None:
        raise UnknownReport
    standing = standing_of(report)
    if not policy.may_see(actor, report=report, standing=standing):
        raise UnknownReport
    return report, standing


def report_by_key(*, code: str, key_hash: str) -> Report:
    """The report whose code and access key fit together. 1 statement. Raises UnknownReport, whichever half is wrong."""
    report = Report.objects.select_related("topic", "region").filter(code=code, access_key_hash=key_hash).first()
    if report is None:
        raise UnknownReport
    return report


def reports_by_keys(hashes: Mapping[str, str]) -> list[Report]:
    """The reports whose code and access key (`hashes`: code → hash) fit together, newest first. 1 statement."""
    rows = Report.objects.select_related("topic", "region").filter(code__in=hashes)
    return [row for row in rows.order_by("-filed_at", "-id") if row.access_key_hash == hashes[row.code]]


def report_by_code(code: str) -> Report:
    """The report with that code, for showing what everybody may know of it. 1 statement. Raises UnknownReport."""
    report = Report.objects.select_related("topic", "region").filter(code=code).first()
    if report is None:
        raise UnknownReport
    return report


def report_by_message(message_key: str) -> Report | None:
    """The report that an entrance's message already became. 1 statement."""
    return Report.objects.filter(message_key=message_key).first()


def pauses_of(report: Report) -> list[clocks.Pause]:
    """Times in which the report waited for the reporter, oldest first. 1 statement."""
    rows = Pause.objects.filter(report=report).order_by("since")
    return [clocks.Pause(start=row.since, end=row.until) for row in rows]


def topics_of(tenant: UUID) -> list[Topic]:
    """The tenant's open topics, main ones before those below, by name. Remembered."""
    return remembered(
        ("topics", tenant),
        load=lambda: list(Topic.objects.filter(tenant_id=tenant, closed_on__isnull=True).order_by("name")),
    )


def topic_key(tenant: UUID, *, code: str) -> int | None:
    """The key of a topic code; None for an empty code. Raises UnknownTopic."""
    if not code:
        return None
    for topic in topics_of(tenant):
        if topic.code == code:
            return topic.pk
    raise UnknownTopic(topic=code)


def region_code(code: str | None) -> str | None:
    """The code itself when the installation holds the region. Remembered. Raises UnknownRegion."""
    if not code:
        return None
    found: Region = remembered(("region", code), load=lambda: institutions.region(code))
    return found.code


def procedure_code(code: str) -> str:
    """The code itself when it names a procedure. Raises MissingReason."""
    if code not in Report.Procedure.values:
        raise MissingReason(field="procedure")
    return code


def newest_event(report: Report, *, kind: str) -> Followed | None:
    """The newest event of that kind on the report's stream. 2 statements."""
    found = [event for event in audit.stream_events(report.stream) if event.kind == kind]
    return found[-1] if found else None


def count_events(report: Report, *, kind: str, since: datetime) -> int:
    """How many events of that kind the report's stream holds since then. 2 statements."""
    return sum(1 for event in audit.stream_events(report.stream) if event.kind == kind and event.happened_at >= since)


def newest_payload(report: Report, *, kind: str) -> dict[str, Any]:
    """What that newest event says; empty without one. 2 statements."""
    event = newest_event(report, kind=kind)
    return event.payload if event else {}


def has_reports() -> bool:
    """Whether anybody has ever filed here. 1 statement."""
    return Report.objects.exists()
