"""The token of an invitation: made from the server's secret, so that it is stored nowhere and can be mailed later."""

from uuid import UUID

from django.conf import settings

from lapor.kit.codes import derive_access_key
from lapor.kit.hashing import sha256_hex

PATH = "/masuk/undangan/{token}/"
_DOMAIN = b"lapor invitation"


def token_of(invitation: UUID) -> str:
    """The secret token of an invitation, 32 characters; the same each time."""
    halves = (b"1", b"2")
    secret = settings.SECRET_KEY.encode()
    return "".join(derive_access_key(secret=secret, parts=[_DOMAIN, invitation.bytes, half]) for half in halves)


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return sha256_hex(_DOMAIN + token.strip().upper().encode())


def link_of(token: str) -> str:
    """The address that the invited person opens."""
    return f"{settings.BASE_URL}{PATH.format(token=token)}"
