"""Keep how many people live where."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.audit.services import record, writes
from lapor.institutions import policy, queries
from lapor.institutions.models import RegionPopulation
from lapor.institutions.population_sheet import PeopleRow
from lapor.kit.actors import Actor
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.kit.ids import new_id


@writes
def load_population(rows: Sequence[PeopleRow], *, tenant: UUID, by: Actor, at: datetime) -> int:
    """Keep every row, all or none; the same rows on the same day change nothing. Gives how many. Raises NotPopulationKeeper.

    The event says how many, of which years, from whom, and the hash of what was loaded.
    """
    policy.require_population_keeper(by, tenant=tenant)
    today = at.astimezone(ZoneInfo(queries.office(tenant).zone)).date()
    RegionPopulation.objects.bulk_create(
        [
            RegionPopulation(
                id=new_id(),
                region_id=row.region,
                year=row.year,
                people=row.people,
                source=row.source,
                loaded_on=today,
            )
            for row in rows
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["region", "year", "loaded_on"],
        update_fields=["people", "source"],
    )
    told = [[row.region, row.year, row.people, row.source] for row in rows]
    payload = {
        "rows": len(rows),
        "years": sorted({row.year for row in rows}),
        "sources": sorted({row.source for row in rows})[:20],
        "sha256": sha256_hex(canonical_json(told)),
    }
    record("population_loaded", stream=f"institution/{tenant}", by=by, at=at, payload=payload)
    return len(rows)
