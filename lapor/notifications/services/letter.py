"""The verifier prints the letter to an institution without an account."""

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.models import Institution
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.codes import format_code
from lapor.notifications.letter import Letter, make_letter
from lapor.reports import queries as reports
from lapor.reports.errors import NotAllowed
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services import make_office_link, note_link_delivery

VERIFYING = (actors.COORDINATOR, actors.NATIONAL_ADMIN)


def print_letter(code: str, *, by: Actor, at: datetime) -> bytes:
    """The letter as PDF with a fresh link (earlier links stop working); noted as delivered on paper.

    Raises UnknownReport for whoever may not see the report, NotAllowed for others than its verifier, for a sealed report and
    when the leading institution has an account.
    """
    report, standing = reports.report_visible_to(by, code=code)
    mine = by.institutions_as(*VERIFYING)
    verifies = any(role == Access.Role.VERIFIER and key in mine for key, role in standing.access.items())
    held = standing.lead
    if not verifies or held is None or report.lane == Report.Lane.SEALED:
        raise NotAllowed
    if institutions.office(held.institution_id).reach == Institution.Reach.ACCOUNT:
        raise NotAllowed
    token = secrets.token_urlsafe(24)
    printed = make_letter(_letter(report, held=held, token=token, at=at))
    _note(held, token=token, by=by, at=at)
    return printed


@writes
def _note(held: Assignment, *, token: str, by: Actor, at: datetime) -> None:
    link = make_office_link(held.id, token=token, by=by, at=at)
    note_link_delivery(link.id, delivery="paper", by=by, at=at)


def _letter(report: Report, *, held: Assignment, token: str, at: datetime) -> Letter:
    tenant, receiver = institutions.office(report.tenant_id), institutions.office(held.institution_id)
    zone = ZoneInfo(tenant.zone)
    with override("id"):
        return Letter(
            sender=tenant.name,
            receiver=receiver.name,
            receiver_address=held.institution.address,
            place_and_day=date_format(at.astimezone(zone), "j F Y"),
            code=format_code(report.code),
            topic=report.topic.name if report.topic else "–",
            place=", ".join(institutions.region_names(report.region_id)) or report.address or "–",
            filed_on=date_format(report.filed_at.astimezone(zone), "j F Y"),
            due_on=date_format(held.due_at.astimezone(zone), "j F Y"),
            title=report.public_title if not report.is_confidential else "–",
            text=report.public_text if not report.is_confidential else "",
            link=f"{settings.BASE_URL}/kantor/{token}/",
        )
