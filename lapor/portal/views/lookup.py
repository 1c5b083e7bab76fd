"""From a tracking code, or a link with the key in it, to the page of a report."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from lapor.intake.errors import TooManyTries
from lapor.intake.keyring import add_key, drop_key, read_keys
from lapor.intake.limits import allow
from lapor.kit.codes import format_code
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.forms import FollowForm
from lapor.portal.keys import bare_code, report_with_key, unseen
from lapor.portal.pages.parts import follow_url
from lapor.reports import queries
from lapor.reports.errors import UnknownReport

NO_MATCH = _(
    "Nomor laporan dan kunci akses ini tidak cocok. Periksa keduanya; keduanya tertulis pada tanda terima laporan Anda. "
    "Tanpa kunci, Anda tetap bisa melihat keadaan laporan dengan nomornya saja."
)
LOOKUPS, LOOKUP_SECONDS = 300, 600


@open_to("public")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for the code and, for everything, the key. A key that fits is kept in a cookie; neither stays in an address."""
    form = FollowForm(request.POST or None, initial={"code": request.GET.get("nomor", "")[:60]})
    if request.method == "POST" and form.is_valid():
        try:
            return _found(request, form=form)
        except Refusal as refusal:
            form.add_error(None, _in_words(refusal, with_key=bool(form.cleaned_data["access_key"])))
            return _page(request, form=form, status=refusal.status)
    return _page(request, form=form, status=422 if form.errors else 200)


@open_to("link")
@require_safe
def enter_by_link(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Exchange the key of a link for a cookie, once, and go on without it in the address."""
    try:
        report = report_with_key(request, code=bare_code(code), key=key)
    except Refusal as refusal:
        form = FollowForm(initial={"code": code[:60]})
        return _private(_page(request, form=form, status=refusal.status, refusal=refusal))
    response = HttpResponseRedirect(follow_url(report.code))
    add_key(response, request=request, code=report.code, key=key)
    return _private(response)


@open_to("reporter")
@require_http_methods(["POST"])
def forget_key(request: HttpRequest, code: str) -> HttpResponse:
    """Let this browser forget the key of a report, for a borrowed phone."""
    response = HttpResponseRedirect("/lacak/")
    drop_key(response, request=request, code=bare_code(code))
    return unseen(response)


def _found(request: HttpRequest, *, form: FollowForm) -> HttpResponse:
    code, key = form.cleaned_data["code"], form.cleaned_data["access_key"]
    if not allow("look-up", request, limit=LOOKUPS, per_seconds=LOOKUP_SECONDS):
        raise TooManyTries
    report = report_with_key(request, code=code, key=key) if key else queries.report_by_code(code)
    response = HttpResponseRedirect(follow_url(report.code))
    if key:
        add_key(response, request=request, code=report.code, key=key)
    return unseen(response)


def _page(request: HttpRequest, *, form: FollowForm, status: int, refusal: Refusal | None = None) -> HttpResponse:
    kept = [(format_code(code), follow_url(code)) for code in reversed(read_keys(request))]
    context = {
        "form": form,
        "kept": kept,
        "refusal": _in_words(refusal, with_key=True) if refusal else "",
    }
    return unseen(render(request, "portal/lookup.html", context, status=status))


def _in_words(refusal: Refusal, *, with_key: bool) -> str:
    if isinstance(refusal, UnknownReport) and with_key:
        return str(NO_MATCH)
    return f"{refusal.message} {refusal.next_step}"


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "no-referrer"
    return unseen(response)
