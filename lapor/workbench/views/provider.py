"""Officers sign in by the government's identity provider, where one is set up."""

from typing import cast

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from lapor.intake.limits import allow
from lapor.people.devices import remember_device
from lapor.people.entry import OFFICER, PUBLIC, open_to
from lapor.people.factors import remember_vouched
from lapor.people.provider import SignedTokens, refuse
from lapor.people.services import unlink_provider
from lapor.workbench.context import visit
from lapor.workbench.views.sign_in import speak

TRIES, SECONDS = 120, 600


@open_to(PUBLIC)
@never_cache
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """To the provider of this installation."""
    if not settings.LAPOR_OIDC_ISSUER:
        raise Http404
    return redirect("openid_connect_login", provider_id=settings.LAPOR_OIDC_ID)


@open_to(PUBLIC)
@never_cache
@require_safe
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the officer to the provider, with a challenge that only this browser can answer."""
    if not allow("provider", request, limit=TRIES, per_seconds=SECONDS):
        return refuse(request, words=say("Sudah terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."))
    try:
        return cast(HttpResponse, OAuth2LoginView.adapter_view(SignedTokens(request, provider_id))(request))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, ValueError, KeyError):
        return refuse(request, words=_silent())


@open_to(PUBLIC)
@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the provider says; an officer who exists here is signed in, or asked for the second factor."""
    if not allow("provider", request, limit=TRIES, per_seconds=SECONDS):
        return refuse(request, words=say("Sudah terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."))
    try:
        answer = OAuth2CallbackView.adapter_view(SignedTokens(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, ValueError, KeyError):
        return refuse(request, words=_silent())
    return _signed_in(request, answer=cast(HttpResponse, answer))


@open_to(OFFICER)
@require_POST
def unlink(request: HttpRequest) -> HttpResponse:
    """Take one's own link to the provider off."""
    who = visit(request)
    if unlink_provider(by=who.actor, at=who.now):
        messages.success(request, say("Akun Anda tidak lagi terhubung dengan penyedia identitas."))
    return HttpResponseRedirect("/kerja/akun/")


def _signed_in(request: HttpRequest, *, answer: HttpResponse) -> HttpResponse:
    if request.user.is_authenticated:
        remember_vouched(request)
        remember_device(answer, request=request, account=request.user.email)
        speak(answer, language=request.user.language)
    return answer


def _silent() -> str:
    return say(
        "Penyedia identitas tidak menjawab dengan benar. Coba lagi nanti, atau masuk dengan surel dan kata sandi."
    )
