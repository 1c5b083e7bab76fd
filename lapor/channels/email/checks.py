"""System checks: a mailbox that is half set up is told at start, with what to do."""

import ipaddress
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from lapor.channels.email.addresses import LENGTH, known_address, main_address

LONGEST_NAME = 64 - LENGTH - 1


@register("email")
def check_mailbox(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say without an address and a mailbox: then mail only goes out."""
    address, host = main_address(), settings.LAPOR_IMAP_HOST
    if not address and not host:
        return []
    found: list[CheckMessage] = []
    if not known_address(address) or "+" in address or len(address.partition("@")[0]) > LONGEST_NAME:
        hint = f"LAPOR_MAIL_ADDRESS=lapor@kantor.example, at most {LONGEST_NAME} letters before the @, no +."
        found.append(Error("The address on which mail is taken is not usable.", hint=hint, id="email.E001"))
    if host and not (settings.LAPOR_IMAP_USER and settings.LAPOR_IMAP_PASSWORD):
        hint = "Set LAPOR_IMAP_USER and LAPOR_IMAP_PASSWORD_FILE."
        found.append(Error("The mailbox needs a user and a password.", hint=hint, id="email.E002"))
    if host and not settings.LAPOR_IMAP_TLS and not _is_near(host):
        hint = "Set LAPOR_IMAP_TLS=yes; without TLS only a mailbox on this machine or its own network is read."
        found.append(Error("The mailbox would be read in clear.", hint=hint, id="email.E003"))
    return found


def _is_near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private
