"""From a fact of a village post to its effect on the case: each once, with the origin's hash, without effect where it is too late."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.core.files.base import ContentFile
from nacl.exceptions import CryptoError

from lapor.attachments.services import stage_file
from lapor.exchange import queries
from lapor.exchange.answers import answer_key
from lapor.exchange.facts import (
    CLASSES,
    PRIVACIES,
    WAYS,
    Added,
    Answered,
    Contested,
    Delivered,
    Filed,
    FileRef,
    Rated,
    Withdrew,
    unpack_code,
)
from lapor.exchange.services.receive import APPLIED, LATE, PARKED, Effect, Fact, file_content
from lapor.intake.message import FilingMessage, Origin, WordMessage
from lapor.intake.services import mask_word, receive, receive_word
from lapor.kit import actors
from lapor.kit.actors import Actor, Stated
from lapor.kit.codes import ACCESS_KEY_LENGTH, TRACKING_LENGTH
from lapor.kit.refusals import Refusal
from lapor.reports import followed_queries as reports
from lapor.reports import services
from lapor.reports.services import keep_late_fact, note_delivery, wait_for_delivery

CHANNEL = "village_post"


def give_effect(fact: Fact, at: datetime) -> Effect:
    """What the fact does at the centre. Safe to run twice: what is recorded already is only counted."""
    body = fact.body
    report = UUID(bytes=body.report)
    if isinstance(body, Filed):
        return _file(body, fact=fact, report=report, at=at)
    if queries.has_origin(fact.branch, seq=fact.seq):
        return Effect(outcome=APPLIED)
    if reports.report_of(report) is None:
        return Effect(outcome=PARKED, refusal="unknown_report")
    if not queries.reports_of_post(fact.site).filter(report=report).exists():
        return Effect(outcome=PARKED, refusal="report_of_another")
    try:
        _say(fact, by=_stated(fact, report=report), report=report, at=at)
    except Refusal as refusal:
        return _keep(fact, report=report, refusal=refusal, at=at)
    except CryptoError:
        return Effect(outcome=PARKED, refusal="unreadable_file")
    return Effect(outcome=APPLIED)


def _file(body: Filed, *, fact: Fact, report: UUID, at: datetime) -> Effect:
    """The report with the number that its receipt shows. What cannot be taken as it is is left out, never the report."""
    access_key = unpack_code(body.access_key, length=ACCESS_KEY_LENGTH)
    key = bytes(answer_key(access_key, report=report).public_key)
    message = _message(body, fact=fact, report=report, access_key=access_key)
    plain = replace(message, occurred_on=None, topic="", institution=None, latitude=None, longitude=None)
    unreached = replace(plain, phone="", email="", region="", reply_channel=CHANNEL)
    tries = (message, plain, unreached)
    refused: Refusal | None = None
    for each in tries:
        try:
            receive(each, at=at)
        except Refusal as refusal:
            refused = refusal
            continue
        wait_for_delivery(report, at=at)
        return Effect(outcome=APPLIED, answer_key=key)
    assert refused is not None
    return Effect(outcome=PARKED, refusal=refused.code)


def _message(body: Filed, *, fact: Fact, report: UUID, access_key: str) -> FilingMessage:
    occurred_on: date | None = None
    with suppress(ValueError):
        occurred_on = date.fromisoformat(body.occurred_on) if body.occurred_on else None
    latitude, longitude = body.place or (None, None)
    return FilingMessage(
        channel=CHANNEL,
        message_id=fact.hash,
        report_class=CLASSES[body.class_],
        privacy=PRIVACIES[body.privacy],
        body=body.body,
        title=body.title,
        region=body.region,
        address=body.address,
        occurred_on=occurred_on,
        topic=body.topic,
        about_official=body.about_official,
        has_sound=body.has_sound,
        name=body.name,
        phone=body.phone,
        email=body.email,
        latitude=latitude,
        longitude=longitude,
        language=body.language,
        reply_channel=_way_back(body),
        filed_at=fact.counts_at,
        origin=Origin(
            report=report,
            code=unpack_code(body.code, length=TRACKING_LENGTH),
            access_key=access_key,
            stated=_stated_at(fact),
        ),
    )


def _way_back(body: Filed) -> str:
    """Whoever gave name and contact is reached there; everybody else hears at the post."""
    if body.name and (body.phone or body.email):
        return ""
    return "" if PRIVACIES[body.privacy].startswith("anonymous") else CHANNEL


def _say(fact: Fact, *, by: Actor, report: UUID, at: datetime) -> None:
    body = fact.body
    if isinstance(body, Added):
        files = (_staged(body.file, fact=fact, at=at),) if body.file else ()
        receive_word(_word(fact, report=report, text=body.text, files=files), by=by, at=at)
    elif isinstance(body, Answered):
        receive_word(_word(fact, report=report, text=body.text, is_answer=True), by=by, at=at)
    elif isinstance(body, Withdrew):
        services.withdraw_report(report, by=by, at=at)
    elif isinstance(body, Contested):
        text = _masked(body.text, report=report)
        services.contest_decision(report, decision=body.decision, text=text, by=by, at=at)
    elif isinstance(body, Delivered):
        covers = queries.covers_until(report, published=body.published)
        note_delivery(report, covers=covers or fact.counts_at, way=WAYS[body.way], by=by, at=at)
    elif isinstance(body, Rated):
        _rate(body, report=report, by=by, at=at)


def _rate(body: Rated, *, report: UUID, by: Actor, at: datetime) -> None:
    score, text = body.score or None, _masked(body.text, report=report)
    row = reports.report_of(report)
    if body.is_settled and row is not None and row.state == "closed":
        services.rate_report(report, score=score or 5, comment=text, by=by, at=at)
    elif body.is_settled:
        services.confirm_settled(report, score=score, comment=text, by=by, at=at)
    else:
        services.dispute_response(report, reason=text, score=score, by=by, at=at)


def _keep(fact: Fact, *, report: UUID, refusal: Refusal, at: datetime) -> Effect:
    """Too late for the state of the case: it stands on the stream with its words, and does nothing."""
    text = _masked(str(getattr(fact.body, "text", "")), report=report)
    kind = type(fact.body).__name__.lower()
    keep_late_fact(report, fact=kind, text=text, by=_stated(fact, report=report), at=at)
    return Effect(outcome=LATE, refusal=refusal.code)


def _masked(text: str, *, report: UUID) -> str:
    """The words without the reporter's own name, and without numbers and addresses of persons."""
    row = reports.report_of(report)
    return mask_word(text, ref=row.reporter_ref).text if row is not None and text else text


def _word(fact: Fact, *, report: UUID, text: str, files: tuple[UUID, ...] = (), is_answer: bool = False) -> WordMessage:
    return WordMessage(
        channel=CHANNEL, message_id=fact.hash, report=report, text=text, files=files, is_answer=is_answer
    )


def _staged(file: FileRef, *, fact: Fact, at: datetime) -> UUID:
    content = ContentFile(file_content(file))
    return stage_file(content, name=file.name, draft=fact.hash[:40], at=at, added_by="reporter").id


def _stated(fact: Fact, *, report: UUID) -> Actor:
    return replace(actors.reporter(report), stated=_stated_at(fact))


def _stated_at(fact: Fact) -> Stated:
    return Stated(site=fact.branch, site_seq=fact.seq, hash=fact.hash, happened_at=fact.counts_at)
