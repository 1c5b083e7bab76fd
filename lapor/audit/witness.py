"""Roots and proofs that leave the house, as JSON, and what is checked against a root that comes back."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from lapor.audit.models import DailyRoot, Event
from lapor.audit.roots import leaf_bytes, leaves_of
from lapor.kit.hashing import merkle_proof

FIELDS = ("tree", "streams", "events", "prev_root", "key", "root", "signature")


class BadWitness(Exception):
    """The file is no root that was given out by an installation like this one."""


def root_as_json(row: DailyRoot) -> dict[str, Any]:
    """A root with its signature, as it is published and carried out of the house."""
    return {"day": row.day.isoformat(), "site": str(row.site), **{name: getattr(row, name) for name in FIELDS}}


def roots_newest_first(limit: int) -> list[DailyRoot]:
    """The newest roots. 1 statement."""
    return list(DailyRoot.objects.order_by("-day")[:limit])


def newest_root() -> dict[str, Any] | None:
    """The newest root as it is carried out of the house: in bundles, mails, the quarterly report. None before the first. 1 statement."""
    row = DailyRoot.objects.order_by("-day").first()
    return root_as_json(row) if row else None


def root_of(day: date) -> DailyRoot | None:
    """The root of the day. 1 statement."""
    return DailyRoot.objects.filter(day=day).first()


def proof_of(event: Event) -> dict[str, Any] | None:
    """The path from the event's link to the root of its day (RFC 6962); None before that root is made. 2 statements."""
    row = root_of(event.recorded_at.date())
    if row is None:
        return None
    leaves = leaves_of(row.day)
    index = leaves.index((event.stream, event.seq, event.hash))
    path = merkle_proof([leaf_bytes(leaf) for leaf in leaves], index=index)
    return {
        "leaf": leaf_bytes(leaves[index]).decode(),
        "index": index,
        "size": len(leaves),
        "path": [step.hex() for step in path],
        "root": root_as_json(row),
    }


def read_witness(text: str) -> dict[str, Any]:
    """A root that came back from outside: the file itself, or a letter that holds it. Raises BadWitness."""
    try:
        witness = json.loads(text[text.index("{") : text.rindex("}") + 1])
        date.fromisoformat(witness["day"])
        if not all(isinstance(witness[name], str | int) for name in ("root", "events", "streams")):
            raise BadWitness("fields of another kind")
    except (ValueError, KeyError, TypeError) as error:
        raise BadWitness("no readable root") from error
    return dict(witness)


def faults_against(witness: dict[str, Any]) -> Iterator[str]:
    """What the store says otherwise than the witness: witness_missing, witness_root."""
    row = root_of(date.fromisoformat(witness["day"]))
    if row is None:
        yield "witness_missing"
    elif any(getattr(row, name) != witness.get(name) for name in ("root", "tree", "events", "streams", "key")):
        yield "witness_root"
