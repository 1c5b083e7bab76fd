"""The three procedures at work: how they stand, what changed, and the leader's sign-off."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from lapor.actionplan import policy
from lapor.actionplan.procedures import queries, services, words
from lapor.actionplan.procedures.content import ProcedureContent, content_hash, current_content, from_plain
from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.actionplan.procedures.shown import Difference, differences, shown
from lapor.actionplan.procedures.slugs import KINDS, SLUGS
from lapor.institutions import queries as institutions
from lapor.kit.actors import LEADER
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.pages.procedures import WorkProcedureLine, WorkProcedurePage, WorkProceduresPage
from lapor.workbench.views.plans import READERS, tenant_of, today_of

HOME = "/kerja/renaksi/sop/"


@open_to(*READERS)
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """All three, with how much changed since each was signed off."""
    who = visit(request)
    tenant = tenant_of(who)
    newest = queries.newest_versions(tenant)
    lines = tuple(
        WorkProcedureLine(
            slug=SLUGS[kind],
            title=title,
            version=newest.get(kind),
            changed=len(_changed(newest.get(kind), now=_live(who, tenant=tenant, kind=kind))),
        )
        for kind, title in words.TITLES.items()
    )
    page = WorkProceduresPage(lines=lines, zone=institutions.office(tenant).zone)
    return show(request, "workbench/procedures/list.html", work=page)


@open_to(*READERS)
@require_safe
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """One as it stands now."""
    who, kind = visit(request), _kind(slug)
    tenant = tenant_of(who)
    versions = queries.versions_of(tenant, kind=kind)
    live = _live(who, tenant=tenant, kind=kind)
    newest = versions[0] if versions else None
    changed = _changed(newest, now=live)
    page = WorkProcedurePage(
        slug=slug,
        institution=institutions.office(tenant).name,
        procedure=shown(live),
        version=newest,
        versions=tuple(versions),
        changed=changed,
        seen=content_hash(live),
        may_sign=policy.may_approve(who.actor, tenant=tenant) and (newest is None or bool(changed)),
        zone=institutions.office(tenant).zone,
    )
    return show(request, "workbench/procedures/procedure.html", work=page)


@open_to(LEADER)
@require_POST
def sign_off(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what was read as the next version, after asking."""
    who, kind = visit(request), _kind(slug)
    back = f"{HOME}{slug}/"
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Setujui prosedur ini?"),
            text=_(
                "Isinya disimpan sebagai versi baru dengan nama Anda dan tanggal hari ini, dan tampil untuk semua orang."
            ),
            action=_("Setujui"),
            back_url=back,
        )
    try:
        seen = request.POST.get("seen", "")
        services.sign_off_procedure(tenant_of(who), kind=kind, seen=seen, by=who.actor, at=who.now)
        messages.success(request, say("Prosedur disetujui."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(back)


def _kind(slug: str) -> str:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _live(who: Visit, *, tenant: UUID, kind: str) -> ProcedureContent:
    return current_content(tenant, kind=kind, today=today_of(tenant, now=who.now))


def _changed(version: ProcedureVersion | None, *, now: ProcedureContent) -> tuple[Difference, ...]:
    return differences(from_plain(version.content), now=now) if version else ()
