"""Identities that a retention rule lets go."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.kit.actors import SYSTEM
from lapor.vault.errors import HeldForCase
from lapor.vault.models import Expiry, RetentionRule
from lapor.vault.services.erase import erase_identity

AFTER_END = "identity_after_end"
SEED = Path(__file__).resolve().parents[3] / "seed" / "retention_rules.csv"
BATCH = 200

RefOf = Callable[[str], UUID | None]


def seed_retention() -> int:
    """Write the rules of `seed/retention_rules.csv` that are not there yet; returns how many."""
    with SEED.open(encoding="utf-8", newline="") as file:
        rows = [
            RetentionRule(
                code=row["code"],
                days=int(row["days"]),
                announce_days=int(row["announce_days"]),
                source=row["source"],
                reliability=row["reliability"],
            )
            for row in csv.DictReader(file)
        ]
    known = set(RetentionRule.objects.values_list("code", flat=True))
    RetentionRule.objects.bulk_create([row for row in rows if row.code not in known])
    return len({row.code for row in rows} - known)


@writes
def begin_expiry(stream: str, *, since: datetime) -> None:
    """The report came to its end: from then on the rule counts. Nothing without a rule. 2 statements."""
    rule = RetentionRule.objects.filter(pk=AFTER_END).first()
    if rule is None:
        return
    due = since + timedelta(days=rule.days)
    Expiry.objects.update_or_create(
        pk=stream,
        defaults={
            "rule": rule.code,
            "announce_at": due - timedelta(days=rule.announce_days),
            "due_at": due,
            "announced_at": None,
        },
    )


@writes
def end_expiry(stream: str) -> None:
    """The report was taken up again: nothing expires. 1 statement."""
    Expiry.objects.filter(pk=stream, done_at__isnull=True).delete()


def expire_identities(*, ref_of: RefOf, at: datetime) -> int:
    """Announce what expires soon, then erase what is due and not held; returns how many were erased.

    `ref_of` gives the sealed identity of a stream, None when the report has none. Safe to run twice.
    """
    soon = Expiry.objects.filter(announced_at__isnull=True, done_at__isnull=True, announce_at__lte=at)
    for row in soon.order_by("announce_at")[:BATCH]:
        _announce(row, at=at)
    due = Expiry.objects.filter(done_at__isnull=True, announced_at__isnull=False, due_at__lte=at)
    return sum(_expire(row, ref=ref_of(row.stream), at=at) for row in due.order_by("due_at")[:BATCH])


@writes
def _announce(row: Expiry, *, at: datetime) -> None:
    """Announced late means erased later: the span between the two is kept."""
    due = max(row.due_at, at + (row.due_at - row.announce_at))
    Expiry.objects.filter(pk=row.pk).update(announced_at=at, due_at=due)
    payload = {"rule": row.rule, "on": due.date().isoformat()}
    record("expiry_announced", stream=row.stream, by=SYSTEM, at=at, payload=payload)


@writes
def _expire(row: Expiry, *, ref: UUID | None, at: datetime) -> int:
    erased = False
    if ref is not None:
        try:
            erased = erase_identity(ref, stream=row.stream, rule=row.rule, by=SYSTEM, at=at)
        except HeldForCase:
            return 0
    Expiry.objects.filter(pk=row.pk).update(done_at=at)
    return int(erased)
