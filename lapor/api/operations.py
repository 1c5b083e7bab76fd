"""The operations of /api/v1/."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Router, Status

from lapor.api.errors import WrongAccess
from lapor.api.read import address_of, local, public_part, reporters_part
from lapor.api.schemas import ErrorOut, FilingIn, FilingOut, InstitutionOut, RegionOut, ReportOut, TopicOut
from lapor.institutions import queries as institutions
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.intake.message import FilingMessage
from lapor.intake.services import receive
from lapor.kit.codes import BadCode, format_access_key, format_code, hash_access_key, parse_tracking_code
from lapor.kit.ids import new_id
from lapor.reports import queries as reports
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report

router = Router()

WRITE_ERRORS = dict.fromkeys((400, 404, 405, 409, 413, 415, 422, 429, 503), ErrorOut)
READ_ERRORS = dict.fromkeys((400, 401, 404, 405, 422, 429), ErrorOut)
LIST_ERRORS = dict.fromkeys((400, 404, 405, 422, 429, 503), ErrorOut)


@router.post("/reports", response={201: FilingOut, **WRITE_ERRORS}, by_alias=True, operation_id="file_report")
def file_report(
    request: HttpRequest,
    filing: FilingIn,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", max_length=200)] = "",
) -> Status[FilingOut]:
    """File a report. With an Idempotency-Key, the same body gets the same receipt and another body is refused."""
    receipt = receive(_message(filing, key=idempotency_key), at=timezone.now())
    answer = FilingOut.model_construct(
        code=format_code(receipt.code),
        access_key=format_access_key(receipt.access_key),
        state=receipt.state,
        due_at=local(receipt.answer_due_at, tenant=receipt.tenant),
        url=address_of(receipt.code),
    )
    return Status(201, answer)


@router.get(
    "/reports/{code}",
    response={200: ReportOut, **READ_ERRORS},
    by_alias=True,
    exclude_none=True,
    operation_id="follow_report",
    openapi_extra={"security": [{}, {"accessKey": []}]},
)
def follow_report(request: HttpRequest, code: str) -> ReportOut:
    """Follow a report. `Authorization: Bearer <access key>` adds what its reporter may see, never the contact."""
    header = request.headers.get("Authorization", "")
    if not header:
        return public_part(_report(code))
    return reporters_part(_own_report(request, code=code, key=header.removeprefix("Bearer").strip()))


@router.get("/regions", response={200: list[RegionOut], **LIST_ERRORS}, operation_id="find_regions")
def find_regions(request: HttpRequest, q: str, within: str = "") -> list[RegionOut]:
    """Regions of this installation, or of one region, whose name begins with or contains the text; at most twelve."""
    found = institutions.regions_like(q[:100], within=within[:13])
    paths = institutions.region_paths([row.code for row in found])
    return [RegionOut(code=row.code, name=row.name, path=paths.get(row.code, "")) for row in found]


@router.get("/topics", response={200: list[TopicOut], **LIST_ERRORS}, operation_id="list_topics")
def list_topics(request: HttpRequest, region: str = "") -> list[TopicOut]:
    """The topics of the tenant that a report from this region goes to."""
    found = reports.topics_of(_tenant(region))
    codes = {topic.pk: topic.code for topic in found}
    return [
        TopicOut(code=topic.code, name=topic.name, parent=codes.get(topic.parent_id) if topic.parent_id else None)
        for topic in found
    ]


@router.get("/institutions", response={200: list[InstitutionOut], **LIST_ERRORS}, operation_id="list_institutions")
def list_institutions(request: HttpRequest, region: str = "") -> list[InstitutionOut]:
    """The institutions that a report from this region can be addressed to."""
    return [
        InstitutionOut(id=office.id, name=office.name, short_name=office.short_name)
        for office in institutions.directory(_tenant(region)).active()
    ]


def _message(filing: FilingIn, *, key: str) -> FilingMessage:
    contact = filing.contact
    return FilingMessage(
        channel="api",
        message_id=key or str(new_id()),
        report_class=filing.report_class,
        body=filing.body,
        privacy=filing.privacy,
        title=filing.title,
        occurred_on=filing.occurred_on,
        region=filing.region,
        address=filing.address,
        latitude=filing.location.lat if filing.location else None,
        longitude=filing.location.lon if filing.location else None,
        institution=filing.institution,
        topic=filing.topic,
        about_official=filing.about_official,
        name=contact.name if contact else "",
        phone=contact.phone if contact else "",
        email=contact.email if contact else "",
    )


def _report(code: str) -> Report:
    try:
        return reports.report_by_code(parse_tracking_code(code))
    except BadCode:
        raise UnknownReport from None


def _own_report(request: HttpRequest, *, code: str, key: str) -> Report:
    """The report whose code and key fit together; wrong guesses are slowed down and never told apart."""
    try:
        return reports.report_by_key(code=parse_tracking_code(code), key_hash=hash_access_key(key))
    except (BadCode, UnknownReport):
        if not allow("access_key", request, limit=20, per_seconds=600):
            raise TooManyTries from None
        raise WrongAccess from None


def _tenant(region: str) -> UUID:
    found = institutions.tenant_of_region(region or None).tenant
    assert found is not None
    return found
