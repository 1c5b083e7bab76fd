"""Erase who a reporter is."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.vault.errors import HeldForCase
from lapor.vault.models import CitizenAccount, Erasure, IdentityRequest, LegalHold, SealedIdentity, SealedWord

LOG = "erasures.log"
BATCH = 500
BY_REQUEST = "request_of_reporter"
_GONE: dict[str, Any] = {
    "sealed": b"",
    "sealed_words": None,
    "delivery_wrap": b"",
    "custodian_wrap": b"",
    "reporter_wrap": b"",
    "reporter_public": None,
    "phone_digest": "",
    "email_digest": "",
    "address_digest": "",
    "name_digests": [],
    "has_contact": False,
}


@dataclass(frozen=True, kw_only=True)
class Erased:
    """One line of the erasure log."""

    ref: UUID
    stream: str
    rule: str


@writes
def erase_identity(ref: UUID, *, stream: str, rule: str, by: Actor, at: datetime) -> bool:
    """Shred the identity: content, every wrap of its key, digests, later words and views; the public record stays.

    Records the rule, and appends to the erasure log after the commit. False when it was erased before. Raises HeldForCase.
    """
    if LegalHold.objects.filter(stream=stream, lifted_at__isnull=True).exists():
        raise HeldForCase
    if not shred(ref, stream=stream, rule=rule, at=at):
        return False
    record("identity_erased", stream=stream, by=by, at=at, payload={"rule": rule})
    transaction.on_commit(partial(write_erasure_log, at=at))
    return True


def shred(ref: UUID, *, stream: str, rule: str, at: datetime) -> bool:
    """Take the content away and note it in the table of erasures. False when nothing was there."""
    left = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).update(**_GONE, erased_on=at.date())
    SealedWord.objects.filter(ref=ref).delete()
    views = IdentityRequest.objects.filter(ref=ref, state__in=("waiting", "granted"))
    views.update(state=IdentityRequest.State.OVER, view_wrap=None)
    if left:
        _note(ref, stream=stream, rule=rule, at=at)
    return bool(left)


def shred_account(account: UUID, *, stream: str, rule: str, at: datetime) -> str | None:
    """Take a citizen's account away with everything in it; gives the digest of its contact, None when nothing was there."""
    row = CitizenAccount.objects.select_for_update().filter(pk=account).first()
    if row is None:
        return None
    row.delete()
    _note(account, stream=stream, rule=rule, at=at)
    return row.contact_digest


def _note(ref: UUID, *, stream: str, rule: str, at: datetime) -> None:
    Erasure.objects.update_or_create(
        pk=ref, defaults={"stream": stream, "rule": rule, "erased_at": at, "logged_at": None}
    )


def write_erasure_log(*, at: datetime) -> int:
    """Append what is not in the file yet; a killed process may write a line twice, never lose one. Returns how many."""
    rows = list(Erasure.objects.filter(logged_at__isnull=True).order_by("erased_at")[:BATCH])
    if not rows:
        return 0
    file = Path(settings.DATA_DIR) / LOG
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640), "w", encoding="utf-8") as out:
        out.writelines(_line(row) for row in rows)
        out.flush()
        os.fsync(out.fileno())
    Erasure.objects.filter(pk__in=[row.pk for row in rows]).update(logged_at=at)
    return len(rows)


def read_erasures(lines: Iterable[str]) -> list[Erased]:
    """The erasures of a log, each once. Raises ValueError for a line that is none."""
    found = {}
    for line in lines:
        if line.strip():
            try:
                said = json.loads(line)
                erased = Erased(ref=UUID(said["ref"]), stream=str(said["stream"]), rule=str(said["rule"]))
            except (KeyError, TypeError) as error:
                raise ValueError(f"no erasure: {line.strip()[:40]}") from error
            found[erased.ref] = erased
    return list(found.values())


@writes
def replay_erasures(erasures: Iterable[Erased], *, by: Actor, at: datetime) -> int:
    """Erase again what the log says, after a backup brought it back; returns how many identities were.

    Each is recorded again, because the backup's record ends before the first time.
    """
    done = 0
    for each in erasures:
        kind = _shred_again(each, at=at)
        if kind:
            payload = {"rule": each.rule, "replayed": True}
            record(kind, stream=each.stream, by=by, at=at, payload=payload)
            done += 1
    transaction.on_commit(partial(write_erasure_log, at=at))
    return done


def _shred_again(each: Erased, *, at: datetime) -> str:
    """The kind of event that says what was taken away: an identity or an account; empty when nothing was there."""
    if shred(each.ref, stream=each.stream, rule=each.rule, at=at):
        return "identity_erased"
    is_account = shred_account(each.ref, stream=each.stream, rule=each.rule, at=at) is not None
    return "account_erased" if is_account else ""


def _line(row: Erasure) -> str:
    said = {"ref": str(row.ref), "stream": row.stream, "rule": row.rule, "erased_at": row.erased_at.isoformat()}
    return json.dumps(said, sort_keys=True) + "\n"
