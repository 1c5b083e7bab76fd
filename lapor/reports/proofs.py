"""What an event says of the words that came with it: enough to prove them later, too little to guess them from.

Words lie in rows of their own and are read from there. The payload of their event holds, row by row, a salt and
SHA-256(salt ‖ canonical columns); salt and hash can be erased with the payload, and then prove nothing any more.
"""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from lapor.attachments.models import Attachment
from lapor.kit.hashing import canonical_json, commitment
from lapor.reports.models import Contest, Note, Objection, Rating, Report, Response, Validation, Word

PROOFS = "proofs"
_ANSWER = ("found", "done", "done_on", "done_by", "text", "no_evidence_reason", "promised_on", "return_note")
_DESK = ("kind", "state", "author_id", "approver_id", "is_single_handed", "written_at", "sent_at")

# Every column that only an event may change; `answered_at` of a question and due moments move with later events.
COLUMNS: Mapping[type[Model], tuple[str, ...]] = {
    Word: ("report_id", "kind", "by_reporter", "institution_id", "text", "said_at"),
    Response: ("report_id", "institution_id", *_ANSWER, *_DESK),
    Rating: ("report_id", "response_id", "is_satisfied", "score", "comment", "rated_at"),
    Contest: ("report_id", "decision", "decided_by", "text", "contested_at")
    + ("is_upheld", "ruling", "ruled_by", "ruled_at"),
    Validation: ("report_id", "institution_id", "is_settled", "remark", "validated_at"),
    Objection: ("report_id", "text", "objected_at", "answer", "answered_by", "answered_at"),
    Note: ("report_id", "institution_id", "author_id", "text", "written_at"),
    Report: ("public_title", "public_text", "body"),
    Attachment: ("report", "words"),
}


def key_of(row: Model) -> str:
    """How a payload names a row: its table and its key."""
    return f"{row._meta.db_table}/{row.pk}"


def proofs_of(rows: Iterable[Model]) -> dict[str, dict[str, str]]:
    """The commitments to these rows as they are now, for the payload of the event that wrote them."""
    return {key_of(row): _proof(row) for row in rows}


def is_proved(row: Model, *, proof: Mapping[str, str]) -> bool:
    """Whether the row still says what its commitment was made over."""
    try:
        return commitment(salt=bytes.fromhex(proof["salt"]), payload=_bytes(row)) == proof["sha256"]
    except (KeyError, TypeError, ValueError):
        return False


def proofs_in(payload: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The commitments that a payload holds; none in one of before they were made."""
    found = payload.get(PROOFS)
    return found if isinstance(found, dict) else {}


def _proof(row: Model) -> dict[str, str]:
    salt = secrets.token_bytes(16)
    return {"salt": salt.hex(), "sha256": commitment(salt=salt, payload=_bytes(row))}


def _bytes(row: Model) -> bytes:
    said = {name: getattr(row, name) for name in COLUMNS[type(row)]}
    return canonical_json({"table": row._meta.db_table, "key": str(row.pk), **said})
