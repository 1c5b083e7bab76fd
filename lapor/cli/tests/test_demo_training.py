"""The demo's courses: two years, some officers trained and some not, and the figure says the same as the page."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lapor.actionplan.training import queries
from lapor.actionplan.training.checklist import checklists_of
from lapor.cli.demo import demo_plan
from lapor.cli.demo_people import enrol_officers, give_factors
from lapor.cli.demo_training import is_taught, let_in, teach
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from lapor.vault.keep import make_keys

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_it_teaches_over_two_years_and_leaves_some_out() -> None:
    forget()
    make_keys()
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    enrol_officers(tenant, at=NOW - timedelta(days=370))
    assert not is_taught(tenant)
    count = teach(tenant, begun=NOW - timedelta(days=369), now=NOW)
    assert is_taught(tenant) and count == 8
    lines = queries.courses_of(tenant)
    assert {line.state for line in lines} == {"planned", "held", "cancelled"}
    assert (NOW.date() - min(line.until_on for line in lines)).days >= 700
    everybody = {
        each.person: each.is_trained for office in queries.training_by_office(tenant) for each in office.officers
    }
    trained = sum(everybody.values())
    assert 20 < trained < len(everybody) - 3
    ask = FigureAsk(tenant=tenant, since=date(2022, 1, 1), until=NOW.date())
    assert measured("officers_trained", ask=ask).value == trained
    give_factors(tenant, at=NOW)
    assert (let_in(tenant, now=NOW), let_in(tenant, now=NOW)) == (1, 0)
    ready = [each for each in checklists_of(tenant) if each.confirmed_at]
    assert len(ready) == 1 and not ready[0].missing
    forget()
