"""A small plan for tests: two strategies, three activities, five indicators of every way of counting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, StrategyContent
from lapor.actionplan.models import ActionPlan, PlanIndicator
from lapor.actionplan.quarters import Quarter
from lapor.actionplan.services import Entry, enter_realisations, freeze_plan, make_plan
from tests.cast import NOW, World

AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
DECREE_ON = date(2026, 1, 5)


def indicator(code: str, **changes: Any) -> IndicatorContent:
    """An indicator with targets for 2026."""
    made = IndicatorContent(
        code=code,
        name=f"Indikator {code}",
        unit="desa",
        definition="Jumlah desa",
        source="Daftar hadir",
        baseline=Decimal(0),
        direction="up",
        gathers="level",
        figure="",
        targets={(2026, quarter): Decimal(10 * quarter) for quarter in (1, 2, 3, 4)} | {(2026, 0): Decimal(40)},
    )
    return replace(made, **changes)


def activity(code: str, *indicators: IndicatorContent, lead: UUID, **changes: Any) -> ActivityContent:
    """An activity of the year 2026."""
    made = ActivityContent(
        code=code,
        name=f"Kegiatan {code}",
        lead=str(lead),
        supporting=(),
        since_on=date(2026, 1, 1),
        until_on=date(2026, 12, 31),
        budget=1_000_000,
        budget_source="APBD",
        indicators=indicators,
    )
    return replace(made, **changes)


def small_content(world: World) -> PlanContent:
    """The plan of 2026: entered by hand at Dinas PUPR, living at the coordinator's."""
    return small_content_of(world.offices)


def small_content_of(offices: Mapping[str, UUID]) -> PlanContent:
    """The same for offices by key."""
    yearly = {(2026, quarter): Decimal(5) for quarter in (1, 2, 3, 4)} | {(2026, 0): Decimal(20)}
    followed = {(2026, quarter): Decimal(60) for quarter in (1, 2, 3, 4)} | {(2026, 0): Decimal(60)}
    first = activity(
        "1.1",
        indicator("1.1.1"),
        indicator("1.1.2", gathers="yearly", unit="orang", targets=yearly),
        lead=offices["pupr"],
        supporting=(str(offices["dinkes"]),),
    )
    second = activity("1.2", indicator("1.2.1", gathers="running"), lead=offices["dinkes"], budget=0, budget_source="")
    third = activity(
        "2.1",
        indicator("2.1.1", unit="%", figure="followed_up", targets=followed),
        indicator("2.1.2", unit="hari kerja", direction="down", figure="first_response_days"),
        lead=offices["diskominfo"],
    )
    return PlanContent(
        title="Renaksi uji",
        since_on=date(2026, 1, 1),
        until_on=date(2026, 12, 31),
        goal="Pelayanan publik yang baik",
        goal_source="RPJMD, sasaran 3",
        strategies=(
            StrategyContent(code="1", name="Orang", activities=(first, second)),
            StrategyContent(code="2", name="Mutu", activities=(third,)),
        ),
    )


def made_plan(world: World, content: PlanContent | None = None) -> ActionPlan:
    """A draft by Sari."""
    key = make_plan(content or small_content(world), tenant=world.tenant, by=world.actor("sari"), at=NOW)
    return ActionPlan.objects.get(pk=key)


def frozen_plan(world: World, content: PlanContent | None = None) -> ActionPlan:
    """A plan in force."""
    plan = made_plan(world, content)
    freeze_plan(plan.id, decree_number="100/2026", decree_on=DECREE_ON, by=world.actor("sari"), at=NOW)
    return ActionPlan.objects.get(pk=plan.id)


def indicator_id(plan: ActionPlan, code: str) -> UUID:
    """The key of an indicator."""
    return PlanIndicator.objects.get(plan=plan, code=code, dropped_at=None).id


def enter(
    plan: ActionPlan, code: str, *, world: World, value: object, who: str = "budi", quarter: int = 1, at: datetime = AT
) -> None:
    """Somebody enters what was reached in a quarter of 2026."""
    entry = Entry(value=Decimal(str(value)), document="Berita acara 1")
    enter_realisations(plan.id, quarter=Quarter(2026, quarter), entries={code: entry}, by=world.actor(who), at=at)
