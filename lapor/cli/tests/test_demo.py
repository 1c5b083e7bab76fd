from argparse import Namespace
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings

from lapor.actionplan import quarterly_queries
from lapor.audit.queries import stream_events
from lapor.cli.demo import demo_plan, run
from lapor.cli.demo_history import catch_up, is_played, play_history
from lapor.cli.demo_people import accounts, enrol_officers, give_factors
from lapor.cli.demo_quarters import report_quarters
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.kit.actors import NATIONAL_ADMIN, ROLES
from lapor.notifications.models import Notice
from lapor.people.actors import actor_of
from lapor.people.models import Person
from lapor.reports.models import Report
from lapor.vault.keep import make_keys

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_it_plays_a_history_without_a_refusal_and_mails_nothing_of_the_past() -> None:
    forget()
    make_keys()
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    enrol_officers(tenant, at=NOW - timedelta(days=370))
    give_factors(tenant, at=NOW)
    give_factors(tenant, at=NOW)
    shown = accounts(tenant, at=NOW)
    assert {each.role for each in shown} == ROLES - {NATIONAL_ADMIN}
    assert all(each.secret and len(each.code) == 6 for each in shown)
    assert not is_played()
    played = play_history(tenant, now=NOW, count=20)
    assert (played.refused, is_played(), Report.objects.count()) == ((), True, 20)
    assert Counter(Report.objects.values_list("state", flat=True))["closed"] > 5
    report = Report.objects.filter(state="closed").first()
    assert report is not None
    moments = [event.recorded_at for event in stream_events(report.stream)]
    assert moments == sorted(moments)
    assert moments[-1] < NOW
    catch_up(now=NOW)
    late = Notice.objects.filter(state="waiting", made_at__lt=NOW - timedelta(days=3))
    assert not late.exists()
    assert (report_quarters(tenant, now=NOW), report_quarters(tenant, now=NOW)) == (2, 0)
    told = quarterly_queries.reports_visible_to(actor_of(Person.objects.get(email="sari@contoh.example").id))
    assert [each.is_approved for each in told] == [False, True]
    forget()


def test_it_refuses_an_address_that_others_can_reach(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.BASE_URL = "https://lapor.contoh.example"
    assert run(Namespace(prepare=True)) == 2
    assert "lapor.contoh.example" in capsys.readouterr().err
