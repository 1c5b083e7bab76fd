"""Gather public reports into an item, and join further ones."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import NotPublicReport, WrongAgendaStep
from lapor.actionplan.agenda.models import AgendaItem, AgendaReport
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.reports.models import Report


@writes
def gather_item(
    tenant: UUID,
    *,
    title: str,
    year: int,
    reports: Collection[UUID],
    stage: str,
    by: Actor,
    at: datetime,
    is_example: bool = False,
) -> UUID:
    """Make an item of public reports; its place and topic are those that they share.

    Raises NotPlanEditor, and NotPublicReport if any of them may not go on the agenda. 8 statements.
    """
    policy.require_editor(by, tenant=tenant)
    found = _joinable(tenant, reports=reports, codes=())
    topics = {each.topic_id for each in found}
    item = AgendaItem(
        id=new_id(),
        tenant_id=tenant,
        year=year,
        title=title.strip(),
        region_id=shared_region([each.region_id or "" for each in found]) or None,
        topic_id=topics.pop() if len(topics) == 1 else None,
        stage=stage,
        is_example=is_example,
        made_at=at,
    )
    item.save(force_insert=True)
    payload = {"item": str(item.id), "title": item.title, "year": year, "stage": stage}
    _join(item, reports=found, kind="agenda_item_made", payload=payload, by=by, at=at)
    return item.id


@writes
def join_reports(
    item_id: UUID, *, reports: Collection[UUID] = (), codes: Collection[str] = (), by: Actor, at: datetime
) -> int:
    """Join further public reports, complaints too; gives how many. Raises NotPlanEditor, WrongAgendaStep, NotPublicReport."""
    item = queries.lock(item_id)
    policy.require_editor(by, tenant=item.tenant_id)
    if item.decision == AgendaItem.Decision.MERGED:
        raise WrongAgendaStep
    found = _joinable(item.tenant_id, reports=reports, codes=codes)
    _join(item, reports=found, kind="agenda_reports_joined", payload={"item": str(item.id)}, by=by, at=at)
    return len(found)


def shared_region(codes: Collection[str]) -> str:
    """The deepest region that holds all of these dotted codes, a district at least; empty for none smaller than the tenant."""
    parts = [code.split(".") for code in codes]
    shared: list[str] = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return ".".join(shared) if len(shared) >= 3 else ""


def _joinable(tenant: UUID, *, reports: Collection[UUID], codes: Collection[str]) -> list[Report]:
    found = queries.joinable(tenant, reports=reports, codes=codes)
    if not found or len(found) < len(set(reports)) + len(set(codes)):
        raise NotPublicReport
    return found


def _join(
    item: AgendaItem, *, reports: list[Report], kind: str, payload: dict[str, object], by: Actor, at: datetime
) -> None:
    AgendaReport.objects.bulk_create([AgendaReport(item=item, report=each, joined_at=at) for each in reports])
    told = {**payload, "reports": [str(each.id) for each in reports]}
    record(kind, stream=queries.stream_of(item), by=by, at=at, payload=told)
