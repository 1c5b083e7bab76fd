"""The leading institution takes a report on."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports.models import Assignment
from lapor.reports.services import steps


@writes
def accept_report(report_id: UUID, *, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Take the report on. Raises NotAllowed, WrongState, ChangedMeanwhile. Law: docs/law/clocks.md#respond"""
    case = steps.lock(report_id, verb="accept", by=by, seen=seen)
    Assignment.objects.filter(pk=case.lead.pk).update(state=Assignment.State.ACCEPTED)
    steps.step(case.report, verb="accept")
    steps.save(case.report)
    return steps.note(case.report, kind="accepted", by=by, at=at, institution=str(case.lead.institution_id))
