"""An office waits for another institution and says for which one."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.text import clean
from lapor.reports.errors import MissingReason
from lapor.reports.models import Report
from lapor.reports.services import steps


@writes
def wait_for_institution(
    report_id: UUID, *, institution: UUID, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Name the institution that one waits for. No clock pauses: only waiting for the reporter does.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, UnknownInstitution. Law: docs/law/clocks.md#promise
    """
    report = steps.lock(report_id, verb="wait_for", by=by, seen=seen).report
    office = institutions.directory(report.tenant_id).office(institution)
    why = clean(reason)
    if not why:
        raise MissingReason(field="reason")
    report.waiting_for, report.awaited_id = Report.WaitingFor.INSTITUTION, office.id
    steps.save(report)
    return steps.note(report, kind="waiting_for_institution", by=by, at=at, institution=str(office.id), reason=why)
