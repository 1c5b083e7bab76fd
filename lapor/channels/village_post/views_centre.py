"""Officers' pages about village posts: bundles in and out, and how posts stand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe

from lapor.channels.village_post.desk import show
from lapor.channels.village_post.forms_centre import EnrolForm
from lapor.channels.village_post.words import told_of
from lapor.exchange import queries
from lapor.exchange.errors import UnknownPost
from lapor.exchange.models import BundleUpload
from lapor.exchange.queries import PostView
from lapor.exchange.services import make_enrolment, make_return
from lapor.exchange.services.upload import keep_upload
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, Actor
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.people.requests import actor_on


@dataclass(frozen=True, kw_only=True)
class UploadRow:
    """One uploaded bundle and what came of it; nothing yet while it waits for the worker."""

    name: str
    uploaded_at: datetime
    is_taken: bool
    told: tuple[str, ...]
    is_broken: bool


@dataclass(frozen=True, kw_only=True)
class PostsPage:
    """Posts of the tenant and the newest uploads."""

    posts: tuple[PostView, ...]
    uploads: tuple[UploadRow, ...]
    form: EnrolForm
    is_waiting: bool


@open_to(ADMINISTRATOR, COORDINATOR)
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """How posts stand, and what came of uploaded bundles."""
    return _posts(request, form=EnrolForm())


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep uploaded bundles for the worker, which alone can open them."""
    actor, tenant = _keeper(request)
    for file in request.FILES.getlist("bundles"):
        try:
            keep_upload(file.read(), name=file.name or "bundel", tenant=tenant, by=actor, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, f"{file.name}: {refusal.message} {refusal.next_step}")
    return HttpResponseRedirect(reverse("posts:posts"))


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def enrol(request: HttpRequest) -> HttpResponse:
    """Give an enrolment file for a new post."""
    actor, tenant = _keeper(request)
    form = EnrolForm(request.POST)
    if not form.is_valid():
        return _posts(request, form=form, status=422)
    given = form.cleaned_data
    try:
        content = make_enrolment(
            given["villages"].split(), name=given["name"], tenant=tenant, by=actor, at=timezone.now()
        )
    except Refusal as refusal:
        form.add_error("villages", f"{refusal.message} {refusal.next_step}")
        return _posts(request, form=form, status=422)
    return _file(content, name="pendaftaran-pos.txt")


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def reply(request: HttpRequest, site: UUID) -> HttpResponse:
    """Give the returning bundle of a post."""
    now = timezone.now()
    _require(request, site=site)
    try:
        content = make_return(site, at=now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return HttpResponseRedirect(reverse("posts:posts"))
    return _file(content, name=f"balasan-{str(site)[:13]}-{now:%Y%m%d-%H%M%S}.lapor")


def _posts(request: HttpRequest, *, form: EnrolForm, status: int = 200) -> HttpResponse:
    actor, tenant = _keeper(request)
    rows = tuple(_upload_row(each) for each in queries.uploads_visible_to(actor, tenant=tenant))
    work = PostsPage(
        posts=tuple(queries.posts_visible_to(actor, tenant=tenant)),
        uploads=rows,
        form=form,
        is_waiting=any(not row.is_taken for row in rows),
    )
    return show(request, "village_post/posts.html", work=work, status=status)


def _upload_row(row: BundleUpload) -> UploadRow:
    broken = row.result.get("broken", [])
    told = [told_of(str(code)) for _, code in broken]
    counts = {name: row.result.get(name, 0) for name in ("facts", "known", "used")}
    if row.taken_at:
        told.insert(0, say("%(facts)d kabar baru, %(known)d sudah ada, %(used)d bagian dibaca.") % counts)
    return UploadRow(
        name=row.name,
        uploaded_at=row.uploaded_at,
        is_taken=row.taken_at is not None,
        told=tuple(told),
        is_broken=bool(broken),
    )


def _keeper(request: HttpRequest) -> tuple[Actor, UUID]:
    actor = _actor(request)
    mine = [grant for grant in actor.grants if grant.role in {ADMINISTRATOR, COORDINATOR}]
    return actor, mine[0].tenant


def _require(request: HttpRequest, *, site: UUID) -> Actor:
    actor, tenant = _keeper(request)
    try:
        queries.require_post(site, actor=actor, tenant=tenant)
    except UnknownPost as refusal:
        raise Http404 from refusal
    return actor


def _actor(request: HttpRequest) -> Actor:
    actor = actor_on(request)
    assert actor is not None
    return actor


def _file(content: bytes, *, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
