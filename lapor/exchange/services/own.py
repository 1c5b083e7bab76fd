"""What happens at a post: people state facts, bundles go and come."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from nacl.public import PublicKey, SealedBox
from nacl.secret import SecretBox

from lapor.audit.services import writes
from lapor.exchange import post_side, questions
from lapor.exchange.facts import (
    CLASSES,
    PRIVACIES,
    WAYS,
    Added,
    Answered,
    Body,
    Contested,
    Delivered,
    Filed,
    FileRef,
    Rated,
    Withdrew,
    milliseconds_of,
    pack_code,
    write_body,
)
from lapor.exchange.models import OwnFile, OwnReport
from lapor.exchange.post_keys import PostHome, Unlocked, post_home
from lapor.exchange.post_side import Taken
from lapor.exchange.services.own_store import OwnTables
from lapor.kit.codes import hash_access_key, new_access_key, new_tracking_code
from lapor.kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What a person tells at a post. Codes are those of the API; `files` are names with their bytes."""

    report_class: str
    privacy: str
    body: str
    report: UUID | None = None
    title: str = ""
    region: str = ""
    address: str = ""
    occurred_on: str = ""
    about_official: bool = False
    name: str = ""
    phone: str = ""
    has_sound: bool = False
    files: tuple[tuple[str, bytes], ...] = ()
    is_typed_by_operator: bool = False


@dataclass(frozen=True, kw_only=True)
class PostReceipt:
    """What the person takes home: number and access key, final from this moment on."""

    report: UUID
    code: str
    access_key: str
    filed_at: datetime


def file_at_post(telling: Telling, *, at: datetime) -> PostReceipt:
    """Seal everything that was told for the centre (about an official: for the inspectorate) and number it. Raises NotAPost.

    Only the words of an open report that the operator typed are kept readable for the unlocked post.
    """
    home = post_home()
    report, code, access_key = telling.report or new_id(), new_tracking_code(), new_access_key()
    filed = Filed(
        report=report.bytes,
        nth=1,
        code=pack_code(code),
        access_key=pack_code(access_key),
        class_=CLASSES.index(telling.report_class),
        privacy=PRIVACIES.index(telling.privacy),
        body=telling.body,
        title=telling.title,
        region=telling.region,
        address=telling.address,
        occurred_on=telling.occurred_on,
        about_official=telling.about_official,
        has_sound=telling.has_sound,
        name=telling.name,
        phone=telling.phone,
    )
    to = home.centre.oversight_key if telling.about_official else home.centre.carry_key
    sealed_files = [_sealed_file(name, content=content) for name, content in telling.files]
    added = [Added(report=report.bytes, nth=2 + place, file=ref) for place, (ref, _) in enumerate(sealed_files)]
    listed = telling.privacy == "open" and not telling.about_official and telling.is_typed_by_operator
    known = {
        "code_digest": questions.code_digest(code, site=home.site),
        "key_hash": hash_access_key(access_key),
        "is_listed": listed,
        "kept": _kept(telling if listed else None, code=code, home=home),
    }
    _store([filed, *added], to=to, files=sealed_files, home=home, at=at, known=known)
    return PostReceipt(report=report, code=code, access_key=access_key, filed_at=at)


def add_at_post(report: UUID, *, text: str, files: Sequence[tuple[str, bytes]] = (), at: datetime) -> None:
    """The reporter, who has shown number and access key, adds words or files."""
    sealed_files = [_sealed_file(name, content=content) for name, content in files]
    words = [Added(report=report.bytes, nth=0, text=text)] if text else []
    _say([*words, *(Added(report=report.bytes, nth=0, file=ref) for ref, _ in sealed_files)], files=sealed_files, at=at)


def answer_at_post(report: UUID, *, text: str, at: datetime) -> None:
    """The reporter answers the question of an office."""
    _say([Answered(report=report.bytes, nth=0, text=text)], at=at)


def withdraw_at_post(report: UUID, *, at: datetime) -> None:
    """The reporter takes the report back."""
    _say([Withdrew(report=report.bytes, nth=0)], at=at)


def rate_at_post(report: UUID, *, is_settled: bool, score: int, text: str, at: datetime) -> None:
    """The reporter says whether it is settled."""
    _say([Rated(report=report.bytes, nth=0, is_settled=is_settled, score=score, text=text)], at=at)


@writes
def contest_at_post(report: UUID, *, decision: str, text: str, access_key: str, at: datetime) -> bool:
    """The reporter objects to a decision, once for each kind; false when that was said here before."""
    row = OwnReport.objects.select_for_update().get(pk=report)
    mark = questions.contest_mark(decision, access_key=access_key, report=report)
    if mark in row.contested:
        return False
    _say([Contested(report=report.bytes, nth=0, decision=decision, text=text)], at=at)
    OwnReport.objects.filter(pk=report).update(contested=[*row.contested, mark])
    return True


def hand_on(report: UUID, *, way: str, at: datetime) -> bool:
    """The news of a report were shown, printed or handed over; false when there was nothing to hand on."""
    row = questions.own_report(report)
    if row is None or not row.published or row.delivered >= row.published:
        return False
    told = Delivered(report=report.bytes, nth=0, published=row.published, way=WAYS.index(way))
    _say([told], at=at, delivered=row.published)
    return True


def pack_at_post(unlocked: Unlocked, *, at: datetime, files: bool = True) -> bytes:
    """A bundle for the centre; changes nothing."""
    store = OwnTables(public_box=unlocked.keys.public_box)
    return post_side.pack(
        store=store, keys=unlocked.keys, enrolment=unlocked.enrolment, at=milliseconds_of(at), files=files
    )


def take_at_post(raw: bytes, *, unlocked: Unlocked) -> Taken:
    """Take a returning bundle."""
    store = OwnTables(public_box=unlocked.keys.public_box)
    return post_side.take(raw, store=store, keys=unlocked.keys, enrolment=unlocked.enrolment)


def _sealed_file(name: str, *, content: bytes) -> tuple[FileRef, bytes]:
    key = secrets.token_bytes(SecretBox.KEY_SIZE)
    sealed = bytes(SecretBox(key).encrypt(content))
    return FileRef(blob=sha256(sealed).digest(), key=key, name=name[:120]), sealed


def _kept(telling: Telling | None, *, code: str, home: PostHome) -> bytes:
    """The number, and of an open report its words, for the unlocked post."""
    words = {"code": code}
    if telling is not None:
        words |= {"title": telling.title, "text": telling.body}
    return bytes(SealedBox(PublicKey(home.public_box)).encrypt(msgspec.json.encode(words)))


@writes
def _store(
    bodies: Sequence[Body],
    *,
    to: bytes,
    files: Sequence[tuple[FileRef, bytes]],
    home: PostHome,
    at: datetime,
    known: dict[str, Any],
) -> None:
    report = UUID(bytes=bodies[0].report)
    _keep_files(files)
    _append(bodies, to=to, home=home, report=report, at=at)
    OwnReport.objects.filter(pk=report).update(**known)


@writes
def _say(
    bodies: Sequence[Body], *, at: datetime, files: Sequence[tuple[FileRef, bytes]] = (), delivered: int = 0
) -> None:
    """Later facts are sealed for the ordinary key: that a report is about an official is in its first fact alone."""
    if not bodies:
        return
    home, report = post_home(), UUID(bytes=bodies[0].report)
    nth = OwnTables(public_box=home.public_box).nth_of(report)
    numbered = [msgspec.structs.replace(body, nth=nth + place) for place, body in enumerate(bodies, start=1)]
    _keep_files(files)
    _append(numbered, to=home.centre.carry_key, home=home, report=report, at=at)
    if delivered:
        OwnReport.objects.filter(pk=report).update(delivered=delivered)


def _append(bodies: Sequence[Body], *, to: bytes, home: PostHome, report: UUID, at: datetime) -> None:
    store = OwnTables(public_box=home.public_box)
    box = SealedBox(PublicKey(to))
    for body in bodies:
        post_side.state(
            body,
            store=store,
            site=home.site,
            seal=lambda told: bytes(box.encrypt(write_body(told))),
            report=report,
            at=milliseconds_of(at),
        )


def _keep_files(files: Sequence[tuple[FileRef, bytes]]) -> None:
    OwnFile.objects.bulk_create([OwnFile(blob=ref.blob.hex(), sealed=sealed) for ref, sealed in files])
