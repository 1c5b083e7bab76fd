"""From a report to what the asker may know of it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from lapor.api.schemas import AnswerOut, ReportOut, WordOut
from lapor.institutions import queries as institutions
from lapor.kit.codes import format_code
from lapor.reports import public_queries
from lapor.reports.models import Report


def local(moment: datetime, *, tenant: UUID) -> datetime:
    """The moment in the zone of the report's tenant, without fractions."""
    return moment.astimezone(ZoneInfo(institutions.office(tenant).zone)).replace(microsecond=0)


def address_of(code: str) -> str:
    """Where the report can be followed."""
    return f"{settings.BASE_URL}/lacak/{format_code(code)}/"


def public_part(report: Report) -> ReportOut:
    """What everybody may know: the state from filing on, title, text, place, agency and answers once it is published."""
    out = ReportOut.model_construct(
        code=format_code(report.code),
        report_class=report.report_class,
        state=report.state,
        waiting_for=report.waiting_for,
        due_at=local(report.answer_due_at, tenant=report.tenant_id),
        url=address_of(report.code),
    )
    if report.published_at is not None:
        _add_public(out, report=report)
    return out


def reporters_part(report: Report) -> ReportOut:
    """What the reporter may see, never the contact."""
    out = public_part(report).model_copy(update={"privacy": report.privacy})
    _add_public(out, report=report)
    out.title = report.public_title or None
    out.text = report.public_text or None
    out.filed_at = local(report.filed_at, tenant=report.tenant_id)
    out.original_title = report.title
    out.original_text = report.body
    out.words = [
        WordOut.model_construct(
            kind=word.kind,
            by_reporter=word.by_reporter,
            institution=_name(word.institution_id),
            text=word.text,
            said_at=local(word.said_at, tenant=report.tenant_id),
        )
        for word in public_queries.words_of(report)
    ]
    return out


def _add_public(out: ReportOut, *, report: Report) -> None:
    out.title, out.text = report.public_title, report.public_text
    out.place = ", ".join(institutions.region_names(report.region_id)) or None
    out.institution = _name(public_queries.leading_institution(report))
    out.answers = [
        AnswerOut.model_construct(
            institution=_name(response.institution_id) or "",
            kind=response.kind,
            text=response.text,
            found=response.found,
            done=response.done,
            promised_on=response.promised_on,
            sent_at=local(response.sent_at or response.written_at, tenant=report.tenant_id),
        )
        for response in public_queries.sent_responses(report)
    ]


def _name(institution: object) -> str | None:
    return institutions.office(institution).name if isinstance(institution, UUID) else None
