"""The liaison officer puts an executing officer to work."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import EXECUTING, LIAISON, Actor
from lapor.people import queries as people
from lapor.reports.errors import NotAllowed
from lapor.reports.models import Assignment
from lapor.reports.services import steps


@writes
def assign_executor(report_id: UUID, *, executor: UUID, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Let an executing officer of the leading institution find facts, remedy and draft; takes the report on if need be.

    Raises NotAllowed (also when the person does not work there), WrongState, ChangedMeanwhile.
    """
    case = steps.lock(report_id, verb="assign", by=by, seen=seen)
    if not people.works_at(executor, institution=case.lead.institution_id, roles=(EXECUTING, LIAISON)):
        raise NotAllowed(executor=str(executor))
    Assignment.objects.filter(pk=case.lead.pk).update(executor_id=executor, state=Assignment.State.ACCEPTED)
    steps.step(case.report, verb="assign")
    steps.save(case.report)
    return steps.note(
        case.report,
        kind="executor_assigned",
        by=by,
        at=at,
        institution=str(case.lead.institution_id),
        executor=str(executor),
    )
