"""How the sign-in library behaves at this entrance: wrong guesses are slowed down without locking anybody else out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lapor.intake.limits import address_of
from lapor.people.adapter import OfficerAdapter
from lapor.people.devices import known_device

_APP = "allauth.account"


class SignInAdapter(OfficerAdapter):
    """Counts failures per address and account; a browser that signed in before is counted by itself.

    A stranger can use up only what is counted for strangers: whoever signs in from a known browser is not slowed down by it.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Surel atau kata sandi ini tidak cocok. Periksa lagi, lalu tulis kata sandi Anda."
        ),
        "too_many_login_attempts": _(
            "Sudah terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi, atau pakai “Lupa kata sandi”."
        ),
        "rate_limited": _("Sudah terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."),
        "enter_current_password": _("Kata sandi sekarang tidak cocok. Tulis kata sandi yang Anda pakai untuk masuk."),
        "incorrect_password": _("Kata sandi ini tidak cocok. Tulis kata sandi yang Anda pakai untuk masuk."),
        "incorrect_code": _("Kode ini tidak cocok. Tunggu kode berikutnya, lalu tulis enam angkanya."),
    }

    def add_message(self, *args: Any, **more: Any) -> None:
        """Say nothing: our pages have words of their own."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the asker, as everywhere in the house."""
        address = address_of(request).partition("/")[0]
        return address if address != "unknown" else "127.0.0.1"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Take one attempt from each limit that applies; a right password gives them back. Raises ValidationError."""
        account = str(credentials.get("email", "")).lower()
        device = known_device(request, account=account)
        strangers = [("login_failed", f"{self.get_client_ip(request)}|{account}"), ("login_failed_account", account)]
        limits = [("login_failed_device", device)] if device else strangers
        taken = ratelimit.RateLimitUsage(usage=[])
        self._login_failed_rl_usage = taken
        for action, key in limits:
            usage = ratelimit.consume(request, app=_APP, action=action, key=key)
            if not usage:
                raise self.validation_error("too_many_login_attempts")
            taken.usage.extend(usage.usage)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The officer with that address and password; nobody who was switched off."""
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the signed-in officer's password."""
        found = self.authenticate(self.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk
