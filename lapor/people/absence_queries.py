"""Who is away, and who stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lapor.people.models import Delegation, Leave


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """One delegation, as the offices see it: responsibility stays visible."""

    id: UUID
    person: UUID
    person_name: str
    delegate: UUID
    delegate_name: str
    since_on: date
    until_on: date
    reason: str


def on_leave(people: Sequence[UUID], *, on: date) -> dict[UUID, date]:
    """Who of these is away on the day, and until when. 1 statement."""
    rows = Leave.objects.filter(person_id__in=people, ended_at=None, since_on__lte=on, until_on__gte=on)
    return dict(rows.order_by("until_on").values_list("person_id", "until_on"))


def stand_ins(people: Sequence[UUID], *, on: date) -> list[StandIn]:
    """Delegations that these people gave or hold and that are not over, soonest first. 1 statement."""
    rows = Delegation.objects.filter(ended_at=None, until_on__gte=on).select_related("person", "delegate")
    mine = rows.filter(person_id__in=people) | rows.filter(delegate_id__in=people)
    return [
        StandIn(
            id=row.id,
            person=row.person_id,
            person_name=row.person.name,
            delegate=row.delegate_id,
            delegate_name=row.delegate.name,
            since_on=row.since_on,
            until_on=row.until_on,
            reason=row.reason,
        )
        for row in mine.order_by("since_on", "id")
    ]
