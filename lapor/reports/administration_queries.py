"""What administration needs to know of reports without opening one."""

from uuid import UUID

from lapor.reports.models import Assignment, ClockRule, Report, Topic
from lapor.reports.workflow import OPEN_STATES

COUNTED_TO = 1000


def open_reports_held(institution: UUID) -> int:
    """How many open reports the institution holds, counted no further than 1,001. 1 statement."""
    held = Assignment.objects.filter(institution_id=institution, until=None, report__state__in=OPEN_STATES)
    return held.values("report_id").distinct()[: COUNTED_TO + 1].count()


def own_limits(tenant: UUID) -> list[ClockRule]:
    """Shorter limits that the tenant's institutions set for themselves, newest first. 1 statement."""
    return list(ClockRule.objects.filter(institution__tenant_id=tenant).order_by("-valid_from", "-version", "id"))


def topics_with_closed(tenant: UUID) -> list[Topic]:
    """All topics of the tenant, closed ones too, by name. 1 statement."""
    return list(Topic.objects.filter(tenant_id=tenant).select_related("parent").order_by("name", "id"))


def topic_of(tenant: UUID, *, code: str) -> Topic | None:
    """One topic of the tenant, closed or not. 1 statement."""
    return Topic.objects.filter(tenant_id=tenant, code=code).select_related("parent").first()


def tenants_of_reports(reports: list[UUID]) -> dict[UUID, UUID]:
    """The tenant of each report. 1 statement."""
    return dict(Report.objects.filter(pk__in=reports).values_list("id", "tenant_id"))
