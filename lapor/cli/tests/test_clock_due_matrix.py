"""`lapor clock due` for every class and step, against a count that knows nothing but days off."""

import json
from datetime import date, datetime, timedelta

import pytest

from lapor.cli.tests.test_clock_due import _run
from lapor.institutions.packaged_calendar import packaged_holidays

LIMITS = {
    "verify": dict.fromkeys(("complaint", "oversight", "information", "aspiration", "kip"), 3),
    "respond": dict.fromkeys(("complaint", "oversight", "information", "aspiration", "kip"), 5),
    "answer": {"complaint": 14, "oversight": 60, "information": 5, "aspiration": 5, "kip": 10},
    "close": dict.fromkeys(("complaint", "oversight", "information", "aspiration", "kip"), 10),
}
MOMENTS = (
    "2021-01-01T09:00",
    "2024-12-23",
    "2026-03-15T23:59:59+07:00",
    "2026-05-12T09:00:00.5+09:00",
    "2029-12-20T10:00Z",
)
REGIONS = ("64.08", "11", "91.71", "64.08.04.2001", "00")


def by_hand(start: date, *, limit: int) -> date:
    """Days on from the start until as many working days were passed."""
    off = set(packaged_holidays(range(start.year, start.year + 2)))
    day = start
    while limit:
        day += timedelta(days=1)
        limit -= day.weekday() < 5 and day not in off
    return day


@pytest.mark.parametrize("step", sorted(LIMITS))
@pytest.mark.parametrize("region", REGIONS)
def test_it_agrees_with_a_plain_count(step: str, region: str, capsys: pytest.CaptureFixture[str]) -> None:
    for procedure, limit in LIMITS[step].items():
        for moment in MOMENTS:
            asked = ["--class", procedure, "--step", step, "--filed", moment, "--region", region, "--json"]
            assert _run(*asked) == 0
            answer = json.loads(capsys.readouterr().out)
            assert {"due_on", "due_at", "counted", "skipped", "rule", "source"} <= answer.keys()
            start = datetime.fromisoformat(answer["start"]).date()
            due_on = by_hand(start, limit=limit)
            assert (answer["rule"]["limit"], answer["due_on"]) == (limit, due_on.isoformat())
            assert datetime.fromisoformat(answer["due_at"]).strftime("%H:%M:%S") == "23:59:59"
            days = sorted(each["date"] for each in [*answer["counted"], *answer["skipped"]])
            assert days == [(start + timedelta(days=step)).isoformat() for step in range(1, (due_on - start).days + 1)]
