"""The daily job that blanks what people in the room wrote, a year after the meeting."""

from datetime import datetime, timedelta
from typing import Any

from lapor.actionplan.outreach.services.feedback import forget_texts
from lapor.jobs.registry import JobKind, Progress

FORGET = "outreach.forget"


def forget(_arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Safe to run twice."""
    return {"blanked": forget_texts(today=at.date())}


KIND = JobKind(name=FORGET, run=forget, every=timedelta(days=1))
