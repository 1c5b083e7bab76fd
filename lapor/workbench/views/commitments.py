"""The joint commitment at work: written, opened, and who has signed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan.commitment import paper, policy, queries, services, words
from lapor.actionplan.commitment.errors import UnknownCommitment
from lapor.actionplan.commitment.models import Commitment
from lapor.actionplan.commitment.signing import open_for_signing
from lapor.actionplan.commitment.wall import wall_of
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.commitments import CommitmentForm
from lapor.workbench.pages.commitments import CommitmentFormPage, CommitmentsPage, WorkCommitmentPage
from lapor.workbench.views.plans import EDITORS, READERS, tenant_of, today_of

HOME = "/kerja/renaksi/komitmen/"
FORM = "workbench/commitments/form.html"


@open_to(*READERS)
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """Every commitment of the tenant."""
    who = visit(request)
    page = CommitmentsPage(
        commitments=tuple(queries.commitments_visible_to(who.actor)),
        may_edit=policy.may_edit(who.actor, tenant=tenant_of(who)),
    )
    return show(request, "workbench/commitments/list.html", work=page)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new commitment with the heads of all offices."""
    who = visit(request)
    tenant = tenant_of(who)
    if not policy.may_edit(who.actor, tenant=tenant):
        raise Http404
    usual = {"title": words.usual_title(), "text": words.usual_text(), "held_on": today_of(tenant, now=who.now)}
    form = CommitmentForm(request.POST or None, tenant=tenant, initial=usual)
    made: list[UUID] = []

    def act() -> None:
        made.append(services.make_commitment(_draft(form), tenant=tenant, by=who.actor, at=who.now))

    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        messages.success(
            request, say("Komitmen dibuat. Isi nama setiap penanda tangan, lalu buka untuk ditandatangani.")
        )
        return redirect(f"{HOME}{made[0]}/")
    lead = say(
        "Semua perangkat daerah dan kecamatan masuk ke daftar penanda tangan; daftarnya bisa diubah sesudah ini."
    )
    page = CommitmentFormPage(
        title=say("Buat komitmen bersama"), lead=lead, button=say("Simpan"), back_url=HOME, form=form
    )
    return show(request, FORM, work=page)


@open_to(*READERS)
@require_safe
def commitment(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """One commitment with its list."""
    who = visit(request)
    found = found_commitment(who, commitment=commitment)
    wall = wall_of(found, today=today_of(found.tenant_id, now=who.now))
    own = (
        each.id
        for each in wall.heads
        if policy.may_sign(who.actor, tenant=found.tenant_id, institution=each.institution)
    )
    page = WorkCommitmentPage(
        commitment=found,
        is_open=found.state == Commitment.State.OPEN,
        may_edit=policy.may_edit(who.actor, tenant=found.tenant_id),
        heads=wall.heads,
        missing=len(wall.missing),
        own=frozenset(own),
        lacks=sum(1 for each in wall.heads if not each.name),
    )
    return show(request, "workbench/commitments/commitment.html", work=page)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Text, event and witnesses, before it is open."""
    who = visit(request)
    found = edited_commitment(who, commitment=commitment)
    form = CommitmentForm(request.POST or None, tenant=found.tenant_id, initial=_initial(found))

    def act() -> None:
        seen = form.cleaned_data["seen"] or 0
        services.edit_commitment(found.id, draft=_draft(form), seen=seen, by=who.actor, at=who.now)

    back = f"{HOME}{found.id}/"
    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        messages.success(request, say("Tersimpan."))
        return redirect(back)
    page = CommitmentFormPage(title=say("Ubah isi komitmen"), lead="", button=say("Simpan"), back_url=back, form=form)
    return show(request, FORM, work=page)


@open_to(*READERS)
@require_safe
def preview(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """The paper as it would be signed, or as it is signed by now."""
    who = visit(request)
    found = found_commitment(who, commitment=commitment)
    heads = queries.signatories_of(found)
    if not heads:
        raise Http404
    is_open = found.state == Commitment.State.OPEN
    content = queries.paper_of(found.id).content if is_open else paper.paper_to_sign(found, signatories=heads)
    headers = {"Content-Disposition": 'inline; filename="komitmen.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@open_to(*EDITORS)
@require_POST
def open_it(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Freeze and open, after asking."""
    who = visit(request)
    found = edited_commitment(who, commitment=commitment)
    back = f"{HOME}{found.id}/"
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Buka untuk ditandatangani?"),
            text=_(
                "Isi, daftar, dan janji dibekukan dan tampil untuk semua orang. Sesudah ini tidak bisa diubah lagi."
            ),
            action=_("Bekukan dan buka"),
            back_url=back,
        )
    seen = request.POST.get("seen", "")
    try:
        number = int(seen) if seen.isascii() and seen.isdigit() else -1
        open_for_signing(found.id, seen=number, by=who.actor, at=who.now)
        messages.success(request, say("Komitmen dibuka. Setiap penanda tangan bisa menandatangani sekarang."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(back)


@open_to(*EDITORS)
@require_POST
def ask(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Ask those who have not signed."""
    who = visit(request)
    found = edited_commitment(who, commitment=commitment)
    try:
        count = services.ask_missing(found.id, by=who.actor, at=who.now)
        told = ngettext("%(count)s kantor diminta lewat email.", "%(count)s kantor diminta lewat email.", count)
        messages.success(request, told % {"count": count})
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(f"{HOME}{found.id}/")


def found_commitment(who: Visit, *, commitment: UUID) -> Commitment:
    """A commitment that the officer may read. Raises Http404."""
    try:
        return queries.commitment_for(who.actor, commitment=commitment)
    except UnknownCommitment as unknown:
        raise Http404 from unknown


def edited_commitment(who: Visit, *, commitment: UUID) -> Commitment:
    """A commitment that the officer may change. Raises Http404."""
    found = found_commitment(who, commitment=commitment)
    if not policy.may_edit(who.actor, tenant=found.tenant_id):
        raise Http404
    return found


def _draft(form: CommitmentForm) -> services.Draft:
    given = dict(form.cleaned_data)
    given.pop("seen")
    return services.Draft(**given)


def _initial(found: Commitment) -> dict[str, Any]:
    return {
        "title": found.title,
        "text": found.text,
        "place": found.place,
        "held_on": found.held_on,
        "witnesses": "\n".join(", ".join(part for part in each if part) for each in found.witnesses),
        "seen": found.version,
    }
