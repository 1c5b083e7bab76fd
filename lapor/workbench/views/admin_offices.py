"""Administration of institutions: the tree, one office, what can be changed."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lapor.institutions.calendar_queries import calendars_with_week
from lapor.institutions.queries import Office
from lapor.institutions.services import add_institution
from lapor.kit.actors import ADMINISTRATOR
from lapor.people.entry import open_to
from lapor.reports.administration_queries import COUNTED_TO, open_reports_held
from lapor.reports.due_preview import DuePreview, due_preview
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_offices import FORMS, AddOfficeForm, CloseForm, MergeForm, OfficeForm, WeekForm
from lapor.workbench.forms.admin_words import DAYS
from lapor.workbench.pages.admin_offices import AddOfficePage, office_page, offices_page
from lapor.workbench.views.admin_calendar_change import MovedRow, moved_rows

HOME = "/kerja/kelola/instansi/"


@dataclass(frozen=True, kw_only=True)
class WeekPage:
    """What another working week of an office would move."""

    office: str
    back_url: str
    weekdays: tuple[str, ...]
    days: tuple[str | Promise, ...]
    preview: DuePreview
    rows: tuple[MovedRow, ...]
    zone: str


@open_to(ADMINISTRATOR)
@require_GET
def offices(request: HttpRequest) -> HttpResponse:
    """The tree of the tenant, or what was looked for."""
    desk = desk_of(request)
    text = request.GET.get("cari", "")[:100]
    page = offices_page(desk.directory, text=text, with_closed=bool(request.GET.get("tutup")))
    return show(request, "workbench/admin/offices.html", work=page)


@open_to(ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new office beneath another one."""
    desk = desk_of(request)
    above = _known(desk, text=request.GET.get("induk", ""))
    initial = {"parent": above.name} if above else {}
    form = AddOfficeForm(request.POST or None, tenant=desk.tenant, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        name = given.pop("name")
        if tried(form, act=lambda: add_institution(name, **given, by=desk.who.actor, at=desk.who.now)):
            messages.success(request, say("Kantor ditambahkan. Undang petugasnya lewat halaman Petugas."))
            return redirect(HOME)
    return show(request, "workbench/admin/office_add.html", work=AddOfficePage(form=form, offices=desk.offices))


@open_to(ADMINISTRATOR)
@require_GET
def office(request: HttpRequest, institution: UUID) -> HttpResponse:
    """One office of the tenant."""
    desk = desk_of(request)
    return _page(request, desk=desk, office=_office(desk, institution=institution))


@open_to(ADMINISTRATOR)
@require_POST
def change(request: HttpRequest, institution: UUID, verb: str) -> HttpResponse:
    """Change one thing about an office; what cannot be undone is asked about first."""
    desk = desk_of(request)
    found = _office(desk, institution=institution)
    if verb not in FORMS or found.is_closed:
        raise Http404
    form = FORMS[verb](request.POST, office=found, verb=verb)
    if not form.is_valid() or not _is_free(form, office=found):
        return _page(request, desk=desk, office=found, failed=form)
    if form.question and not is_confirmed(request):
        return ask_first(
            request,
            title=form.question,
            text=_warning(form, desk=desk, office=found),
            action=form.title,
            back_url=f"{HOME}{found.id}/",
        )
    if isinstance(form, WeekForm) and not is_confirmed(request):
        return show(request, "workbench/admin/week_preview.html", work=_week(form, desk=desk, office=found))
    if not tried(form, act=lambda: form.act(by=desk.who.actor, at=desk.who.now)):
        return _page(request, desk=desk, office=found, failed=form)
    messages.success(request, str(form.done))
    return redirect(f"{HOME}{found.id}/")


def _page(request: HttpRequest, *, desk: Desk, office: Office, failed: OfficeForm | None = None) -> HttpResponse:
    page = office_page(office, directory=desk.directory, zone=desk.who.zone, offices=desk.offices, failed=failed)
    return show(request, "workbench/admin/office.html", work=page, status=422 if failed else 200)


def _week(form: WeekForm, *, desk: Desk, office: Office) -> WeekPage:
    """What another working week would move; nothing is changed yet."""
    calendars = calendars_with_week(office.id, weekdays=form.week)
    found = due_preview([desk.tenant], shown=desk.tenant, calendars=calendars, days=())
    return WeekPage(
        office=office.name,
        back_url=f"{HOME}{office.id}/",
        weekdays=tuple(form.week),
        days=tuple(name for digit, name in DAYS if digit in form.week),
        preview=found,
        rows=moved_rows(found),
        zone=desk.who.zone,
    )


def _office(desk: Desk, *, institution: UUID) -> Office:
    """The tenant's own office; another tenant's is not there."""
    found = desk.directory.offices.get(institution)
    if found is None:
        raise Http404
    return found


def _known(desk: Desk, *, text: str) -> Office | None:
    return next((office for office in desk.directory.active() if str(office.id) == text), None)


def _is_free(form: OfficeForm, *, office: Office) -> bool:
    """An office that still holds open reports is not closed: they would lie nowhere."""
    if not isinstance(form, CloseForm) or not open_reports_held(office.id):
        return True
    held = _held(office)
    form.add_error(
        None,
        say("Kantor ini masih memegang %(held)s. Gabungkan ke kantor lain, atau selesaikan dulu.") % {"held": held},
    )
    return False


def _warning(form: OfficeForm, *, desk: Desk, office: Office) -> str:
    if isinstance(form, MergeForm):
        words = say(
            "%(held)s pindah dari %(name)s ke %(heir)s, dengan batas waktu yang sama. Ini tidak bisa dibatalkan."
        )
        heir = desk.directory.office(form.cleaned_data["into"]).name
        return words % {"held": _held(office), "name": office.name, "heir": heir}
    words = say("%(name)s tidak menerima laporan baru lagi. Riwayatnya tetap bisa dibaca. Ini tidak bisa dibatalkan.")
    return words % {"name": office.name}


def _held(office: Office) -> str:
    count = open_reports_held(office.id)
    if count > COUNTED_TO:
        return say("Lebih dari 1.000 laporan terbuka")
    return ngettext("%(count)s laporan terbuka", "%(count)s laporan terbuka", count) % {"count": count}
