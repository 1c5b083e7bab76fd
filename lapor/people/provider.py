"""The sign-in library's client for an identity provider (OpenID Connect), set up by settings alone.

An identity signs in as an officer who exists; it never makes an account, and none of its claims is stored.
"""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as say

from lapor.kit.refusals import Refusal
from lapor.people.factors import vouch
from lapor.people.services import Identity, enter_by_provider

PROVIDER = "openid_connect"
SECONDS = 10
_LONGEST_SUBJECT = 255


class UnsafeProvider(requests.RequestException):
    """An address of the provider that is neither HTTPS nor on this machine, or an answer that leads elsewhere."""


class CarefulSession(requests.Session):
    """Calls the provider over HTTPS (or on this machine), with a time-out, and follows nothing."""

    def request(self, method: str, url: str | bytes, *args: Any, **more: Any) -> requests.Response:
        """One call. Raises UnsafeProvider."""
        if not is_safe(str(url)):
            raise UnsafeProvider("the provider is called over https only")
        answer = super().request(method, str(url), *args, **{**more, "timeout": SECONDS, "allow_redirects": False})
        if answer.is_redirect:
            raise UnsafeProvider("the provider answered with another address")
        return answer


class SignedTokens(OpenIDConnectOAuth2Adapter):
    """Checks the signature of the identity token, although it came over a connection of our own."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=settings.LAPOR_OIDC_ISSUER,
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims


class ProviderAdapter(DefaultSocialAccountAdapter):
    """One provider, from settings; officers only, and only those who are here already."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The provider of the settings; none without an issuer. No statement."""
        del request, client_id
        if not settings.LAPOR_OIDC_ISSUER or provider not in {None, PROVIDER, settings.LAPOR_OIDC_ID}:
            return []
        return [
            SocialApp(
                provider=PROVIDER,
                provider_id=settings.LAPOR_OIDC_ID,
                name=settings.LAPOR_OIDC_NAME[:40],
                client_id=settings.LAPOR_OIDC_CLIENT_ID,
                secret=settings.LAPOR_OIDC_CLIENT_SECRET,
                settings={"server_url": settings.LAPOR_OIDC_ISSUER, "oauth_pkce_enabled": True},
            )
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Put the officer behind the identity into the login, or send whoever came back to the sign-in page."""
        claims = sociallogin.account.extra_data
        sociallogin.account.extra_data = {}
        identity = identity_of(claims)
        if sociallogin.state.get("process", "login") != "login" or identity is None:
            raise ImmediateHttpResponse(refuse(request, words=_broken()))
        try:
            sociallogin.user = enter_by_provider(identity, at=timezone.now())
        except Refusal as refusal:
            answer = refuse(request, words=f"{refusal.message} {refusal.next_step}")
            raise ImmediateHttpResponse(answer) from refusal
        if identity.is_vouched:
            vouch(request)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """Whatever went wrong at the provider: back to the sign-in page with what to do."""
        del provider, more
        raise ImmediateHttpResponse(refuse(request, words=_broken()))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up: officers are invited, whoever vouches for them."""
        del request, sociallogin
        return False

    def get_requests_session(self) -> requests.Session:
        """Calls with a time-out, over HTTPS."""
        return CarefulSession()


def identity_of(claims: dict[str, Any]) -> Identity | None:
    """What the provider says; None when its two answers are about different identities or the token is missing."""
    token, person = claims.get("id_token") or {}, claims.get("userinfo") or {}
    subject = str(token.get("sub", ""))
    if not subject or len(subject) > _LONGEST_SUBJECT or str(person.get("sub", subject)) != subject:
        return None
    said = {**token, **person}
    methods = {str(each) for each in token.get("amr") or []} | {str(token.get("acr", ""))}
    return Identity(
        provider=settings.LAPOR_OIDC_ID,
        subject=subject,
        verified_email=str(said.get("email", "")) if said.get("email_verified") is True else "",
        is_vouched=bool(methods & set(settings.LAPOR_OIDC_FACTORS)),
    )


def is_safe(url: str) -> bool:
    """Whether the provider may be called there: HTTPS anywhere, HTTP on this machine alone."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))


def refuse(request: HttpRequest, *, words: str) -> HttpResponseRedirect:
    """Back to the sign-in page, with what to do."""
    messages.error(request, words)
    return HttpResponseRedirect("/masuk/")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _broken() -> str:
    return say(
        "Masuk lewat penyedia identitas tidak berhasil. Coba sekali lagi, atau masuk dengan surel dan kata sandi."
    )
