"""The job that reminds and escalates, every minute."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lapor.jobs.registry import JobKind, Progress
from lapor.jobs.services import ask_for
from lapor.reports.services.escalate import sweep

SWEEP = "reports.sweep_limits"
LIMIT = 300


def sweep_limits(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Tell what is due; more than one batch goes on in a job of its own, so that followers get their turn in between."""
    after = (datetime.fromisoformat(arguments["since"]), UUID(arguments["after"])) if "after" in arguments else None
    swept = sweep(at, limit=LIMIT, after=after)
    progress(swept.looked, swept.looked)
    if swept.last is not None:
        moment, row = swept.last
        ask_for(SWEEP, key=f"after {row}", at=at, arguments={"since": moment.isoformat(), "after": str(row)})
    return {"looked": swept.looked, "told": swept.told, "failed": swept.failed}


KINDS = (JobKind(name=SWEEP, run=sweep_limits, every=timedelta(minutes=1)),)
