"""Enter what was reached in a quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import policy, queries
from lapor.actionplan.content import number_text
from lapor.actionplan.errors import EvidenceNeeded, FillsItself, NothingEntered, QuarterNotOver, UnknownPlan
from lapor.actionplan.models import ActionPlan, PlanIndicator, Realisation
from lapor.actionplan.quarters import Quarter
from lapor.actionplan.services.evidence import keep_evidence
from lapor.attachments.models import Attachment
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
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
def enter_realisations(
    plan_id: UUID, *, quarter: Quarter, entries: Mapping[str, Entry], by: Actor, at: datetime
) -> list[Realisation]:
    """Write what was reached by indicators (by code), with evidence; earlier entries of the quarter are replaced and kept.

    Files are cleaned by a job and then shown to everybody. 9 statements and two for each entry with files. Raises UnknownPlan,
    NotResponsible, QuarterNotOver, FillsItself, EvidenceNeeded, NothingEntered; nothing is written when it raises.
    """
    plan = queries.lock(plan_id)
    _require_open(plan, quarter=quarter, today=_today(plan, at=at))
    indicators = queries.indicators_with(entries, plan=plan)
    if len(indicators) < len(entries):
        raise UnknownPlan
    for indicator in indicators:
        policy.require_responsible(by, activity=indicator.activity, plan=plan)
        _require_fitting(entries[indicator.code], indicator=indicator)
    earlier = Realisation.objects.filter(indicator__in=indicators, year=quarter.year, quarter=quarter.number)
    earlier.filter(replaced_at=None).update(replaced_at=at)
    rows = [_row(each, entry=entries[each.code], quarter=quarter, by=by, at=at) for each in indicators]
    Realisation.objects.bulk_create(rows)
    files = {row.id: keep_evidence(entries[row.indicator.code].files, of=row.id, at=at) for row in rows}
    payload = {
        "plan": str(plan.id),
        "year": quarter.year,
        "quarter": quarter.number,
        "entries": [_told(row, files=files[row.id]) for row in rows],
    }
    record("realisations_entered", stream=queries.stream_of(plan), by=by, at=at, payload=payload)
    return rows


def _today(plan: ActionPlan, *, at: datetime) -> date:
    return at.astimezone(ZoneInfo(institutions.office(plan.tenant_id).zone)).date()


def _require_open(plan: ActionPlan, *, quarter: Quarter, today: date) -> None:
    """A quarter that has begun, inside the plan's period."""
    if quarter.first_day > today or quarter.last_day < plan.since_on or quarter.first_day > plan.until_on:
        raise QuarterNotOver


def _require_fitting(entry: Entry, *, indicator: PlanIndicator) -> None:
    if indicator.figure and entry.value is not None:
        raise FillsItself
    if entry.value is None and not (entry.obstacle.strip() or entry.next_step.strip()):
        raise NothingEntered
    if entry.value is not None and not (entry.document.strip() or entry.files):
        raise EvidenceNeeded


def _row(indicator: PlanIndicator, *, entry: Entry, quarter: Quarter, by: Actor, at: datetime) -> Realisation:
    return Realisation(
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


def _told(row: Realisation, *, files: list[Attachment]) -> dict[str, object]:
    return {
        "indicator": row.indicator.code,
        "value": number_text(row.value) if row.value is not None else None,
        "document": row.document,
        "files": [file.sha256 for file in files],
        "obstacle": row.obstacle,
        "next_step": row.next_step,
    }
