"""Make the signed roots of the days that are over."""

from datetime import UTC, date, datetime, timedelta

from lapor.audit.models import DailyRoot, Event
from lapor.audit.roots import ONE_DAY, leaves_of, root_hash, tree_of
from lapor.audit.services.transactions import writes
from lapor.audit.site import own_site

SETTLING = timedelta(minutes=10)


def make_due_roots(*, at: datetime) -> int:
    """Make the root of every day that ended at least ten minutes ago and has none yet, oldest first; returns how many.

    A day without events has a root too, so that the chain has no gap. Safe to run twice.
    """
    last_over = (at - SETTLING).astimezone(UTC).date() - ONE_DAY
    day, made = _first_day(), 0
    while day is not None and day <= last_over:
        _make_root(day, at=at)
        day += ONE_DAY
        made += 1
    return made


def _first_day() -> date | None:
    newest = DailyRoot.objects.order_by("-day").values_list("day", flat=True).first()
    if newest is not None:
        return newest + ONE_DAY
    first = Event.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
    return first.astimezone(UTC).date() if first else None


@writes
def _make_root(day: date, *, at: datetime) -> None:
    """No lock on the root before: roots are not edited. Of two at once the second breaks on the day's key and is tried again."""
    before = DailyRoot.objects.filter(day=day - ONE_DAY).first()
    if DailyRoot.objects.filter(day=day).exists():
        return
    leaves, site = leaves_of(day), own_site()
    row = DailyRoot(
        day=day,
        tree=tree_of(leaves),
        events=(before.events if before else 0) + len(leaves),
        streams=(before.streams if before else 0) + sum(1 for leaf in leaves if leaf[1] == 1),
        prev_root=before.root if before else "",
        site=site.id,
        key=site.public_key().hex(),
        made_at=at,
    )
    row.root = root_hash(row)
    row.signature = site.sign(bytes.fromhex(row.root)).hex()
    row.save(force_insert=True)
