"""One colour per channel, and what to do when it is not green."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lapor.intake.health import Signs, verdict_of

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FINE = Signs(
    is_set_up=True,
    is_paused=False,
    overdue_since=None,
    last_out_at=NOW,
    last_failed_at=None,
    last_failure="",
    failed_today=0,
    files_since=None,
)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("signs", "colour", "count"),
    [
        (FINE, "green", 0),
        (replace(FINE, is_set_up=False, overdue_since=NOW - HOUR), "off", 0),
        (replace(FINE, is_paused=True, overdue_since=NOW - HOUR), "paused", 0),
        (replace(FINE, overdue_since=NOW - timedelta(minutes=5)), "green", 0),
        (replace(FINE, overdue_since=NOW - HOUR), "red", 1),
        (replace(FINE, files_since=NOW - 2 * HOUR), "amber", 1),
        (replace(FINE, failed_today=1, last_failure="refused", last_failed_at=NOW - HOUR), "amber", 1),
        (replace(FINE, failed_today=9, last_failure="undelivered", last_failed_at=NOW - HOUR), "amber", 1),
        (replace(FINE, failed_today=9, last_failure="not_taken", last_failed_at=NOW + HOUR), "red", 1),
        (replace(FINE, failed_today=9, last_failure="not_taken", last_failed_at=NOW, last_out_at=None), "red", 1),
    ],
)
def test_it_has_one_colour_and_says_what_to_do(signs: Signs, colour: str, count: int) -> None:
    verdict = verdict_of(signs, at=NOW)
    assert (verdict.colour, len(verdict.advice)) == (colour, count)
