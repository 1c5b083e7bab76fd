"""How the tenant shows itself: name, colour, emblem, ways to reach it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.institutions.emblems import emblem_file
from lapor.institutions.queries import Installation, installations
from lapor.institutions.services import remove_emblem, set_emblem, set_profile
from lapor.kit.actors import ADMINISTRATOR
from lapor.people.entry import PUBLIC, open_to
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_profile import EmblemForm, ProfileForm

HOME = "/kerja/kelola/instalasi/"
_FIELDS = ("name", "short_name", "accent", "contact_ways", "emergency_numbers")


@dataclass(frozen=True, kw_only=True)
class ProfilePage:
    """The tenant's face, and the forms that change it."""

    form: ProfileForm
    emblem: EmblemForm
    emblem_url: str
    is_host: bool


@open_to(ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The tenant's face; a POST changes its words and colour."""
    desk = desk_of(request)
    form = _form(desk, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(form, act=lambda: set_profile(desk.tenant, **given, by=desk.who.actor, at=desk.who.now)):
            messages.success(request, say("Tampilan tersimpan. Semua halaman sudah memakainya."))
            return redirect(HOME)
    return _page(request, desk=desk, form=form, emblem=EmblemForm(tenant=desk.tenant, prefix_id="lambang"))


@open_to(ADMINISTRATOR)
@require_POST
def emblem(request: HttpRequest) -> HttpResponse:
    """Another emblem, or none."""
    desk = desk_of(request)
    if "remove" in request.POST:
        remove_emblem(desk.tenant, by=desk.who.actor, at=desk.who.now)
        messages.success(request, say("Lambang dilepas."))
        return redirect(HOME)
    form = EmblemForm(request.POST, files=request.FILES, tenant=desk.tenant, prefix_id="lambang")
    if not form.is_valid():
        return _page(request, desk=desk, form=_form(desk, data=None), emblem=form)
    set_emblem(desk.tenant, picture=form.cleaned_data["emblem"], by=desk.who.actor, at=desk.who.now)
    messages.success(request, say("Lambang baru tersimpan."))
    return redirect(HOME)


@open_to(PUBLIC)
@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def emblem_picture(request: HttpRequest, name: str) -> FileResponse:
    """The picture itself; its name is the digest of its bytes."""
    del request
    file = emblem_file(name)
    if file is None:
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


def _own(desk: Desk) -> Installation:
    found = next((each for each in installations() if each.tenant == desk.tenant), None)
    if found is None:
        raise Http404
    return found


def _form(desk: Desk, *, data: object) -> ProfileForm:
    own = _own(desk)
    return ProfileForm(data, tenant=desk.tenant, initial={field: getattr(own, field) for field in _FIELDS})


def _page(request: HttpRequest, *, desk: Desk, form: ProfileForm, emblem: EmblemForm) -> HttpResponse:
    page = ProfilePage(form=form, emblem=emblem, emblem_url=_own(desk).emblem, is_host=desk.is_host)
    status = 422 if form.errors or emblem.errors else 200
    return show(request, "workbench/admin/profile.html", work=page, status=status)
