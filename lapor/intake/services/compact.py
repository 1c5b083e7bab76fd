"""A report that a phone wrote without a network, as one to three SMS."""

from django.db import IntegrityError

from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownRegion
from lapor.intake import answers, queries
from lapor.intake.message import FilingMessage, Origin
from lapor.intake.queries import Turn
from lapor.intake.services.deeds import ChangedMeanwhile, Deed, Effect, Outcome, say
from lapor.intake.services.receive import PreparedFiling, origin_key, prepare_filing, store_filing
from lapor.intake.talk import contact_at
from lapor.kit import compact
from lapor.kit.codes import hash_access_key
from lapor.kit.ids import new_id
from lapor.notifications.services.short import filed_key
from lapor.reports import queries as reports
from lapor.reports.models import Report

FILINGS_A_DAY = 30


def file_compact(turn: Turn) -> Deed:
    """The report under the number that the phone made. It may be here already, by SMS or by internet: then it is only confirmed.

    Its contact is the number that sent it; the SMS holds no other. One that is not whole is asked for again and leaves nothing.
    """
    try:
        told = compact.decode(turn.text)
    except compact.BadCompact:
        return say(answers.broken_compact())
    known = reports.report_by_message(origin_key(told.code))
    if known is not None:
        return _again(known, access_key=told.access_key)
    if queries.counts_today(turn, limit=500)[1] >= FILINGS_A_DAY:
        return say(answers.enough_today())
    prepared = prepare_filing(_message(told, turn=turn), at=turn.at)
    return lambda: _filed(turn, prepared=prepared)


def _again(report: Report, *, access_key: str) -> Deed:
    if report.access_key_hash != hash_access_key(access_key):
        return say(answers.code_taken())
    return lambda: Outcome(effect=Effect.JOINED, replies=(answers.filed_compact(report),), report=report.id)


def _filed(turn: Turn, *, prepared: PreparedFiling) -> Outcome:
    try:
        receipt = store_filing(prepared, at=turn.at)
    except IntegrityError as error:
        raise ChangedMeanwhile from error
    report = reports.report_by_code(receipt.code)
    said = answers.filed_compact(report)
    return Outcome(effect=Effect.FILED, replies=(said,), report=receipt.report, reply_key=filed_key(report))


def _message(told: compact.CompactReport, *, turn: Turn) -> FilingMessage:
    contact = contact_at(turn.message.sender, channel=turn.message.channel)
    return FilingMessage(
        channel=turn.message.channel,
        message_id=turn.message.message_id,
        report_class=told.report_class,
        body=told.words,
        privacy=told.privacy,
        region=_known(told.region),
        address=told.address,
        about_official=told.about_official,
        phone=contact.phone,
        reply_channel=turn.message.channel,
        reply_address=contact.address,
        origin=Origin(report=new_id(), code=told.code, access_key=told.access_key),
    )


def _known(region: str) -> str:
    """An old list may name a region that is not here any more; the report counts all the same."""
    try:
        return institutions.region(region).code if region else ""
    except UnknownRegion:
        return ""
