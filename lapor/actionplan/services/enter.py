"""Enter what was reached in a quarter."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import policy, queries
from lapor.actionplan.content import number_text
from lapor.actionplan.errors import EvidenceNeeded, FillsItself, NothingEntered, QuarterNotOver
from lapor.actionplan.models import ActionPlan, PlanIndicator, Realisation
from lapor.actionplan.quarters import Quarter
from lapor.attachments.models import Attachment
from lapor.attachments.services import keep_files
from lapor.attachments.work import CLEAN
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.jobs.services import ask_for
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is entered: the value (None for a living indicator), its evidence, what stands in the way and what comes next."""

    value: Decimal | None = None
    document: str = ""
    files: tuple[UUID, ...] = ()
    obstacle: str = ""
    next_step: str = ""


@writes
def enter_realisation(indicator_id: UUID, *, quarter: Quarter, entry: Entry, by: Actor, at: datetime) -> Realisation:
    """Write what was reached, with its evidence; an earlier entry of the quarter is replaced and kept with its files.

    Files are cleaned by a job and then shown to everybody. Raises NotResponsible, QuarterNotOver, FillsItself,
    EvidenceNeeded, NothingEntered.
    """
    indicator = queries.lock_indicator(indicator_id)
    plan = indicator.plan
    policy.require_responsible(by, activity=indicator.activity, plan=plan)
    earlier = Realisation.objects.filter(
        indicator=indicator, year=quarter.year, quarter=quarter.number, replaced_at=None
    )
    _require_fitting(indicator, quarter=quarter, entry=entry, at=at)
    earlier.update(replaced_at=at)
    row = Realisation(
        id=new_id(),
        indicator=indicator,
        year=quarter.year,
        quarter=quarter.number,
        value=entry.value,
        document=entry.document.strip(),
        has_files=bool(entry.files),
        obstacle=entry.obstacle.strip(),
        next_step=entry.next_step.strip(),
        entered_by=by.ref,
        entered_at=at,
    )
    row.save(force_insert=True)
    kept = (
        keep_files(entry.files, report=row.id, added_by="office", shown=Attachment.Shown.PUBLIC) if entry.files else []
    )
    for file in kept:
        ask_for(CLEAN.name, key=str(file.id), at=at, arguments={"file": str(file.id)})
    record("realisation_entered", stream=queries.stream_of(plan), by=by, at=at, payload=_payload(row, plan, kept))
    return row


def _require_fitting(indicator: PlanIndicator, *, quarter: Quarter, entry: Entry, at: datetime) -> None:
    plan = indicator.plan
    today = at.astimezone(ZoneInfo(institutions.office(plan.tenant_id).zone)).date()
    if quarter.first_day > today or quarter.last_day < plan.since_on or quarter.first_day > plan.until_on:
        raise QuarterNotOver
    if indicator.figure and entry.value is not None:
        raise FillsItself
    if entry.value is None and not (entry.obstacle.strip() or entry.next_step.strip()):
        raise NothingEntered
    if entry.value is not None and not (entry.document.strip() or entry.files):
        raise EvidenceNeeded


def _payload(row: Realisation, plan: ActionPlan, files: list[Attachment]) -> dict[str, object]:
    return {
        "plan": str(plan.id),
        "indicator": row.indicator.code,
        "year": row.year,
        "quarter": row.quarter,
        "value": number_text(row.value) if row.value is not None else None,
        "document": row.document,
        "files": [file.sha256 for file in files],
        "obstacle": row.obstacle,
        "next_step": row.next_step,
    }
