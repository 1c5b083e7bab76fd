"""One village post as its keepers see it: how it stands, what happened to it, and letting it go on or shutting it out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from lapor.audit.followers import Followed
from lapor.channels.village_post.desk import show
from lapor.channels.village_post.forms_centre import ResumeForm, RevokeForm
from lapor.exchange import queries
from lapor.exchange.centre_side import FORK
from lapor.exchange.errors import UnknownPost
from lapor.exchange.queries import PostView
from lapor.exchange.services import resume_post, revoke_post
from lapor.institutions import queries as institutions
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, Actor
from lapor.people.entry import open_to
from lapor.people.queries import names_of
from lapor.people.requests import actor_on
from lapor.ui.again import ask_first, is_confirmed

Words = str | Promise
HAPPENED: dict[str, Words] = {
    "post_enrolled": _("Pos terdaftar"),
    "post_suspended": _("Pos ditahan"),
    "post_resumed": _("Pos dilanjutkan"),
    "post_revoked": _("Pos dicabut"),
}
WHY: dict[str, Words] = {FORK: _("Urutannya bercabang: disk disalin, atau cadangan lama dipakai.")}


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of a post's history: what, when, by whom, and why."""

    title: Words
    at: datetime
    by: str
    reason: Words


@dataclass(frozen=True, kw_only=True)
class PostPage:
    """A post, its history, and the two forms; the one that was refused keeps what was typed."""

    post: PostView
    zone: str
    villages: tuple[str, ...]
    history: tuple[Happened, ...]
    resume: ResumeForm
    revoke: RevokeForm


@open_to(ADMINISTRATOR, COORDINATOR)
@require_safe
def post(request: HttpRequest, site: UUID) -> HttpResponse:
    """How the post stands and what happened to it."""
    return _page(request, site=site)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def resume(request: HttpRequest, site: UUID) -> HttpResponse:
    """Somebody looked and says what was found: the post goes on."""
    actor, _view = _found(request, site=site)
    form = ResumeForm(request.POST, auto_id="lanjut_%s")
    if not form.is_valid():
        return _page(request, site=site, resume=form, status=422)
    if resume_post(site, reason=form.cleaned_data["reason"], by=actor, at=timezone.now()):
        messages.success(request, say("Pos dilanjutkan. Bundel balasan dibuat lagi."))
    else:
        messages.info(request, say("Pos ini tidak sedang ditahan, jadi tidak ada yang berubah."))
    return _back(site)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def revoke(request: HttpRequest, site: UUID) -> HttpResponse:
    """A post is lost, stolen or given up: shut it out, for a reason, after a question."""
    actor, view = _found(request, site=site)
    form = RevokeForm(request.POST, auto_id="cabut_%s")
    if not form.is_valid():
        return _page(request, site=site, revoke=form, status=422)
    if not is_confirmed(request):
        return ask_first(
            request,
            title=say("Cabut %s?") % view.name,
            text=say(
                "Semua bundel dari pos ini ditolak mulai sekarang. Ini tidak bisa dibatalkan; pos yang ditemukan lagi didaftarkan baru."
            ),
            action=say("Ya, cabut pos"),
            back_url=reverse("posts:post", args=[site]),
        )
    revoke_post(site, reason=form.cleaned_data["reason"], by=actor, at=timezone.now())
    messages.success(request, say("Pos dicabut."))
    return _back(site)


def _page(
    request: HttpRequest,
    *,
    site: UUID,
    resume: ResumeForm | None = None,
    revoke: RevokeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    _actor, view = _found(request, site=site)
    work = PostPage(
        post=view,
        zone=institutions.office(view.tenant).zone,
        villages=tuple(institutions.region_paths(view.regions).values()),
        history=_history(site),
        resume=resume or ResumeForm(auto_id="lanjut_%s"),
        revoke=revoke or RevokeForm(auto_id="cabut_%s"),
    )
    return show(request, "village_post/post.html", work=work, status=status)


def _history(site: UUID) -> tuple[Happened, ...]:
    events = queries.history_of(site)
    officers = [UUID(each.actor.partition("/")[2]) for each in events if each.actor.startswith("officer/")]
    names = names_of(officers) if officers else {}
    return tuple(_happened(each, names=names) for each in events)


def _happened(event: Followed, *, names: dict[UUID, str]) -> Happened:
    kind, _slash, key = event.actor.partition("/")
    reason = str(event.payload.get("reason", ""))
    return Happened(
        title=HAPPENED[event.kind],
        at=event.recorded_at,
        by=names.get(UUID(key), say("Petugas")) if kind == "officer" else say("Sistem"),
        reason=WHY.get(reason, reason),
    )


def _found(request: HttpRequest, *, site: UUID) -> tuple[Actor, PostView]:
    actor = actor_on(request)
    assert actor is not None
    try:
        return actor, queries.post_visible_to(actor, site=site)
    except UnknownPost as refusal:
        raise Http404 from refusal


def _back(site: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("posts:post", args=[site]))
