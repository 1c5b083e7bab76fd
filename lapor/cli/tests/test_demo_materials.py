"""The demo's materials, answers and numbers of people: quick, once, and marked as invented."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from lapor.actionplan.outreach import queries
from lapor.actionplan.outreach.delivery_queries import stock_by_region
from lapor.actionplan.outreach.effect_queries import effect_of
from lapor.actionplan.outreach.feedback_queries import feedback_on
from lapor.cli.demo import demo_plan
from lapor.cli.demo_materials import is_supplied, supply
from lapor.cli.demo_outreach import meet
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.institutions.population_queries import population_sources, population_within
from lapor.kit.figures import FigureAsk
from lapor.vault.keep import make_keys

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
BEGUN = NOW - timedelta(days=369)


@pytest.mark.django_db
def test_it_supplies_the_meetings_once_and_quickly() -> None:
    forget()
    make_keys()
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    meet(tenant, begun=BEGUN, now=NOW)
    assert not is_supplied(tenant)
    began = time.process_time()
    count = supply(tenant, begun=BEGUN, now=NOW)
    assert time.process_time() - began < 4
    assert is_supplied(tenant) and count > 80 and len(stock_by_region(tenant)) > 80
    assert all("CONTOH" in source for source in population_sources("64.08"))
    assert 120 < len(population_within("64.08")) < 141
    newest = next(each for each in queries.meetings_of(tenant) if each.state == "held")
    assert feedback_on(newest.id).count >= 5
    moved = effect_of(FigureAsk(tenant=tenant, since=date(2022, 1, 1), until=NOW.date()))
    assert moved.villages > 10 and moved.people > 10_000 and moved.unknown_villages > 0
    forget()
