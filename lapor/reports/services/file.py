"""A report is received."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lapor.attachments.models import Attachment
from lapor.attachments.services import bind_files
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory, Office
from lapor.kit.actors import Actor
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.kit.ids import new_id
from lapor.reports import clocks, deadlines, queries, stages
from lapor.reports.filing import (
    ADDRESS_LIMIT,
    Filing,
    check_body,
    check_occurred_on,
    check_place,
    check_title,
)
from lapor.reports.models import Assignment, Report
from lapor.reports.services.access import spread_access
from lapor.reports.services.steps import file_facts


@writes
def file_report(filing: Filing, *, by: Actor, at: datetime) -> Report:
    """Store a report with its access rows, first holder, event, link and outbox rows: committed means acknowledged.

    Starts the verify and the answer clock. The first holder is the coordinator, or for a report about an official the inspectorate.
    Raises EmptyReport, TextTooLong, FutureDate, BadPlace, UnknownRegion, UnknownInstitution, UnknownTopic; nothing is written then.
    Costs 8 statements, 9 with files. Law: docs/law/clocks.md#verify
    """
    directory = institutions.directory(filing.tenant)
    holder = first_holder(directory, filing=filing)
    report = _report(filing, holder=holder, at=at)
    report.save(force_insert=True)
    limit = _due(deadlines.VERIFY, report=report, holder=holder, start=at)
    held = Assignment(
        id=new_id(),
        report=report,
        institution_id=holder.id,
        role=Assignment.Role.LEAD,
        state=Assignment.State.VERIFYING,
        since=at,
        due_at=limit.due_at,
        next_at=stages.first_moment(limit),
    )
    held.save(force_insert=True)
    spread_access(report, assignments=[held])
    bind_files(filing.files, report=report.id, added_by="reporter")
    record(
        "filed",
        stream=report.stream,
        by=by,
        at=at,
        happened_at=filing.filed_at,
        opens=new_id(),
        payload=_facts(report, holder=holder, kept=filing.files) | _taken(filing),
    )
    return report


def _taken(filing: Filing) -> dict[str, str]:
    """Who took the report down, and the consent, where an officer did."""
    return {"taken_by": filing.taken.by, "consent": filing.taken.consent} if filing.taken else {}


def _facts(report: Report, *, holder: Office, kept: Sequence[Attachment]) -> dict[str, Any]:
    return {
        "code": report.code,
        "class": report.report_class,
        "lane": report.lane,
        "privacy": report.privacy,
        "channel": report.channel,
        "holder": str(holder.id),
        "answer_due_at": report.answer_due_at.isoformat(),
        "content_sha256": content_hash(report),
        "files": file_facts(kept),
    }


def first_holder(directory: Directory, *, filing: Filing) -> Office:
    """Who checks the report first: the coordinator, or in the sealed lane the inspectorate or whoever stands in for it.

    A report against the coordinator's or the inspectorate's own office goes to the configured substitute.
    """
    chosen = directory.office(filing.institution) if filing.institution is not None else None
    if not filing.about_official:
        return directory.on_duty(institutions.COORDINATOR)
    inspectorate = directory.on_duty(institutions.INSPECTORATE)
    if chosen is not None and chosen.id == inspectorate.id:
        return directory.on_duty(institutions.OVERSIGHT_SUBSTITUTE)
    return inspectorate


def content_hash(report: Report) -> str:
    """SHA-256 of the reporter's own words and facts, which never change."""
    return sha256_hex(
        canonical_json(
            {
                "title": report.title,
                "body": report.body,
                "address": report.address,
                "occurred_on": report.occurred_on,
                "region": report.region_id,
                "latitude": str(report.latitude),
                "longitude": str(report.longitude),
            }
        )
    )


def _report(filing: Filing, *, holder: Office, at: datetime) -> Report:
    check_place(latitude=filing.latitude, longitude=filing.longitude)
    today = institutions.calendar_of(holder.id).local_day(filing.filed_at)
    report = Report(
        id=filing.id,
        code=filing.code,
        message_key=filing.message_key,
        tenant_id=filing.tenant,
        report_class=filing.report_class,
        procedure=filing.report_class,
        lane=Report.Lane.SEALED if filing.about_official else Report.Lane.ORDINARY,
        privacy=filing.privacy,
        channel=filing.channel,
        title=check_title(filing.title),
        body=check_body(filing.body, has_sound=filing.has_sound),
        occurred_on=check_occurred_on(filing.occurred_on, today=today),
        region_id=queries.region_code(filing.region),
        address=filing.address.strip()[:ADDRESS_LIMIT],
        latitude=filing.latitude,
        longitude=filing.longitude,
        pin_is_public=filing.pin_is_public,
        chosen_institution_id=filing.institution,
        about_official=filing.about_official,
        verifier_id=holder.id,
        topic_id=queries.topic_key(filing.tenant, code=filing.topic),
        reporter_ref=filing.reporter_ref,
        access_key_hash=filing.access_key_hash,
        has_contact=filing.has_contact,
        language=filing.language,
        filed_at=filing.filed_at,
        received_at=at,
        last_word_at=at,
    )
    limit = _due(deadlines.ANSWER, report=report, holder=holder, start=filing.filed_at)
    report.answer_due_at, report.answer_next_at = limit.due_at, stages.first_moment(limit)
    return report


def _due(step: str, *, report: Report, holder: Office, start: datetime) -> clocks.Due:
    return deadlines.due_of(
        step, procedure=report.procedure, institution=holder.id, start=start, filed_at=report.filed_at
    )
