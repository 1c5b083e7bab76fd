"""The joint commitment, for everybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.errors import UnknownCommitment
from lapor.actionplan.commitment.models import Commitment
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.pages.commitment import certificate_page, commitment_page


@open_to("public")
@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The newest commitment, or a place that says that there is none yet."""
    here = institutions.installation()
    found = queries.current_commitment(here.tenant) if here.tenant else None
    page = commitment_page(found, now=timezone.now()) if found else None
    return render(request, "portal/commitment.html", {"this": page})


@open_to("public")
@require_safe
def commitment(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """One that is open for signing."""
    page = commitment_page(_found(commitment), now=timezone.now())
    return render(request, "portal/commitment.html", {"this": page})


@open_to("public")
@require_safe
def certificate(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """What one head signed; the QR code on the printed certificate leads here."""
    try:
        row = queries.public_signatory(signatory)
    except UnknownCommitment as unknown:
        raise Http404 from unknown
    return render(request, "portal/commitment_certificate.html", {"this": certificate_page(row, now=timezone.now())})


def _mark(_request: HttpRequest, commitment: UUID) -> str | None:
    found = queries.paper_hash(commitment)
    return f'"{found}"' if found else None


@open_to("public")
@require_safe
@condition(etag_func=_mark)
def paper(_request: HttpRequest, commitment: UUID) -> HttpResponse:
    """The signed PDF, byte for byte as it was signed."""
    content = queries.paper_of(_found(commitment).id).content
    headers = {"Content-Disposition": 'inline; filename="komitmen.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _found(commitment: UUID) -> Commitment:
    try:
        return queries.public_commitment(commitment)
    except UnknownCommitment as unknown:
        raise Http404 from unknown
