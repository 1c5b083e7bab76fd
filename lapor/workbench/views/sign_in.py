"""Signing in and out, and a new password when the old one was forgotten."""

import json
from dataclasses import dataclass
from typing import Any, cast

from allauth.account.views import LoginView, PasswordResetFromKeyView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lapor.intake.limits import allow
from lapor.people.devices import remember_device
from lapor.people.entry import OFFICER, PUBLIC, open_to
from lapor.people.factors import passkeys_of
from lapor.people.models import Person
from lapor.people.services import mail_forgotten_password
from lapor.workbench.forms.sign_in import AgainForm, CodeForm, ForgottenForm, NewPasswordForm, SignInForm

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: what it is about, and where it may lead besides."""

    title: Words
    form: BaseForm
    button: Words
    lead: Words = ""
    next: str = ""
    other_url: str = ""
    other_label: Words = ""
    passkey: str = ""
    provider: str = ""


class SignIn(LoginView):
    """E-mail and password; what was typed stays, except the password."""

    form_class = SignInForm
    template_name = "workbench/account/sign_in.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        form = more.get("form") or self.get_form()
        page = FormPage(
            title=_("Masuk untuk petugas"),
            form=form,
            button=_("Masuk"),
            next=self.get_next_url() or "",
            other_url="/masuk/lupa/",
            other_label=_("Lupa kata sandi"),
            provider=settings.LAPOR_OIDC_NAME if settings.LAPOR_OIDC_ISSUER else "",
        )
        return {"work": page}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Go on; this browser is known from now on, and speaks the officer's language."""
        response = cast(HttpResponse, super().form_valid(form))
        person = cast(Person, form.user)
        remember_device(response, request=self.request, account=person.email)
        speak(response, language=person.language)
        return response


class SecondStep(AuthenticateView):
    """The code of the second factor, for officers who have one."""

    form_class = CodeForm
    template_name = "workbench/account/code.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        del more
        user = self.stage.login.user
        page = FormPage(
            title=_("Kode pengaman"),
            form=self.auth_form,
            button=_("Lanjutkan"),
            lead=_("Buka aplikasi kode di telepon Anda, lalu tulis enam angkanya. Kode pemulihan juga bisa dipakai."),
            passkey=json.dumps(begin_authentication(user)) if passkeys_of(user) else "",
        )
        return {"work": page}


class PasswordAgain(ReauthenticateView):
    """The password once more, before something that matters."""

    form_class = AgainForm
    template_name = "workbench/account/again.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        return {"work": again_page(more.get("form") or self.get_form(), back=self.get_next_url() or "")}


class CodeAgain(ReauthenticateByCodeView):
    """The code once more, for officers who have no password of their own."""

    template_name = "workbench/account/again.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        return {"work": again_page(more.get("form") or self.get_form(), back=self.get_next_url() or "")}


class NewPassword(PasswordResetFromKeyView):
    """A new password by the link of a mail."""

    form_class = NewPasswordForm
    template_name = "workbench/account/new_password.html"
    success_url = "/masuk/"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass; None for a link that is over."""
        if more.get("token_fail"):
            return {"work": None}
        form = more.get("form") or self.get_form()
        return {"work": FormPage(title=_("Kata sandi baru"), form=form, button=_("Simpan kata sandi"))}

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Save it, and let the browser that came by the mail be known: nobody can keep its owner out."""
        response = cast(HttpResponse, super().form_valid(form))
        remember_device(response, request=self.request, account=cast(Person, self.reset_user).email)
        messages.success(self.request, say("Kata sandi baru tersimpan. Masuk dengan kata sandi itu."))
        return response


@open_to(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same whether the address is known or not."""
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"].lower()
        if allow("forgotten", request, limit=20, per_seconds=600) and allow(
            "forgotten_account", address, limit=3, per_seconds=900
        ):
            mail_forgotten_password(address, at=timezone.now())
        return redirect("/masuk/lupa/terkirim/")
    page = FormPage(
        title=_("Lupa kata sandi"),
        form=form,
        button=_("Kirim tautan"),
        lead=_("Tulis surel dinas Anda. Kami mengirim tautan untuk membuat kata sandi baru."),
        other_url="/masuk/",
        other_label=_("Kembali ke halaman masuk"),
    )
    return render(request, "workbench/account/form.html", {"work": page})


@open_to(PUBLIC)
def forgotten_sent(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "workbench/account/sent.html")


@open_to(PUBLIC)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    logout(request)
    messages.success(request, say("Anda sudah keluar."))
    return redirect("/masuk/")


def speak(response: HttpResponse, *, language: str) -> None:
    """Let this browser show pages in that language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def again_page(form: BaseForm, *, back: str) -> FormPage:
    """The page that asks who it is once more."""
    return FormPage(
        title=_("Pastikan ini Anda"),
        form=form,
        button=_("Lanjutkan"),
        lead=_("Bagian ini melindungi akun Anda, jadi kami bertanya sekali lagi."),
        next=back,
        other_url="/kerja/akun/",
        other_label=_("Batal"),
    )


sign_in = open_to(PUBLIC)(SignIn.as_view())
second_step = open_to(PUBLIC)(SecondStep.as_view())
password_again = open_to(OFFICER)(PasswordAgain.as_view())
code_again = open_to(OFFICER)(CodeAgain.as_view())
new_password = open_to(PUBLIC)(NewPassword.as_view())
