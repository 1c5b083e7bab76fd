"""The second factor: who has one, and its secret kept unreadable in the database."""

import base64
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

PERIOD = 30
VOUCHED = "provider_vouched"
SET_UP = "/kerja/akun/pengaman/"
# Pages that somebody without a second factor may still see when one is demanded.
_ALLOWED = (SET_UP, "/masuk/")
_KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, kw_only=True)
class Passkey:
    """One passkey of an officer."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


class FactorAdapter(DefaultMFAAdapter):
    """Encrypts secrets and speaks Indonesian."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Kode ini tidak cocok. Tunggu kode berikutnya, lalu tulis enam angkanya."),
        "cannot_delete_authenticator": _("Pengaman kedua wajib di instalasi ini dan tidak dapat dilepas."),
    }

    def get_totp_issuer(self) -> str:
        """The name that the telephone shows above the code."""
        return "Lapor"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """A passkey is numbered: the list says since when and when it was last used."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return say("Kunci sandi %(number)d") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For which host a passkey holds: the installation's own, whatever host was asked."""
        return {"id": urlsplit(settings.BASE_URL).hostname or "localhost", "name": self.get_totp_issuer()}

    def encrypt(self, text: str) -> str:
        """The secret as it lies in the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def is_mfa_enabled(self, user: AbstractBaseUser, types: list[str] | None = None) -> bool:
        """Whether a code is asked for; not in the very request in which a provider vouched for a second factor of its own."""
        return not vouched_on(context.request) and bool(super().is_mfa_enabled(user, types=types))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not where a second factor is demanded."""
        del authenticator
        return not settings.REQUIRE_SECOND_FACTOR


def vouch(request: HttpRequest) -> None:
    """The provider that is signing somebody in has asked for a second factor that counts here."""
    request.__dict__[VOUCHED] = True


def vouched_on(request: HttpRequest | None) -> bool:
    """Whether a provider vouched in this very request."""
    return request is not None and bool(request.__dict__.get(VOUCHED))


def remember_vouched(request: HttpRequest) -> None:
    """Let the session that has just begun know that a provider vouched."""
    if vouched_on(request) and request.user.is_authenticated:
        request.session[VOUCHED] = True


def has_factor(user: AbstractBaseUser) -> bool:
    """Whether the officer has a second factor besides recovery codes. 1 statement."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=_KINDS).exists())


def protected_among(people: Collection[UUID]) -> set[UUID]:
    """Of these officers, who has a second factor. 1 statement."""
    rows = Authenticator.objects.filter(user_id__in=list(people), type__in=_KINDS)
    return set(rows.values_list("user_id", flat=True))


def passkeys_of(user: AbstractBaseUser) -> list[Passkey]:
    """The officer's passkeys, oldest first. 1 statement."""
    rows = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "id")
    return [
        Passkey(id=row.pk, name=row.data["name"], added_at=row.created_at, used_at=row.last_used_at) for row in rows
    ]


def has_telephone(user: AbstractBaseUser) -> bool:
    """Whether the officer has codes from a telephone. 1 statement."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists())


def present_code(person: UUID, *, at: datetime) -> str:
    """The code that the officer's telephone shows now, for accounts that the operator keeps; empty without a factor."""
    secret = secret_of(person)
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // PERIOD))) if secret else ""


def secret_of(person: UUID) -> str:
    """The secret of the officer's telephone, for accounts that the operator keeps; empty without one. 1 statement."""
    row = Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).first()
    return FactorAdapter().decrypt(row.data["secret"]) if row else ""


def lacks_factor(request: HttpRequest) -> bool:
    """Whether a second factor is demanded before this page and the officer has none. 1 statement where it is demanded."""
    if not settings.REQUIRE_SECOND_FACTOR or request.path.startswith(_ALLOWED):
        return False
    if request.session.get(VOUCHED):
        return False
    return not request.user.is_authenticated or not has_factor(request.user)


def _box() -> Fernet:
    key = salted_hmac("lapor.people.factors", "totp", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
