"""The demo's action plan, made and filled through the real services in the order in which it happened."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.actionplan import queries as plans
from lapor.actionplan.content import PlanContent
from lapor.actionplan.progress import quarter_targets
from lapor.actionplan.quarters import Quarter, last_over
from lapor.actionplan.services import Entry, enter_realisations, freeze_plan, make_plan, save_plan
from lapor.actionplan.template import empty_content, template_content
from lapor.attachments.services import stage_file
from lapor.cli.demo_photos import sheet_of_paper
from lapor.institutions import queries as institutions
from lapor.kit.actors import SYSTEM
from lapor.people import queries as people
from lapor.people.actors import actor_of
from seed.demo.plans import DemoProgress, demo_plan_head, demo_plan_progress

COORDINATORS_MAIL = "sari@contoh.example"
ENTERED_AFTER = timedelta(days=6)
DOCUMENT = "Berita acara CONTOH nomor {number}, {quarter}"
REASON = "Contoh: target disesuaikan dengan hasil evaluasi tengah masa."


def is_promised(tenant: UUID) -> bool:
    """Whether the plan is there: it is written in one transaction."""
    return bool(plans.plans_in_force(tenant))


@transaction.atomic
def promise(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Make, freeze and fill the plan; gives how many realisations were entered.

    What happened before the installation began is entered on its first day, as from older reports.
    """
    head = demo_plan_head()
    blank = empty_content(
        title=head.title,
        since_on=head.since_on,
        until_on=head.until_on,
        goal=head.goal,
        goal_source=head.goal_source,
    )
    content = template_content(blank, tenant=tenant)
    coordinator = people.person_by_email(COORDINATORS_MAIL)
    by = actor_of(coordinator) if coordinator else SYSTEM
    plan = make_plan(content, tenant=tenant, by=by, at=begun, origin="template", is_example=True)
    freeze_plan(plan, decree_number=head.decree_number, decree_on=head.decree_on, by=by, at=begun)
    changed = _adjusted(content)
    entered, is_changed = 0, False
    zone = ZoneInfo(institutions.office(tenant).zone)
    last = last_over(now.astimezone(zone).date())
    shown = {last, last.before()}
    for quarter, entries in _by_quarter(content, last=last):
        at = max(begun + timedelta(minutes=5), datetime.combine(quarter.last_day, time(9), tzinfo=zone) + ENTERED_AFTER)
        if at > now:
            break
        if at > begun + timedelta(days=60) and not is_changed:
            save_plan(plan, content=changed, by=by, at=at, reason=REASON)
            is_changed = True
        if quarter in shown:
            entries = {code: _with_file(entry, code=code, quarter=quarter, at=at) for code, entry in entries.items()}
        entered += len(enter_realisations(plan, quarter=quarter, entries=entries, by=by, at=at))
    return entered


def _by_quarter(content: PlanContent, *, last: Quarter) -> Iterator[tuple[Quarter, dict[str, Entry]]]:
    """What is entered for each quarter that is over, earliest first."""
    progress = {each.code: each for each in demo_plan_progress()}
    quarters: dict[Quarter, dict[str, Entry]] = {}
    for indicator in content.indicators():
        if indicator.figure or indicator.code not in progress:
            continue
        reached = progress[indicator.code]
        for place, (quarter, target) in enumerate(quarter_targets(indicator.targets).items()):
            if quarter > last or (quarter == last and reached.last_missing):
                continue
            entry = _entry(
                reached, target=target, unit=indicator.unit, quarter=quarter, number=place + 1, is_last=quarter == last
            )
            quarters.setdefault(quarter, {})[indicator.code] = entry
    yield from sorted(quarters.items(), key=lambda item: item[0])


def _entry(reached: DemoProgress, *, target: Decimal, unit: str, quarter: Quarter, number: int, is_last: bool) -> Entry:
    value = (target * reached.per_cent / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Entry(
        value=min(value, Decimal(100)) if unit == "%" else value,
        document=DOCUMENT.format(number=f"{reached.code}/{number}", quarter=quarter.name),
        obstacle=reached.obstacle if is_last else "",
        next_step=reached.next_step if is_last else "",
    )


def _with_file(entry: Entry, *, code: str, quarter: Quarter, at: datetime) -> Entry:
    """The entry with a drawn minute of what was done."""
    name = f"CONTOH-{code}-{quarter.name.replace(' ', '-')}.png"
    file = stage_file(sheet_of_paper(entry.document), name=name, draft=name, at=at, added_by="office")
    return replace(entry, files=(file.id,))


def _adjusted(content: PlanContent) -> PlanContent:
    """The plan after its one change: the last activity's budget grows by a tenth."""
    strategies = list(content.strategies)
    activities = list(strategies[-1].activities)
    activities[-1] = replace(activities[-1], budget=activities[-1].budget * 11 // 10)
    strategies[-1] = replace(strategies[-1], activities=tuple(activities))
    return replace(content, strategies=tuple(strategies))
