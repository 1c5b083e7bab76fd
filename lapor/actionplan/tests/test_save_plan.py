"""A plan changes as a whole: exactly the difference is written, recorded and shown."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lapor.actionplan import queries
from lapor.actionplan.changes import Change
from lapor.actionplan.content import PlanContent, from_plain, plain
from lapor.actionplan.errors import (
    BadPlan,
    HasRealisations,
    NotPlanEditor,
    PlanChangedMeanwhile,
    ReasonNeeded,
)
from lapor.actionplan.history import revisions_of, since_decree
from lapor.actionplan.models import PlanIndicator
from lapor.actionplan.services import save_plan
from lapor.actionplan.template import empty_content, template_content
from lapor.actionplan.tests.plans import enter, frozen_plan, made_plan, small_content
from lapor.audit import queries as audit
from tests.cast import NOW, World


def with_first(content: PlanContent, **changes: Any) -> PlanContent:
    """The plan with its first indicator changed."""
    strategy = content.strategies[0]
    activity = strategy.activities[0]
    first = replace(activity.indicators[0], **changes)
    activity = replace(activity, indicators=(first, *activity.indicators[1:]))
    strategy = replace(strategy, activities=(activity, *strategy.activities[1:]))
    return replace(content, strategies=(strategy, *content.strategies[1:]))


def test_it_reads_back_what_was_written(world: World) -> None:
    content = small_content(world)
    assert queries.content_of(made_plan(world, content)) == content
    assert from_plain(plain(content)) == content


def test_it_writes_and_records_exactly_the_difference(world: World) -> None:
    plan = made_plan(world)
    after = with_first(small_content(world), name="Desa yang dikunjungi", targets={(2026, 4): Decimal(30)})
    changes = save_plan(plan.id, content=after, by=world.actor("sari"), at=NOW)
    assert [(each.kind, each.field, each.before, each.after) for each in changes] == [
        ("indicator", "name", "Indikator 1.1.1", "Desa yang dikunjungi"),
        ("target", "2026", "40", None),
        ("target", "2026 T1", "10", None),
        ("target", "2026 T2", "20", None),
        ("target", "2026 T3", "30", None),
        ("target", "2026 T4", "40", "30"),
    ]
    assert queries.content_of(plan) == after
    event = audit.stream_events(f"institution/{world.tenant}")[-1]
    assert (event.kind, len(event.payload["changes"])) == ("plan_changed", 6)


def test_it_keeps_the_row_of_a_thing_and_drops_what_is_gone(world: World) -> None:
    plan = made_plan(world)
    kept = PlanIndicator.objects.get(plan=plan, code="2.1.1").id
    content = small_content(world)
    after = replace(content, strategies=content.strategies[1:])
    changes = save_plan(plan.id, content=after, by=world.actor("sari"), at=NOW)
    assert Change(kind="strategy", code="1", field="whole", before="Orang", after=None) in changes
    assert {each.field for each in changes} == {"whole"}
    assert PlanIndicator.objects.get(plan=plan, code="2.1.1", dropped_at=None).id == kept
    save_plan(plan.id, content=content, by=world.actor("sari"), at=NOW)
    assert queries.content_of(plan) == content


def test_it_writes_nothing_when_nothing_changed(world: World) -> None:
    plan = made_plan(world)
    assert save_plan(plan.id, content=small_content(world), by=world.actor("sari"), at=NOW) == []
    plan.refresh_from_db()
    assert plan.version == 1


def test_it_asks_for_a_reason_once_a_decree_froze_it(world: World) -> None:
    plan = frozen_plan(world)
    after = with_first(small_content(world), name="Lain")
    with pytest.raises(ReasonNeeded):
        save_plan(plan.id, content=after, by=world.actor("sari"), at=NOW)
    save_plan(plan.id, content=after, by=world.actor("pak_made"), at=NOW, reason="Evaluasi")
    assert [(each.what, each.before, each.after) for each in since_decree(plan)] == [
        ("Indikator 1.1.1", "Indikator 1.1.1", "Lain")
    ]
    assert [each.reason for each in revisions_of(plan)] == ["Evaluasi"]


def test_it_refuses_an_older_sight_of_the_plan(world: World) -> None:
    plan = made_plan(world)
    after = with_first(small_content(world), name="Lain")
    save_plan(plan.id, content=after, by=world.actor("sari"), at=NOW, seen=1)
    with pytest.raises(PlanChangedMeanwhile):
        save_plan(plan.id, content=small_content(world), by=world.actor("susi"), at=NOW, seen=1)
    assert queries.content_of(plan) == after


@pytest.mark.parametrize("who", ["budi", "camat", "pengawas", "admin", "rina", "sari_lain"])
def test_it_lets_nobody_else_change_it(world: World, who: str) -> None:
    plan = made_plan(world)
    with pytest.raises(NotPlanEditor):
        save_plan(plan.id, content=small_content(world), by=world.actor(who), at=NOW)


def test_it_says_what_is_wrong_and_changes_nothing(world: World) -> None:
    plan = made_plan(world)
    with pytest.raises(BadPlan) as bad:
        after = with_first(small_content(world), name="", figure="tidak_ada")
        save_plan(plan.id, content=after, by=world.actor("sari"), at=NOW)
    assert [(each.code, each.field) for each in bad.value.problems] == [("1.1.1", "name"), ("1.1.1", "figure")]
    assert queries.content_of(plan) == small_content(world)


def test_it_keeps_the_way_of_counting_under_entered_values(world: World) -> None:
    plan = made_plan(world)
    enter(plan, "1.1.1", world=world, value=12)
    with pytest.raises(HasRealisations):
        save_plan(plan.id, content=with_first(small_content(world), unit="kota"), by=world.actor("sari"), at=NOW)


def test_it_makes_a_plan_of_five_years_from_the_template(world: World) -> None:
    content = small_content(world)
    blank = empty_content(title="Lima tahun", since_on=content.since_on.replace(year=2022), until_on=content.until_on)
    made = made_plan(world, template_content(blank, tenant=world.tenant))
    found = queries.content_of(made)
    assert len(found.strategies) == 6
    assert len(list(found.activities())) == 20
    indicators = {each.code: each for each in found.indicators()}
    schools, trained = indicators["4.2.1"], indicators["2.1.1"]
    assert [schools.targets[2022, quarter] for quarter in range(5)] == [12, 3, 3, 3, 3]
    assert schools.targets[2026, 0] == 24
    assert (trained.figure, trained.gathers) == ("officers_trained", "running")
    assert trained.targets[2026, 4] == 60
