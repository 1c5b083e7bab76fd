"""The demo's outreach: two years with gaps, and the same for the indicator as for the page of villages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lapor.actionplan.outreach import queries
from lapor.cli.demo import demo_plan
from lapor.cli.demo_outreach import is_met, meet
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from lapor.vault.keep import make_keys

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_it_meets_over_two_years_with_gaps() -> None:
    forget()
    make_keys()
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    assert not is_met(tenant)
    count = meet(tenant, begun=NOW - timedelta(days=369), now=NOW)
    assert is_met(tenant) and count > 100
    villages = queries.villages_with_reach(tenant)
    visited = [row for row in villages if row.last_on]
    assert len(villages) == 141 and 15 <= len(villages) - len(visited) <= 30
    days = [row.last_on for row in visited if row.last_on]
    assert (NOW.date() - min(days)).days > 700 and not [day for day in days if day.month in (3, 4)]
    ask = FigureAsk(tenant=tenant, since=date(2022, 1, 1), until=NOW.date())
    assert measured("villages_reached", ask=ask).value == len(visited)
    assert measured("people_reached", ask=ask).value == sum(row.people for row in villages)
    forget()
