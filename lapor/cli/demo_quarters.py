"""The demo's quarterly reports: the one before last is approved, the last one waits for the leader."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import quarterly_queries
from lapor.actionplan.quarters import last_over
from lapor.actionplan.services import approve_quarterly_report, edit_quarterly_report, make_quarterly_report
from lapor.cli.demo_procedures import LEADERS_MAIL
from lapor.cli.demo_promises import COORDINATORS_MAIL
from lapor.institutions import queries as institutions
from lapor.people import queries as people
from lapor.people.actors import actor_of
from seed.demo.quarters import demo_quarter_words


def report_quarters(tenant: UUID, *, now: datetime) -> int:
    """Make them where there is none; the figures have to be up to date. Gives how many were made."""
    coordinator, leader = people.person_by_email(COORDINATORS_MAIL), people.person_by_email(LEADERS_MAIL)
    if coordinator is None or leader is None:
        return 0
    by = actor_of(coordinator)
    if quarterly_queries.reports_visible_to(by):
        return 0
    last = last_over(now.astimezone(ZoneInfo(institutions.office(tenant).zone)).date())
    for quarter, words in zip((last, last.before()), demo_quarter_words(), strict=True):
        made = make_quarterly_report(tenant, quarter=quarter, by=by, at=now)
        edit_quarterly_report(made, summary=words.summary, decisions=words.decisions, seen=1, by=by, at=now)
        if quarter < last:
            approve_quarterly_report(made, seen=2, by=actor_of(leader), at=now)
    return len(demo_quarter_words())
