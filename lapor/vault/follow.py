"""The vault follows its own grants, so that the asker waits no longer than the worker needs."""

from datetime import datetime, timedelta
from typing import Any

from lapor.audit.followers import Followed, Follower
from lapor.jobs.registry import JobKind, Progress
from lapor.vault.services import (
    begin_expiry,
    end_expiry,
    forget_codes,
    rewrap_records,
    serve_requests,
    wrap_sessions,
    write_erasure_log,
)
from lapor.vault.services.account_session import WRAPPING

ENDS = (
    "confirmed",
    "closed_silently",
    "validated",
    "archived",
    "archived_not_completed",
    "withdrawn",
    "merged",
)
RETURNS = ("disputed", "restored", "validation_failed", "contest_ruled", "review_decided")


def wrap_for_session(event: Followed, at: datetime) -> None:
    """A request was granted: wrap the record for the asking session."""
    serve_requests(at=at)


def end_and_tell(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """End views whose time is over and tell reporters whose moment has come."""
    return {"touched": serve_requests(at=at)}


def count_from(event: Followed, at: datetime) -> None:
    """The report came to its end: the retention rule counts from here."""
    begin_expiry(event.stream, since=event.happened_at)


def count_no_more(event: Followed, at: datetime) -> None:
    """The report was taken up again."""
    end_expiry(event.stream)


def wrap_again(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Wrap records for the newest keys and write what the erasure log lacks."""
    return {"wrapped": rewrap_records(at=at), "logged": write_erasure_log(at=at)}


def open_rings(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Open the rings of keys for browsers that have just signed in."""
    return {"wrapped": wrap_sessions(at=at)}


def forget(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Remove codes and sessions that are over."""
    return {"removed": forget_codes(at=at)}


FOLLOWER = Follower(
    name="vault",
    acts={
        "identity_granted": wrap_for_session,
        **dict.fromkeys(ENDS, count_from),
        **dict.fromkeys(RETURNS, count_no_more),
    },
)
REWRAP = JobKind(name="vault.rewrap", run=wrap_again, every=timedelta(minutes=10))
SERVE = JobKind(name="vault.serve_requests", run=end_and_tell, every=timedelta(minutes=5))
OPEN_RINGS = JobKind(name=WRAPPING, run=open_rings)
FORGET = JobKind(name="vault.forget_codes", run=forget, every=timedelta(hours=1))
