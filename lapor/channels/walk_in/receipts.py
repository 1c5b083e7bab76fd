"""`/kerja/terima/tanda/<code>/`: the receipt for the person, to be printed on A5. The access key is on it once."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lapor.channels.walk_in.desk import ROLES, desk_of, show
from lapor.intake.sealing import NotSealed, open_text, seal_text
from lapor.kit.codes import BadCode, format_access_key, format_code, hash_access_key, parse_tracking_code
from lapor.people.entry import open_to
from lapor.reports import queries
from lapor.reports.errors import UnknownReport

_KEPT, _PURPOSE = "tanda_terima", "counter receipt"


@dataclass(frozen=True, kw_only=True)
class ReceiptPage:
    """Code and dates; key and QR only the first time."""

    code: str
    access_key: str
    link: str
    qr: SafeString
    office: str
    zone: str
    filed_at: datetime
    answer_due_at: datetime
    has_contact: bool
    is_anonymous: bool


def remember_key(request: HttpRequest, *, code: str, key: str) -> None:
    """Keep the access key of the report just filed, sealed, for the one page that shows it."""
    request.session[_KEPT] = seal_text(f"{code} {key}".encode(), purpose=_PURPOSE)


@open_to(*ROLES)
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt of the report that this officer has just filed; without the key when it is opened again. 4 statements."""
    desk = desk_of(request)
    try:
        bare = parse_tracking_code(code)
        key = _taken_key(request, code=bare)
        report = queries.report_by_key(code=bare, key_hash=hash_access_key(key))
    except (BadCode, UnknownReport):
        return show(request, "walk_in/receipt_gone.html", work=code, status=404)
    link = f"{settings.BASE_URL}/k/{report.code}/{key}/"
    qr = segno.make(link, error="m").svg_inline(scale=4, border=2, light="#fff", svgclass="qr", lineclass=None)
    page = ReceiptPage(
        code=format_code(report.code),
        access_key=format_access_key(key),
        link=f"{settings.BASE_URL.split('://', 1)[-1]}/lacak/",
        qr=SafeString(qr),  # nosec B703: drawn here from our own link, see docs/asvs.md
        office=desk.office.name,
        zone=desk.office.zone,
        filed_at=report.filed_at,
        answer_due_at=report.answer_due_at,
        has_contact=report.has_contact,
        is_anonymous=report.is_anonymous,
    )
    return show(request, "walk_in/receipt.html", work=page)


def _taken_key(request: HttpRequest, *, code: str) -> str:
    """The key, gone from the session once it was taken. Raises UnknownReport."""
    try:
        kept, key = open_text(str(request.session.pop(_KEPT, "")), purpose=_PURPOSE).decode().split(" ")
    except (NotSealed, ValueError) as error:
        raise UnknownReport from error
    if kept != code:
        raise UnknownReport
    return key
