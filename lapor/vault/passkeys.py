"""The ceremony of passkeys for citizens' accounts: what the browser is asked, and whether its answer holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from lapor.kit.hashing import sha256_hex

NAME = "Lapor"
REQUIRED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, kw_only=True)
class Ceremony:
    """What the browser is asked (`options`, JSON) and what the answer is held against (`state`, JSON; carried sealed)."""

    options: dict[str, Any]
    state: dict[str, Any]


def begin_adding(account: UUID, *, host: str, known: Sequence[bytes]) -> Ceremony:
    """Ask for a new passkey that is kept on the device and recognises its person; it says no contact."""
    user = PublicKeyCredentialUserEntity(id=account.bytes, name=NAME, display_name=NAME)
    options, state = _server(host).register_begin(
        user=user,
        credentials=[AttestedCredentialData(each) for each in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=REQUIRED,
    )
    return Ceremony(options=dict(options), state=dict(state))


def begin_entering(*, host: str) -> Ceremony:
    """Ask for any passkey of this installation."""
    options, state = _server(host).authenticate_begin(user_verification=REQUIRED)
    return Ceremony(options=dict(options), state=dict(state))


def added(answer: dict[str, Any], *, state: dict[str, Any], host: str) -> bytes | None:
    """The credential that the browser made; None for an answer that does not hold."""
    try:
        made = _server(host).register_complete(state, answer)
    except (ValueError, TypeError, KeyError):
        return None
    return bytes(made.credential_data) if made.credential_data else None


def holds(answer: dict[str, Any], *, state: dict[str, Any], host: str, credential: bytes) -> bool:
    """Whether the answer was made with this credential, for this question and this host."""
    try:
        _server(host).authenticate_complete(state, [AttestedCredentialData(credential)], answer)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def hash_in(answer: dict[str, Any]) -> str:
    """By what the credential of an answer is found; empty for an answer without one."""
    try:
        return sha256_hex(websafe_decode(str(answer["rawId"])))
    except (KeyError, TypeError, ValueError):
        return ""


def hash_of_credential(credential: bytes) -> str:
    """By what a credential is found."""
    return sha256_hex(AttestedCredentialData(credential).credential_id)


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=NAME))
