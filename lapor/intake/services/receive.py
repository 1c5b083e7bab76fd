"""Receive a new report from any entrance."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit import queries as audit
from lapor.institutions import queries as institutions
from lapor.intake.contacts import contact_of
from lapor.intake.errors import CodeTaken, IdempotencyConflict, UnknownChoice
from lapor.intake.masked import masked_words
from lapor.intake.message import FilingMessage, Receipt
from lapor.kit import actors, codes
from lapor.kit.actors import Stated
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.kit.ids import new_id
from lapor.kit.refusals import Refusal
from lapor.reports import queries as reports
from lapor.reports.filing import Filing
from lapor.reports.models import Report
from lapor.reports.services import file_report
from lapor.vault.seal import PreparedSeal, prepare_seal, store_seal


@dataclass(frozen=True, kw_only=True)
class PreparedFiling:
    """A filing with its seal, ready to be stored."""

    filing: Filing
    seal: PreparedSeal
    access_key: str
    stated: Stated | None = None


def receive(message: FilingMessage, *, at: datetime) -> Receipt:
    """Seal the reporter and file the report in one transaction; the same message twice is one report.

    Masking, sealing and hashing come before the transaction; where something was masked, the words as written are sealed too.
    The access key is derived from the server's secret, the message id and the content, so that a repeated message gets the same
    receipt although the key is stored nowhere. A message with an `origin` keeps the keys that it brings.
    Raises UnknownChoice, MissingContact, BadContact, IdempotencyConflict, CodeTaken and what `file_report` raises. ≤ 12 statements.
    """
    prepared = prepare_filing(message, at=at)
    try:
        with transaction.atomic():
            return store_filing(prepared, at=at)
    except IntegrityError:
        conflict = CodeTaken if message.origin else IdempotencyConflict
        return _again(prepared.filing.message_key, access_key=prepared.access_key, conflict=conflict)


def store_filing(prepared: PreparedFiling, *, at: datetime) -> Receipt:
    """Store seal and report inside the transaction that is open. Raises what `file_report` raises, and IntegrityError."""
    store_seal(prepared.seal)
    by = replace(actors.reporter(prepared.filing.id), stated=prepared.stated)
    report = file_report(prepared.filing, by=by, at=at)
    return receipt_of(report, access_key=prepared.access_key, is_new=True)


def prepare_filing(message: FilingMessage, *, at: datetime) -> PreparedFiling:
    """Check, hash and seal, before any transaction begins. Raises UnknownChoice, MissingContact, BadContact."""
    access_key = message.origin.access_key if message.origin else _access_key(message)
    _check_choices(message)
    contact = contact_of(message)
    tenant = message.tenant or institutions.tenant_of_region(message.region or None).tenant
    assert tenant is not None
    staged = attachments.staged_files(message.files)
    has_sound = message.has_sound or any(file.kind == Attachment.Kind.SOUND for file in staged)
    words = masked_words(message, contact=contact, files=staged, has_sound=has_sound)
    filing = Filing(
        id=message.origin.report if message.origin else new_id(),
        code=message.origin.code if message.origin else codes.new_tracking_code(),
        message_key=_message_key(message),
        tenant=tenant,
        report_class=message.report_class,
        body=words.body,
        channel=message.channel,
        privacy=message.privacy,
        reporter_ref=new_id(),
        access_key_hash=codes.hash_access_key(access_key),
        filed_at=message.filed_at or at,
        has_contact=contact.is_reachable,
        title=words.title,
        occurred_on=message.occurred_on,
        region=message.region or None,
        address=words.address,
        latitude=message.latitude,
        longitude=message.longitude,
        pin_is_public=message.pin_is_public,
        institution=message.institution,
        topic=message.topic,
        about_official=message.about_official,
        files=words.files,
        has_sound=has_sound,
        language=message.language,
        taken=message.taken,
    )
    seal = prepare_seal(contact, ref=filing.reporter_ref, access_key=access_key, on=at.date(), words=words.original)
    return PreparedFiling(filing=filing, seal=seal, access_key=access_key, stated=_stated(message))


def _check_choices(message: FilingMessage) -> None:
    if message.report_class not in Report.Class.values or message.privacy not in Report.Privacy.values:
        raise UnknownChoice


def _again(key: str, *, access_key: str, conflict: type[Refusal]) -> Receipt:
    """The receipt of a message that is stored already; its content, or the key that it brought, must be the same."""
    report = reports.report_by_message(key)
    if report is None or report.access_key_hash != codes.hash_access_key(access_key):
        raise conflict
    return _as_first_given(report, access_key=access_key)


def _as_first_given(report: Report, *, access_key: str) -> Receipt:
    """The same receipt as the first time, whatever has become of the report since."""
    filed = audit.stream_events(report.stream)[0]
    report.state = Report.State.RECEIVED
    report.answer_due_at = datetime.fromisoformat(str(filed.payload["answer_due_at"]))
    return receipt_of(report, access_key=access_key, is_new=False)


def receipt_of(report: Report, *, access_key: str, is_new: bool) -> Receipt:
    """What the reporter gets for a stored report. No statement."""
    return Receipt(
        report=report.id,
        tenant=report.tenant_id,
        code=report.code,
        access_key=access_key,
        state=report.state,
        filed_at=report.filed_at,
        answer_due_at=report.answer_due_at,
        is_new=is_new,
    )


def origin_key(code: str) -> str:
    """The message key of a report whose number was made elsewhere: the number alone, whichever way it comes."""
    return sha256_hex(f"origin\n{code}".encode())


def _stated(message: FilingMessage) -> Stated | None:
    return message.origin.stated if message.origin else None


def _message_key(message: FilingMessage) -> str:
    if message.origin:
        return origin_key(message.origin.code)
    return sha256_hex(f"{message.channel}\n{message.message_id}".encode())


def _access_key(message: FilingMessage) -> str:
    content = {
        "class": message.report_class,
        "body": message.body,
        "privacy": message.privacy,
        "title": message.title,
        "occurred_on": message.occurred_on,
        "region": message.region,
        "address": message.address,
        "place": [str(message.latitude), str(message.longitude)],
        "institution": str(message.institution),
        "topic": message.topic,
        "about_official": message.about_official,
        "files": [str(file) for file in message.files],
        "contact": [message.name, message.phone, message.email],
    }
    parts = [message.channel.encode(), message.message_id.encode(), sha256_hex(canonical_json(content)).encode()]
    return codes.derive_access_key(secret=settings.SECRET_KEY.encode(), parts=parts)
