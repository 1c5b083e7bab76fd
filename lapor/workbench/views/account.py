"""An officer's own account: name, language, password, browsers."""

import re
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lapor.actionplan.training.queries import TakenCourse, courses_taken_by
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.notifications.queries import pace_of
from lapor.people.account_queries import OwnSession, is_linked, sessions_of
from lapor.people.entry import OFFICER, open_to
from lapor.people.factors import has_factor
from lapor.people.models import Person
from lapor.people.roles import ROLE_NAMES
from lapor.people.services import change_own_account, change_own_password, end_sessions
from lapor.ui.shapes import Pair
from lapor.workbench.context import show, visit
from lapor.workbench.forms.account import OwnForm, PaceForm
from lapor.workbench.forms.sign_in import OwnPasswordForm
from lapor.workbench.labels import office_name
from lapor.workbench.views.sign_in import FormPage, speak

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (("Android", "Android"), ("iPhone|iPad", "iPhone atau iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"))


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """One browser in words."""

    session: OwnSession
    words: str | Promise


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """The officer's own account."""

    pairs: tuple[Pair, ...]
    form: OwnForm
    pace: PaceForm
    sessions: tuple[SessionRow, ...]
    has_others: bool
    has_factor: bool
    provider: str
    courses: tuple[TakenCourse, ...]
    zone: str


@open_to(OFFICER)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own account; a POST changes name and language."""
    who, person = visit(request), own(request)
    form = OwnForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_own_account(**form.cleaned_data, by=who.actor, at=who.now)
        except Refusal as refusal:
            form.add_error("name", f"{refusal.message} {refusal.next_step}")
        else:
            messages.success(request, say("Perubahan akun Anda tersimpan."))
            response = redirect("/kerja/akun/")
            speak(response, language=changed.language)
            return response
    return show(request, "workbench/account/account.html", work=_page(request, form=form))


@open_to(OFFICER)
@never_cache
@sensitive_post_parameters("oldpassword", "password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Another password; every other browser is signed out by it."""
    who, person = visit(request), own(request)
    form = OwnPasswordForm(user=person, data=request.POST or None)
    if request.method == "POST":
        if not allow("own_password", str(who.person), limit=10, per_seconds=600):
            form.add_error(None, say("Sudah terlalu banyak percobaan. Tunggu sepuluh menit, lalu coba lagi."))
        elif form.is_valid():
            changed = change_own_password(form.cleaned_data["password1"], by=who.actor, at=who.now)
            update_session_auth_hash(request, changed)
            end_sessions(current=request.session.session_key or "", by=who.actor, at=who.now)
            messages.success(request, say("Kata sandi baru tersimpan. Perangkat lain sudah dikeluarkan."))
            return redirect("/kerja/akun/")
    page = FormPage(
        title=_("Ganti kata sandi"),
        form=form,
        button=_("Simpan kata sandi"),
        lead=_("Perangkat lain yang masih masuk dengan akun Anda akan dikeluarkan."),
        other_url="/kerja/akun/",
        other_label=_("Batal"),
    )
    return show(request, "workbench/account/password.html", work=page)


@open_to(OFFICER)
@require_POST
def end_session(request: HttpRequest, session: int | None = None) -> HttpResponse:
    """Sign out one other browser, or all of them."""
    who = visit(request)
    count = end_sessions(current=request.session.session_key or "", only=session, by=who.actor, at=who.now)
    if count:
        messages.success(request, say("Perangkat itu sudah dikeluarkan.") if session else _all_out(count))
    return redirect("/kerja/akun/")


def own(request: HttpRequest) -> Person:
    """The signed-in officer's row."""
    return cast(Person, request.user)


def browser_words(agent: str) -> str | Promise:
    """What a browser calls itself, short: "Firefox di Android"."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if re.search(mark, agent)), "Linux" if "Linux" in agent else "")
    if not browser:
        return _("Peramban lain")
    return say("%(browser)s di %(system)s") % {"browser": browser, "system": system} if system else browser


def _all_out(count: int) -> str:
    return say("%(count)s perangkat lain sudah dikeluarkan.") % {"count": count}


def _page(request: HttpRequest, *, form: OwnForm) -> AccountPage:
    who, person = visit(request), own(request)
    sessions = tuple(
        SessionRow(session=each, words=browser_words(each.browser))
        for each in sessions_of(who.person, current=request.session.session_key or "")
    )
    roles = tuple(
        Pair(key=ROLE_NAMES[grant.role], value=office_name(grant.institution, tenant=grant.tenant))
        for grant in who.actor.grants
    )
    return AccountPage(
        pairs=(Pair(key=_("Surel"), value=person.email), *roles),
        form=form,
        pace=PaceForm(initial={"pace": pace_of(person.id).pace}),
        sessions=sessions,
        has_others=any(not each.session.is_current for each in sessions),
        has_factor=has_factor(person),
        provider=settings.LAPOR_OIDC_NAME if is_linked(who.person, provider=settings.LAPOR_OIDC_ID) else "",
        courses=tuple(courses_taken_by(who.person)),
        zone=who.zone,
    )
