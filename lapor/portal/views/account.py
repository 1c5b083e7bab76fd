"""A citizen's own account: its reports, and signing in by a code. Everything works without one, too."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.intake import accounts
from lapor.intake.accounts import Asking, SignedIn, asking_of, signed_in
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import address_of, allow
from lapor.intake.services import drop_report, keep_report, send_code
from lapor.kit.phones import mask_contact
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.account_forms import ContactToEnterForm, EntryCodeForm
from lapor.portal.keys import bare_code, kept_key, unseen
from lapor.portal.pages.account import account_page, everything_in
from lapor.portal.pages.parts import follow_url
from lapor.ui import again
from lapor.vault import account as vault
from lapor.vault.account import Contact

HOME = "/akun/"
CODES_FROM_ONE_PLACE, CODES_FOR_ONE_CONTACT, TRIES_FROM_ONE_PLACE, SECONDS = 60, 4, 100, 900


@open_to("public")
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The account that is signed in here; for everybody else what an account is good for, and where to begin."""
    here = signed_in(request)
    if here is None:
        return _start(request, form=ContactToEnterForm())
    return unseen(render(request, "portal/account.html", {"account": account_page(here)}))


@open_to("public")
@sensitive_post_parameters("contact")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_code(request: HttpRequest) -> HttpResponse:
    """Send a code. The answer is the same for every contact, whether it has an account or not."""
    if request.method != "POST":
        return HttpResponseRedirect(HOME)
    form = ContactToEnterForm(request.POST)
    if not form.is_valid():
        return _start(request, form=form, status=422)
    try:
        return _sent(request, contact=form.cleaned_data["contact"])
    except Refusal as refusal:
        form.add_error("contact", f"{refusal.message} {refusal.next_step}")
        return _start(request, form=form, status=refusal.status)


@open_to("public")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Take the code and sign this browser in."""
    asking = asking_of(request)
    if asking is None:
        return unseen(HttpResponseRedirect(HOME))
    form = EntryCodeForm(request.POST or None)
    if request.method != "POST":
        return _ask_for_code(request, asking=asking, form=form)
    if not form.is_valid():
        return _ask_for_code(request, asking=asking, form=form, status=422)
    try:
        return _entered(request, asking=asking, code=form.cleaned_data["code"])
    except Refusal as refusal:
        form.add_error("code", f"{refusal.message} {refusal.next_step}")
        return _ask_for_code(request, asking=asking, form=form, status=refusal.status)


@open_to("reporter")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    here = signed_in(request)
    if here is not None:
        vault.end_session(here.account.session)
    response = HttpResponseRedirect(HOME)
    accounts.drop_session(response)
    messages.success(request, now_text("Anda sudah keluar dari akun di perangkat ini."))
    return unseen(response)


@open_to("reporter")
@require_POST
def leave_others(request: HttpRequest) -> HttpResponse:
    """Sign every other browser out."""
    here = signed_in(request)
    if here is not None and vault.end_other_sessions(here.account.session):
        messages.success(request, now_text("Perangkat lain sudah dikeluarkan."))
    return unseen(HttpResponseRedirect(HOME))


@open_to("reporter")
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Shred the account, after asking."""
    here = signed_in(request)
    if here is None:
        return unseen(HttpResponseRedirect(HOME))
    if not again.is_confirmed(request):
        return again.ask_first(
            request,
            title=_("Hapus akun Anda?"),
            text=_(
                "Kontak dan daftar laporan di akun ini dimusnahkan saat ini juga dan tidak bisa dikembalikan. Laporan Anda tetap "
                "ditangani; sesudah ini hanya bisa dibuka dengan nomor dan kunci aksesnya. Unduh dulu bila Anda memerlukannya."
            ),
            action=_("Ya, hapus akun"),
            back_url=HOME,
        )
    vault.erase_account(here.account.id, at=timezone.now())
    response = HttpResponseRedirect(HOME)
    accounts.drop_session(response)
    messages.success(request, now_text("Akun Anda sudah dihapus. Laporan Anda tetap ditangani."))
    return unseen(response)


@open_to("reporter")
@require_safe
def take_along(request: HttpRequest) -> HttpResponse:
    """What the account holds, with the keys of its reports, as a file."""
    here = signed_in(request)
    if here is None:
        return unseen(HttpResponseRedirect(HOME))
    response = JsonResponse(everything_in(here))
    response.headers["Content-Disposition"] = 'attachment; filename="akun-lapor.json"'
    return unseen(response)


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Put the report that is open in this browser into the account."""
    return _change(request, code=code, is_kept=True)


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Take a report out of the account."""
    return _change(request, code=code, is_kept=False)


def _change(request: HttpRequest, *, code: str, is_kept: bool) -> HttpResponse:
    here: SignedIn | None = signed_in(request)
    try:
        bare = bare_code(code)
        if here is not None and request.method == "POST" and is_kept:
            keep_report(here, code=bare, access_key=kept_key(request, code=bare))
            messages.success(request, now_text("Laporan ini sekarang ada di akun Anda."))
        elif here is not None and request.method == "POST":
            drop_report(here, code=bare)
            messages.success(
                request, now_text("Laporan itu tidak lagi ada di akun Anda. Simpan kunci aksesnya sendiri.")
            )
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return unseen(HttpResponseRedirect(HOME))
    return unseen(HttpResponseRedirect(follow_url(bare) if is_kept else HOME))


def _sent(request: HttpRequest, *, contact: Contact) -> HttpResponse:
    target = f"{address_of(request)} {contact.email or contact.phone}"
    if not allow("account-code", request, limit=CODES_FROM_ONE_PLACE, per_seconds=SECONDS):
        raise TooManyTries
    if not allow("account-code-contact", target, limit=CODES_FOR_ONE_CONTACT, per_seconds=SECONDS):
        raise TooManyTries
    made = send_code(contact, at=timezone.now())
    response = HttpResponseRedirect(f"{HOME}kode/")
    accounts.keep_asking(response, asking=Asking(code=made, contact=contact, private=vault.new_browser_key()))
    return unseen(response)


def _entered(request: HttpRequest, *, asking: Asking, code: str) -> HttpResponse:
    if not allow("account-entry", request, limit=TRIES_FROM_ONE_PLACE, per_seconds=SECONDS):
        raise TooManyTries
    public = vault.public_half(asking.private)
    entered = vault.enter_with_code(
        asking.code, code=code, contact=asking.contact, public_key=public, at=timezone.now()
    )
    response = HttpResponseRedirect(HOME)
    accounts.keep_session(response, token=entered.token, private=asking.private)
    return unseen(response)


def _start(request: HttpRequest, *, form: ContactToEnterForm, status: int = 200) -> HttpResponse:
    return unseen(render(request, "portal/account_start.html", {"form": form}, status=status))


def _ask_for_code(request: HttpRequest, *, asking: Asking, form: EntryCodeForm, status: int = 200) -> HttpResponse:
    to = mask_contact(asking.contact.email or asking.contact.phone)
    return unseen(render(request, "portal/account_code.html", {"form": form, "to": to}, status=status))
