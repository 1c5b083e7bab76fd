"""Forget staged files that nobody sent."""

from datetime import datetime, timedelta
from pathlib import PurePath
from uuid import UUID

from lapor.attachments import store
from lapor.attachments.models import Attachment
from lapor.audit.services import writes

STAGED_FOR = timedelta(hours=48)
SWEPT_FOR = timedelta(days=7)
BATCH = 200


def expire_staged(*, at: datetime) -> int:
    """Remove files that were staged 48 hours ago and never sent, rows first, then bytes; returns how many.

    Also sweeps originals of the week before that have no row: what a killed process left behind.
    """
    expired = 0
    while paths := _forget_batch(before=at - STAGED_FOR):
        for path in paths:
            store.remove(path)
        expired += len(paths)
    _sweep(at=at)
    return expired


@writes
def _forget_batch(*, before: datetime) -> list[str]:
    old = Attachment.objects.filter(state=Attachment.State.STAGED, staged_at__lt=before)
    rows = dict(old.select_for_update().order_by("staged_at").values_list("id", "path")[:BATCH])
    Attachment.objects.filter(pk__in=list(rows), state=Attachment.State.STAGED).delete()
    return list(rows.values())


def _sweep(*, at: datetime) -> None:
    last = (at - STAGED_FOR - timedelta(days=1)).date()
    paths = {PurePath(path).name: path for path in store.originals_between(last - SWEPT_FOR, last=last)}
    names = sorted(paths)
    for start in range(0, len(names), BATCH):
        batch = names[start : start + BATCH]
        known = set(Attachment.objects.filter(pk__in=[UUID(name) for name in batch]).values_list("id", flat=True))
        for name in batch:
            if UUID(name) not in known:
                store.remove(paths[name])
