"""Jobs of floors that may not know the jobs floor: the command line wires them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from lapor.audit.services import make_due_roots
from lapor.cli.carrying import carry_roots
from lapor.jobs.registry import JobKind, Progress
from lapor.reports import followed_queries
from lapor.vault.keep import expire_identities


def make_roots(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Make the signed roots of the days that are over."""
    return {"made": make_due_roots(at=at)}


def expire(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Announce and erase identities that a retention rule lets go; nothing where `lapor expire` does it apart."""
    return {"erased": 0 if settings.LAPOR_EXPIRY_APART else erase_expired(at=at)}


def erase_expired(*, at: datetime) -> int:
    """Announce what expires soon, erase what is due and not held; returns how many identities were erased."""
    return expire_identities(ref_of=_ref_of, at=at)


def _ref_of(stream: str) -> UUID | None:
    return followed_queries.reporter_ref_of(UUID(stream.removeprefix("report/")))


DAILY_ROOTS = JobKind(name="audit.daily_roots", run=make_roots, every=timedelta(minutes=30))
CARRIED_ROOTS = JobKind(name="audit.carry_roots", run=carry_roots, every=timedelta(hours=1))
EXPIRY = JobKind(name="vault.expire", run=expire, every=timedelta(hours=6))
