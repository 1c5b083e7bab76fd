"""An institution sets a limit of its own that is shorter than the law's."""

from datetime import date, datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.memory import forget
from lapor.institutions.policy import may_administer
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.text import one_line
from lapor.reports import deadlines
from lapor.reports.errors import BackdatedLimit, LongerLimit, MissingReason, NotAllowed
from lapor.reports.models import ClockRule


@writes
def set_shorter_limit(
    institution: UUID,
    *,
    procedure: str,
    step: str,
    limit: int,
    source: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> Event:
    """Set a shorter limit for an institution and everything beneath it, from a day on; earlier reports keep what they have.

    The administrator, the coordinator of the tenant or the institution's own leader may. A limit for the same day is replaced.
    Raises NotAllowed, NoRule, LongerLimit, BackdatedLimit, MissingReason (no source). Law: docs/law/clocks.md
    """
    office = institutions.office(institution)
    _require(by, institution=institution, tenant=office.tenant)
    where_from = one_line(source)[:300]
    if not where_from:
        raise MissingReason(field="source")
    if valid_from < institutions.calendar_of(institution).local_day(at):
        raise BackdatedLimit
    law = deadlines.law_of(step, procedure=procedure, on=valid_from)
    if not 1 <= limit < law.limit:
        raise LongerLimit(limit=law.limit)
    own = ClockRule.objects.filter(institution_id=institution, procedure=procedure, step=step)
    row = own.filter(valid_from=valid_from).first() or ClockRule(
        institution_id=institution, procedure=procedure, step=step, valid_from=valid_from
    )
    row.limit, row.unit, row.source, row.reliability = limit, law.unit, where_from, law.reliability
    row.version = (own.order_by("-version").values_list("version", flat=True).first() or 0) + 1
    row.save()
    forget()
    payload = {"procedure": procedure, "step": step, "limit": limit, "valid_from": valid_from.isoformat()}
    return record("shorter_limit_set", stream=f"institution/{institution}", by=by, at=at, payload=payload)


def _require(by: Actor, *, institution: UUID, tenant: UUID) -> None:
    is_leader = by.has_role(actors.LEADER, institution=institution)
    is_coordinator = any(grant.tenant == tenant and grant.role == actors.COORDINATOR for grant in by.grants)
    if not (is_leader or is_coordinator or may_administer(by, tenant=tenant)):
        raise NotAllowed
