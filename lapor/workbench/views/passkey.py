"""Passkeys of officers: set up, used instead of password and code, or as the second step, and removed."""

import json
from dataclasses import dataclass
from typing import Any, cast

from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST

from lapor.kit.refusals import Refusal
from lapor.people.devices import remember_device
from lapor.people.entry import OFFICER, PUBLIC, open_to
from lapor.people.models import Person
from lapor.people.services import note_passkey_added, remove_passkey
from lapor.workbench.context import show, visit
from lapor.workbench.forms.passkey import AddPasskeyForm
from lapor.workbench.views.sign_in import speak

HOME = "/kerja/akun/pengaman/"


@dataclass(frozen=True, kw_only=True)
class CeremonyPage:
    """A page with one passkey to be made or shown; `options` is what the browser is asked, as JSON."""

    options: str
    form: BaseForm
    next: str = ""


class Add(AddWebAuthnView):
    """Set up a passkey that opens the account by itself: it is kept on the device and asks for finger, face or PIN."""

    form_class = AddPasskeyForm

    def get_form_class(self) -> type[AddPasskeyForm]:
        """Ours."""
        return AddPasskeyForm

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        options = auth.begin_registration(self.request.user, True)
        return {"work": CeremonyPage(options=json.dumps(options), form=more.get("form") or self.get_form())}

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """Our page with its bar."""
        del more
        return show(self.request, "workbench/account/passkey.html", work=context["work"])

    def form_valid(self, form: AddPasskeyForm) -> HttpResponse:
        """Keep it, and say so on the person's stream."""
        super().form_valid(form)
        who = visit(self.request)
        note_passkey_added(by=who.actor, at=who.now)
        messages.success(self.request, say("Kunci sandi terpasang. Lain kali Anda bisa masuk hanya dengannya."))
        return redirect(f"{HOME}pemulihan/" if self.did_generate_recovery_codes else HOME)


class SignInWithPasskey(LoginWebAuthnView):
    """Sign in with a passkey alone: it is two factors in one, the device and what opens it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Go on; this browser is known from now on."""
        person = cast(Person, form.cleaned_data["credential"].user)
        if not person.is_active:
            return self.form_invalid(form)
        response = cast(HttpResponse, super().form_valid(form))
        remember_device(response, request=self.request, account=person.email)
        speak(response, language=person.language)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say so where one signs in."""
        del form
        messages.error(self.request, say("Kunci sandi ini tidak dikenal di sini. Masuk dengan surel dan kata sandi."))
        return redirect("/masuk/")


class PasskeyAgain(ReauthenticateWebAuthnView):
    """The passkey once more, before something that matters."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The page's one dataclass."""
        options = auth.begin_authentication(self.request.user)
        form = more.get("form") or self.get_form()
        return {"work": CeremonyPage(options=json.dumps(options), form=form, next=self.get_next_url() or "")}

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """Our page with its bar."""
        del more
        return show(self.request, "workbench/account/passkey_again.html", work=context["work"])

    def form_invalid(self, form: Any) -> HttpResponse:
        """Ask once more."""
        messages.error(self.request, say("Kunci sandi ini tidak cocok dengan akun Anda."))
        return self.render_to_response(self.get_context_data(form=form))


@open_to(OFFICER)
@require_POST
def remove(request: HttpRequest, passkey: int) -> HttpResponse:
    """Remove one of one's own passkeys; the last factor stays where one is demanded."""
    who = visit(request)
    try:
        remove_passkey(passkey, is_demanded=settings.REQUIRE_SECOND_FACTOR, by=who.actor, at=who.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    else:
        messages.success(request, say("Kunci sandi itu tidak berlaku lagi."))
    return redirect(HOME)


add = open_to(OFFICER)(Add.as_view())
sign_in_with_passkey = open_to(PUBLIC)(SignInWithPasskey.as_view())
passkey_again = open_to(OFFICER)(PasskeyAgain.as_view())
