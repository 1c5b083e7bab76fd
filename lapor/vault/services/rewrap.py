"""Wrap every record for the newest keys, in batches, while everything runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, QuerySet
from nacl.public import PrivateKey

from lapor.audit.services import writes
from lapor.vault import boxes, keys
from lapor.vault.models import CitizenAccount, SealedIdentity, SealedWord

BATCH = 50
COUNTED_TO = 10_000
GRACE = timedelta(hours=48)


@dataclass(frozen=True, kw_only=True)
class Wrapped:
    """Which column of which table holds a wrap for a purpose, and which names its key."""

    table: type[Model]
    purpose: str
    wrap: str
    key: str

    def left(self) -> QuerySet[Any]:
        """Rows that are wrapped for an older key."""
        newest = keys.sealing_key(self.purpose).id
        rows = self.table._default_manager.exclude(**{self.key: newest})
        return rows.exclude(**{self.wrap: b""}).order_by("pk")


WRAPS = (
    Wrapped(table=SealedIdentity, purpose=keys.DELIVERY, wrap="delivery_wrap", key="delivery_key"),
    Wrapped(table=CitizenAccount, purpose=keys.DELIVERY, wrap="delivery_wrap", key="delivery_key"),
    Wrapped(table=SealedIdentity, purpose=keys.CUSTODIAN, wrap="custodian_wrap", key="custodian_key"),
    Wrapped(table=SealedWord, purpose=keys.CUSTODIAN, wrap="custodian_wrap", key="custodian_key"),
)


def rewrap_records(*, at: datetime) -> int:
    """Wrap records for the newest keys, then remove older private keys that nothing needs; returns how many were wrapped.

    Does nothing while there is one key for each purpose. An older key stays at least 48 hours after its successor was made, so
    that what was being sealed or sent meanwhile can still be opened. Needs the private keys; safe to run twice.
    """
    done = 0
    for purpose in (keys.DELIVERY, keys.CUSTODIAN):
        if len(keys.private_ids(purpose)) < 2:
            continue
        places = [each for each in WRAPS if each.purpose == purpose]
        for place in places:
            while wrapped := _rewrap_batch(place):
                done += wrapped
        _retire(purpose, places=places, at=at)
    return done


def waiting_for_wrap(purpose: str) -> int:
    """How many records are still wrapped for an older key of the purpose, each table counted no further than 10,000."""
    return sum(len(place.left().values_list("pk")[:COUNTED_TO]) for place in WRAPS if place.purpose == purpose)


@writes
def _rewrap_batch(place: Wrapped) -> int:
    newest = keys.sealing_key(place.purpose)
    opened: dict[str, PrivateKey] = {}
    rows = list(place.left()[:BATCH])
    for row in rows:
        old: str = getattr(row, place.key)
        if old not in opened:
            opened[old] = keys.private_key(place.purpose, key_id=old)
        data_key = boxes.unwrap(bytes(getattr(row, place.wrap)), by=opened[old])
        same = place.table._default_manager.filter(**{"pk": row.pk, place.key: old})
        same.update(**{place.wrap: boxes.wrap(data_key, to=newest.public), place.key: newest.id})
    return len(rows)


def _retire(purpose: str, *, places: list[Wrapped], at: datetime) -> None:
    newest = keys.sealing_key(purpose).id
    is_settled = at >= keys.made_at(purpose, key_id=newest) + GRACE
    if is_settled and not any(place.left().exists() for place in places):
        for key_id in keys.private_ids(purpose) - {newest}:
            keys.remove_private(purpose, key_id=key_id)
