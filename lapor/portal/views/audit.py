"""The record in public: daily roots, receipts, and a page that checks them without us."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lapor.audit import witness
from lapor.audit.chain_queries import COUNTED_TO, ChainSize, chain_size
from lapor.audit.receipts import receipt_of
from lapor.audit.site import own_site
from lapor.kit.codes import format_code
from lapor.people.entry import open_to
from lapor.portal.keys import own_report, unseen
from lapor.portal.pages.check import check_file, check_page
from lapor.portal.pages.story import TITLES
from lapor.portal.views.follow import ask_for_key
from lapor.reports.errors import UnknownReport

ROOTS = 30


@dataclass(frozen=True, kw_only=True)
class RootRow:
    """One day's root in the table."""

    day: date
    url: str
    root: str
    streams: int
    events: int


@dataclass(frozen=True, kw_only=True)
class AuditPage:
    """How long the chain is, the newest roots, and the key that signs them."""

    size: ChainSize
    counted_to: int
    roots: tuple[RootRow, ...]
    key: str


@open_to("public")
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """What the chain of events is, how long it is, the roots of the last days, and how to check it. 3 statements."""
    rows = witness.roots_newest_first(ROOTS)
    page = AuditPage(
        size=chain_size(),
        counted_to=COUNTED_TO,
        roots=tuple(
            RootRow(
                day=row.day,
                url=f"/audit/akar/{row.day.isoformat()}.json",
                root=row.root,
                streams=row.streams,
                events=row.events,
            )
            for row in rows
        ),
        key=own_site().public_key().hex(),
    )
    return render(request, "portal/audit.html", {"audit": page})


@open_to("public")
@cache_control(public=True, max_age=86_400)
@require_safe
def root(request: HttpRequest, day: str) -> HttpResponse:
    """The signed root of one day as a file."""
    try:
        row = witness.root_of(date.fromisoformat(day))
    except ValueError:
        raise Http404 from None
    if row is None:
        raise Http404
    response = JsonResponse(witness.root_as_json(row))
    response.headers["Content-Disposition"] = f'attachment; filename="akar-{row.day.isoformat()}.json"'
    return response


@open_to("public")
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Check a receipt in one's own browser; nothing is sent."""
    return render(request, "portal/check.html", {"check": check_page()})


@open_to("public")
@require_safe
def check_to_keep(request: HttpRequest) -> HttpResponse:
    """The same as one file to keep. An attachment, so that its inline script never runs on this site."""
    response = HttpResponse(check_file(), content_type="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="pemeriksa-lapor.html"'
    return response


@open_to("reporter")
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt of the newest event that the reporter may read, signed, with its proof from the next day on."""
    try:
        report = own_report(request, code=code)
    except UnknownReport:
        raise Http404 from None
    if report is None:
        return ask_for_key(code)
    shown = receipt_of(report.stream, code=format_code(report.code), kinds=TITLES)
    if shown is None:
        raise Http404
    response = JsonResponse(shown)
    response.headers["Content-Disposition"] = f'attachment; filename="bukti-{format_code(report.code)}.json"'
    return unseen(response)
