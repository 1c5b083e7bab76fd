"""Somebody outside the answering agency checks that a matter is settled, where topic or procedure ask for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from lapor.attachments.services import keep_files
from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.memory import forget
from lapor.institutions.queries import Office
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import deadlines, queries, spans
from lapor.reports.errors import MissingReason, NotAllowed, UnknownTopic, WrongState
from lapor.reports.models import Report, Topic, ValidatedProcedure, Validation
from lapor.reports.services import arm, steps
from lapor.reports.services.confirm import close, reopen
from lapor.reports.validation_errors import AnsweredAnew, SameAgency
from lapor.reports.validation_queries import newest_answer

DISTRICT = "district"


@writes
def validate_closure(
    report_id: UUID,
    *,
    is_settled: bool,
    remark: str = "",
    photos: Sequence[UUID] = (),
    institution: UUID,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    answer: UUID | None = None,
    sending: UUID | None = None,
) -> Event:
    """Say after a look, with photo or in words of a site check, whether the matter is settled: it closes or reopens.

    One written without a network names the answer that was looked at, and its own id `sending`, by which it counts once. Raises
    NotAllowed, WrongState (no validation is awaited), ChangedMeanwhile, SameAgency, MissingReason, AnsweredAnew.
    Law: docs/law/clocks.md#validate
    """
    case = steps.lock(report_id, verb="validate_closure", by=by, seen=seen)
    report, words = case.report, clean(remark)
    _check(report, answer=answer)
    if institution == case.lead.institution_id:
        raise SameAgency
    if not words and not photos:
        raise MissingReason(field="remark")
    said = {"is_settled": is_settled, "remark": words, "validated_at": at}
    looked = Validation(id=sending or new_id(), report=report, institution_id=institution, **said)
    looked.save(force_insert=True)
    shown = "public" if report.may_be_public else "case"
    kept = keep_files(tuple(photos), report=report.id, added_by=f"institution/{institution}", shown=shown)
    kind = _end(report, is_settled=is_settled, at=at)
    payload = {"validation": str(looked.id), "institution": str(institution), "files": steps.file_facts(kept)}
    return steps.note(report, kind=kind, by=by, at=at, brings=(looked,), **payload)


def _check(report: Report, *, answer: UUID | None) -> None:
    if report.waiting_for != Report.WaitingFor.VALIDATION:
        raise WrongState(verb="validate_closure", waiting_for=report.waiting_for)
    if answer is not None and answer != newest_answer(report.id):
        raise AnsweredAnew


def _end(report: Report, *, is_settled: bool, at: datetime) -> str:
    """Close or reopen; gives the kind of the event."""
    if is_settled:
        close(report, closed_by="validation", verb="validate_closure", at=at)
        return "validated"
    reopen(report, verb="fail_validation", at=at)
    return "validation_failed"


@writes
def choose_validation(
    tenant: UUID, *, procedures: Sequence[str], topics: Sequence[str] | None = None, by: Actor, at: datetime
) -> Event:
    """Choose the procedures and topics (codes; None leaves them) whose closing needs validation in this tenant.

    Holds for answers from now on; a main topic stands for those beneath it. Raises NotAllowed, MissingReason, UnknownTopic.
    """
    if not any(grant.tenant == tenant and grant.role == actors.COORDINATOR for grant in by.grants):
        raise NotAllowed
    chosen = sorted({queries.procedure_code(each) for each in procedures})
    ValidatedProcedure.objects.filter(tenant_id=tenant).delete()
    ValidatedProcedure.objects.bulk_create([ValidatedProcedure(tenant_id=tenant, procedure=each) for each in chosen])
    payload: dict[str, Any] = {"procedures": chosen}
    if topics is not None:
        payload["topics"] = _choose_topics(tenant, codes=set(topics))
    return record("validation_chosen", stream=f"institution/{tenant}", by=by, at=at, payload=payload)


def _choose_topics(tenant: UUID, *, codes: set[str]) -> list[str]:
    known = Topic.objects.filter(tenant_id=tenant, code__in=codes)
    unknown = codes - set(known.values_list("code", flat=True))
    if unknown:
        raise UnknownTopic(topic=min(unknown))
    Topic.objects.filter(tenant_id=tenant).update(needs_validation=False)
    known.update(needs_validation=True)
    forget()
    return sorted(codes)


def ask_for_validation(report: Report, *, answered_by: UUID, at: datetime) -> UUID | None:
    """Let the closing wait for validation where topic or procedure ask for it; call before saving. Returns who validates.

    A sealed report is closed by those who may see it. 1 statement, 1 more for the topic.
    """
    if report.lane == Report.Lane.SEALED or not _is_needed(report):
        return None
    office = validating_office(report, answered_by=answered_by)
    limit = spans.opened(deadlines.VALIDATE, report=report, institution=office.id, since=at)
    report.waiting_for, report.waiting_since = Report.WaitingFor.VALIDATION, at
    report.validator_id = office.id
    arm.watch_duty(report, step=deadlines.VALIDATE, due_at=limit.due_at)
    return office.id


def validating_office(report: Report, *, answered_by: UUID) -> Office:
    """Who looks: the district in which the matter lies, or the inspectorate; never the agency that answered. No statement."""
    directory = institutions.directory(report.tenant_id)
    near = [
        office
        for office in directory.active()
        if office.tier == DISTRICT and report.region_id and _lies_in(report.region_id, region=office.region)
    ]
    duties = (institutions.INSPECTORATE, institutions.COORDINATOR)
    able = [*near, *(directory.on_duty(duty) for duty in duties), directory.office(directory.tenant)]
    return next(office for office in able if office.id != answered_by)


def _lies_in(code: str, *, region: str) -> bool:
    return code == region or code.startswith(f"{region}.")


def _is_needed(report: Report) -> bool:
    own_or_main = Q(pk=report.topic_id) | Q(children=report.topic_id)
    if report.topic_id is not None and Topic.objects.filter(own_or_main, needs_validation=True).exists():
        return True
    rows = ValidatedProcedure.objects.filter(tenant_id=report.tenant_id, procedure=report.procedure)
    return rows.exists()
