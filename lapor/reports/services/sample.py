"""A monthly random sample of archived reports goes to the monitor."""

from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import MONITOR, Actor
from lapor.kit.text import clean
from lapor.reports.errors import NotAllowed
from lapor.reports.models import ArchiveSample, Report

VERDICTS = ("right", "doubtful", "wrong")


@writes
def draw_archive_sample(*, tenant: UUID, since: datetime, until: datetime, on: date, size: int, seed: int) -> int:
    """Draw `size` reports that were archived in the span, at random from the seed; returns how many are new in the queue.

    Sealed ones are left out. Safe to run twice with the same seed.
    """
    rows = Report.objects.filter(
        tenant_id=tenant,
        state=Report.State.ARCHIVED,
        lane=Report.Lane.ORDINARY,
        closed_at__gte=since,
        closed_at__lt=until,
    )
    keys = list(rows.order_by("id").values_list("id", flat=True))
    drawn = sorted(keys, key=lambda key: sha256(f"{seed}:{key}".encode()).digest())[:size]
    known = set(ArchiveSample.objects.filter(report_id__in=drawn).values_list("report_id", flat=True))
    new = [ArchiveSample(report_id=key, tenant_id=tenant, drawn_on=on) for key in drawn if key not in known]
    ArchiveSample.objects.bulk_create(new)
    return len(new)


@writes
def judge_sample(report_id: UUID, *, verdict: str, remark: str, by: Actor, at: datetime) -> None:
    """The monitor's verdict on one archived report. Raises NotAllowed."""
    sample = ArchiveSample.objects.get(pk=report_id)
    tenants = {grant.tenant for grant in by.grants if grant.role == MONITOR}
    if sample.tenant_id not in tenants or verdict not in VERDICTS:
        raise NotAllowed
    sample.verdict, sample.remark, sample.looked_at = verdict, clean(remark), at
    sample.save(update_fields=["verdict", "remark", "looked_at"])
