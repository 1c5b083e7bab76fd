"""`/lapor/terkirim/<code>/`: what the person takes home."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lapor.audit.receipts import signed_receipt
from lapor.institutions import queries as institutions
from lapor.intake.keyring import read_keys
from lapor.kit.codes import BadCode, format_access_key, format_code, hash_access_key, parse_tracking_code
from lapor.people.entry import REPORTER, open_to
from lapor.reports import deadlines, queries
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report


@dataclass(frozen=True, kw_only=True)
class ReceiptPage:
    """Code, key, the link of both, and what happens until when."""

    code: str
    access_key: str
    link: str
    qr: SafeString
    office: str
    zone: str
    filed_at: datetime
    verify_due_at: datetime | None
    respond_due_at: datetime | None
    answer_due_at: datetime
    has_contact: bool
    is_anonymous: bool
    link_hash: str
    link_seq: int
    signature: str
    proof_url: str


@open_to(REPORTER)
@never_cache
@require_safe
def show_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, for the browser that holds the access key. 4 statements."""
    try:
        bare = parse_tracking_code(code)
        key = read_keys(request)[bare]
        report = queries.report_by_key(code=bare, key_hash=hash_access_key(key))
    except (BadCode, KeyError, UnknownReport):
        return render(request, "web_form/no_key.html", status=404)
    return render(request, "web_form/receipt.html", {"this": _page(report, key=key)})


def _page(report: Report, *, key: str) -> ReceiptPage:
    lead = queries.standing_of(report).lead
    holder = institutions.office(lead.institution_id if lead else report.tenant_id)
    is_waiting = report.state == Report.State.RECEIVED and lead is not None and lead.due_at is not None
    verify_due_at = lead.due_at if lead and is_waiting else None
    signed = signed_receipt(report.stream, code=format_code(report.code), kinds=("filed",)) or {}
    link = f"{settings.BASE_URL}/k/{report.code}/{key}/"
    return ReceiptPage(
        code=format_code(report.code),
        access_key=format_access_key(key),
        link=link,
        qr=SafeString(  # nosec B703: drawn here from our own link, see docs/asvs.md
            segno.make(link, error="m").svg_inline(scale=5, border=3, light="#fff", svgclass="qr", lineclass=None)
        ),
        office=holder.name,
        zone=holder.zone,
        filed_at=report.filed_at,
        verify_due_at=verify_due_at,
        respond_due_at=_respond_due_at(report, after=verify_due_at) if verify_due_at else None,
        answer_due_at=report.answer_due_at,
        has_contact=report.has_contact,
        is_anonymous=report.privacy.startswith("anonymous"),
        link_hash=signed.get("hash", ""),
        link_seq=signed.get("seq", 0),
        signature=signed.get("signature", ""),
        proof_url=f"/lacak/{format_code(report.code)}/bukti.json",
    )


def _respond_due_at(report: Report, *, after: datetime) -> datetime:
    """When the office gives word at the latest, if the check takes all of its time."""
    due = deadlines.due_of(
        deadlines.RESPOND,
        procedure=report.procedure,
        institution=report.tenant_id,
        start=after,
        filed_at=report.filed_at,
    )
    return min(due.due_at, report.answer_due_at)
