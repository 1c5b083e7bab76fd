"""One head of a commitment: on the list, signing, on paper, replaced."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from lapor.actionplan.commitment import policy, queries, services, words
from lapor.actionplan.commitment.errors import UnknownCommitment
from lapor.actionplan.commitment.models import Signatory
from lapor.actionplan.commitment.signing import sign_electronically
from lapor.kit.actors import COORDINATOR, LEADER, LIAISON
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed
from lapor.ui.shapes import FileItem
from lapor.workbench import evidence
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.commitments import OfficialForm, SealForm, SheetForm, SignatoryForm
from lapor.workbench.labels import office_labels
from lapor.workbench.pages.commitments import CommitmentFormPage
from lapor.workbench.views.commitments import FORM, HOME, edited_commitment
from lapor.workbench.views.plans import EDITORS, today_of

SIGNERS = (COORDINATOR, LEADER, LIAISON)
FILES = "attachments"
# One byte more than a certificate may have, so that a larger one is told from one that fits.
READ = 100 * 1024 + 1


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """One more office on the list."""
    who = visit(request)
    found = edited_commitment(who, commitment=commitment)
    usual = {"promise": words.usual_promise(), "figure": words.FIGURES[0], "target": words.USUAL_TARGET}
    form = SignatoryForm(request.POST or None, tenant=found.tenant_id, is_new=True, initial=usual)

    def act() -> None:
        given = dict(form.cleaned_data)
        office = given.pop("institution")
        line = services.Line(**given)
        services.put_signatory(found.id, line=line, institution=office, is_new=True, by=who.actor, at=who.now)

    back = f"{HOME}{found.id}/"
    if _is_done(request, form=form, act=act):
        return redirect(back)
    page = CommitmentFormPage(
        title=say("Tambah penanda tangan"),
        lead="",
        button=say("Simpan"),
        back_url=back,
        form=form,
        offices=tuple(office_labels(found.tenant_id)),
    )
    return show(request, FORM, work=page)


@open_to(*SIGNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """Name, position and promise, before it is open."""
    who = visit(request)
    row = _own(who, signatory=signatory)
    fields = ("position", "name", "promise", "figure", "target")
    initial = {name: getattr(row, name) for name in fields}
    form = SignatoryForm(request.POST or None, tenant=row.commitment.tenant_id, is_new=False, initial=initial)

    def act() -> None:
        line = services.Line(**form.cleaned_data)
        office = row.institution_id
        services.put_signatory(row.commitment_id, line=line, institution=office, by=who.actor, at=who.now)

    if _is_done(request, form=form, act=act):
        return redirect(_list(row))
    return _show(request, row, form=form, title=say("Ubah penanda tangan"), button=say("Simpan"))


@open_to(*EDITORS)
@require_POST
def drop(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """Take an office off the list, after asking."""
    who = visit(request)
    row = _edited(who, signatory=signatory)
    if not is_confirmed(request):
        title = _("Keluarkan %(position)s dari daftar?") % {"position": row.position}
        text = _("Kantor ini tidak ikut menandatangani. Bisa ditambahkan lagi sebelum komitmen dibuka.")
        return ask_first(request, title=title, text=text, action=_("Keluarkan"), back_url=_list(row))
    try:
        services.drop_signatory(row.id, by=who.actor, at=who.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(_list(row))


@open_to(*SIGNERS)
@sensitive_variables("password", "content", "form")
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """Sign with the certificate of the head; file and password are used once and kept nowhere."""
    who = visit(request)
    row = _own(who, signatory=signatory)
    form = SealForm(request.POST or None, files=request.FILES or None, tenant=row.commitment.tenant_id)

    def act() -> None:
        content, password = form.cleaned_data["certificate"].read(READ), form.cleaned_data["password"]
        sign_electronically(row, content=content, password=password, by=who.actor, at=who.now)

    if _is_done(request, form=form, act=act):
        messages.success(request, say("Ditandatangani. Tanda tangan sudah ada di PDF dan di halaman umum."))
        return redirect(_list(row))
    lead = say(
        "Berkas dan kata sandi dipakai sekali untuk tanda tangan ini, lalu dilupakan: tidak disimpan dan tidak dicatat."
    )
    return _show(
        request, row, form=form, title=say("Tanda tangani"), button=say("Tanda tangani"), lead=lead, has_files=True
    )


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def on_paper(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """A signature on paper, with a picture of the sheet."""
    who = visit(request)
    row = _edited(who, signatory=signatory)
    draft, is_post = f"sheet-{row.id.hex[-20:]}", request.method == "POST"
    held = (
        evidence.posted(request, name=FILES, person=who.person, code=draft, at=who.now)
        if is_post
        else evidence.waiting(who.person, code=draft)
    )
    today = today_of(row.commitment.tenant_id, now=who.now)
    initial = {"signed_on": min(row.commitment.held_on, today)}
    form = SheetForm(request.POST or None, tenant=row.commitment.tenant_id, initial=initial)

    def act() -> None:
        day, files = form.cleaned_data["signed_on"], tuple(each.id for each in held.files)
        services.record_paper_signature(row.id, files=files, signed_on=day, by=who.actor, at=who.now)

    if not held.has_removed and not held.refused and _is_done(request, form=form, act=act):
        messages.success(request, say("Tercatat sebagai tanda tangan di atas kertas."))
        return redirect(_list(row))
    files = tuple(FileItem(name=each.name, size=each.size, token=str(each.id)) for each in held.files)
    page = CommitmentFormPage(
        title=say("Catat tanda tangan di atas kertas"),
        lead=say("Foto lembarnya tampil untuk semua orang. Pastikan tidak ada nomor induk atau alamat di dalamnya."),
        button=say("Catat"),
        back_url=_list(row),
        form=form,
        takes_pictures=True,
        files=files,
        upload_problems=held.refused,
        signatory=row,
    )
    return show(request, FORM, work=page)


@open_to(*SIGNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, signatory: UUID) -> HttpResponse:
    """The office has a new head."""
    who = visit(request)
    row = _own(who, signatory=signatory)
    initial = {"position": row.position}
    form = OfficialForm(request.POST or None, tenant=row.commitment.tenant_id, initial=initial)

    def act() -> None:
        services.replace_official(row.id, by=who.actor, at=who.now, **form.cleaned_data)

    if _is_done(request, form=form, act=act):
        messages.success(request, say("Pejabat baru tercatat dan diminta menandatangani. Tanda tangan lama tetap ada."))
        return redirect(_list(row))
    return _show(request, row, form=form, title=say("Ganti pejabat"), button=say("Simpan"))


def _is_done(
    request: HttpRequest, *, form: "SignatoryForm | SealForm | SheetForm | OfficialForm", act: Callable[[], object]
) -> bool:
    return request.method == "POST" and form.is_valid() and tried(form, act=act)


def _show(
    request: HttpRequest,
    row: Signatory,
    *,
    form: "SignatoryForm | SealForm | OfficialForm",
    title: str,
    button: str,
    lead: str = "",
    has_files: bool = False,
) -> HttpResponse:
    page = CommitmentFormPage(
        title=title, lead=lead, button=button, back_url=_list(row), form=form, has_files=has_files, signatory=row
    )
    return show(request, FORM, work=page)


def _list(row: Signatory) -> str:
    return f"{HOME}{row.commitment_id}/"


def _found(who: Visit, *, signatory: UUID) -> Signatory:
    try:
        return queries.signatory_for(who.actor, signatory=signatory)
    except UnknownCommitment as unknown:
        raise Http404 from unknown


def _own(who: Visit, *, signatory: UUID) -> Signatory:
    """A head for whom this account may be used. Raises Http404."""
    row = _found(who, signatory=signatory)
    if not policy.may_sign(who.actor, tenant=row.commitment.tenant_id, institution=row.institution_id):
        raise Http404
    return row


def _edited(who: Visit, *, signatory: UUID) -> Signatory:
    """A head on a list that this officer may change. Raises Http404."""
    row = _found(who, signatory=signatory)
    if not policy.may_edit(who.actor, tenant=row.commitment.tenant_id):
        raise Http404
    return row
