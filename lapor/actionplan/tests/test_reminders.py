"""Those responsible hear of a quarter that is over and not entered, twice at most."""

from datetime import UTC, date, datetime

import pytest
from django.core.mail import EmailMessage

from lapor.actionplan.quarters import Quarter
from lapor.actionplan.reminders import KIND, stage_of
from lapor.actionplan.tests.plans import enter, frozen_plan
from tests.cast import World


def run(day: int) -> int:
    """The job on a day of April 2026."""
    found = KIND.run({}, datetime(2026, 4, day, 2, 0, tzinfo=UTC), lambda done, total: None)
    return int(found["sent"])


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 3, 31), 0),
        (date(2026, 4, 1), 1),
        (date(2026, 4, 10), 1),
        (date(2026, 4, 11), 2),
        (date(2026, 5, 1), 0),
    ],
)
def test_it_knows_which_reminder_is_due(today: date, stage: int) -> None:
    assert stage_of(Quarter(2026, 1), grace_days=14, today=today) == stage


def test_it_reminds_once_a_stage_and_only_of_what_is_missing(world: World, mailoutbox: list[EmailMessage]) -> None:
    plan = frozen_plan(world)
    enter(plan, "1.1.2", world=world, value=5)
    assert (run(2), run(3)) == (2, 0)
    to_budi = next(mail for mail in mailoutbox if mail.to == ["budi@contoh.example"])
    assert "1.1.1" in str(to_budi.body) and "1.1.2" not in str(to_budi.body) and "2.1.1" not in str(to_budi.body)
    enter(plan, "1.1.1", world=world, value=5)
    assert run(12) == 1
    assert {tuple(mail.to) for mail in mailoutbox} == {("budi@contoh.example",), ("dewi@contoh.example",)}
