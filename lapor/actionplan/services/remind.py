"""Note that an officer was reminded."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.models import PlanReminder
from lapor.actionplan.quarters import Quarter
from lapor.kit.ids import new_id


def note_reminder(plan: UUID, *, person: UUID, quarter: Quarter, stage: int, at: datetime) -> None:
    """Write that the reminder went out; noting it twice changes nothing. 1 statement."""
    row = PlanReminder(
        id=new_id(), plan_id=plan, person_id=person, year=quarter.year, quarter=quarter.number, stage=stage, sent_at=at
    )
    PlanReminder.objects.bulk_create([row], ignore_conflicts=True)
