"""System checks: an identity provider that is half set up is told at start, with what to do."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from lapor.people.provider import is_safe


@register("people")
def check_provider(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say without an issuer: then officers sign in here alone."""
    del app_configs, kwargs
    if not settings.LAPOR_OIDC_ISSUER:
        return []
    found: list[CheckMessage] = []
    if not is_safe(settings.LAPOR_OIDC_ISSUER):
        hint = "Set LAPOR_OIDC_ISSUER to the provider's address with https, without /.well-known/…"
        found.append(Error("The identity provider is not called over HTTPS.", hint=hint, id="people.E001"))
    if not (settings.LAPOR_OIDC_CLIENT_ID and settings.LAPOR_OIDC_CLIENT_SECRET):
        hint = "Set LAPOR_OIDC_CLIENT_ID, and LAPOR_OIDC_CLIENT_SECRET_FILE to a file that holds the secret."
        found.append(Error("The identity provider knows no client of ours.", hint=hint, id="people.E002"))
    if not settings.LAPOR_OIDC_FACTORS and not settings.REQUIRE_SECOND_FACTOR:
        hint = "Set LAPOR_REQUIRE_SECOND_FACTOR, or name in LAPOR_OIDC_FACTORS what counts (for example: mfa otp hwk)."
        found.append(Warning("Nobody asks for a second factor.", hint=hint, id="people.W001"))
    return found
