"""Which villages are blank spots: told by somebody, measured by officers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.exchange import coverage_queries, policy
from lapor.exchange.errors import NotOwnVillage
from lapor.exchange.models import SignalSurvey, VillageCoverage
from lapor.kit.actors import SYSTEM, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line

WAYS = ("village_post", "phone", "sms", "paper", "officer_visit")


@writes
def set_coverage(
    region: str, *, tenant: UUID, signal: str, since: str, source: str, ways: Sequence[str], by: Actor, at: datetime
) -> VillageCoverage:
    """Say whether a village is a blank spot: since when (year or day), who says so, and how it is served.

    Raises MayNotKeepPosts, NotOwnVillage.
    """
    policy.require_keeper(by, tenant=tenant)
    code = _village(region, tenant=tenant)
    row, _ = VillageCoverage.objects.update_or_create(
        pk=code,
        defaults={
            "tenant": tenant,
            "signal": VillageCoverage.Signal(signal),
            "since": one_line(since)[:10],
            "source": one_line(source)[:200],
            "ways": [way for way in WAYS if way in ways],
            "changed_at": at,
            "changed_by": by.ref,
        },
    )
    told = {"region": code, "signal": row.signal, "since": row.since, "source": row.source, "ways": row.ways}
    record("coverage_set", stream=f"village/{code}", by=by, at=at, payload=told)
    return row


@writes
def record_survey(
    region: str,
    *,
    tenant: UUID,
    signal: str,
    operators: str,
    spot: str,
    measured_at: datetime,
    by: Actor,
    at: datetime,
    survey: UUID | None = None,
) -> SignalSurvey:
    """Keep one measurement; the same `survey` twice is one. Any officer may record. Raises NotOwnVillage."""
    code = _village(region, tenant=tenant)
    key = survey or new_id()
    known = SignalSurvey.objects.filter(pk=key).first()
    if known is not None:
        return known
    row = SignalSurvey(
        id=key,
        region=code,
        tenant=tenant,
        signal=VillageCoverage.Signal(signal),
        operators=one_line(operators)[:120],
        spot=one_line(spot)[:200],
        measured_at=min(measured_at, at),
        recorded_at=at,
        recorded_by=by.ref,
    )
    row.save(force_insert=True)
    record(
        "signal_surveyed", stream=f"village/{code}", by=by, at=at, payload={"survey": str(key), "signal": row.signal}
    )
    return row


def seed_coverage(spots: Mapping[str, str], *, tenant: UUID, at: datetime) -> int:
    """Keep these blank spots (code → the year of the list) that are not told yet; returns how many."""
    known = set(VillageCoverage.objects.filter(pk__in=list(spots)).values_list("region", flat=True))
    new = sorted(set(spots) - known)
    for code in new:
        set_coverage(
            code,
            tenant=tenant,
            signal=VillageCoverage.Signal.NONE,
            since=spots[code],
            source=f"daftar {spots[code]}",
            ways=[],
            by=SYSTEM,
            at=at,
        )
    return len(new)


def _village(code: str, *, tenant: UUID) -> str:
    if coverage_queries.village_of(tenant, code=code) is None:
        raise NotOwnVillage(region=code)
    return code
