"""Jobs of floors that may not know the jobs floor: the command line wires them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lapor.audit.services import make_due_roots
from lapor.jobs.registry import JobKind, Progress
from lapor.reports import followed_queries
from lapor.vault.keep import expire_identities


def make_roots(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Make the signed roots of the days that are over."""
    return {"made": make_due_roots(at=at)}


def expire(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Announce and erase identities that a retention rule lets go."""
    return {"erased": expire_identities(ref_of=_ref_of, at=at)}


def _ref_of(stream: str) -> UUID | None:
    report = followed_queries.report_of(UUID(stream.removeprefix("report/")))
    return report.reporter_ref if report else None


DAILY_ROOTS = JobKind(name="audit.daily_roots", run=make_roots, every=timedelta(minutes=30))
EXPIRY = JobKind(name="vault.expire", run=expire, every=timedelta(hours=6))
