"""System checks: a gateway that is half set up is told at start, with what to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from lapor.notifications.outside import UnsafeAddress, check_address

SHORTEST_SECRET = 16


@register("sms")
def check_gateways(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say without any gateway: then there is no SMS."""
    found: list[CheckMessage] = []
    if settings.LAPOR_KANNEL_URLS:
        found += [fault for url in settings.LAPOR_KANNEL_URLS if (fault := _address_fault(url))]
        found += _kannel_faults()
    if settings.LAPOR_GAMMU_CONFIG and not Path(settings.LAPOR_GAMMU_CONFIG).is_file():
        hint = "Set LAPOR_GAMMU_CONFIG to the smsdrc of gammu-smsd, readable for the worker's user."
        found.append(Error("The configuration of gammu-smsd cannot be read.", hint=hint, id="sms.E004"))
    return found


def _address_fault(url: str) -> CheckMessage | None:
    try:
        check_address(url)
    except UnsafeAddress:
        hint = "Use https, or http to this machine: LAPOR_KANNEL_URLS=http://127.0.0.1:13013/cgi-bin/sendsms"
        return Error("An address of Kannel is not safe to call.", hint=hint, id="sms.E001")
    return None


def _kannel_faults() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.LAPOR_KANNEL_SECRET:
        hint = "Set LAPOR_KANNEL_SECRET and put the same words into get-url of kannel.conf."
        found.append(Error("Without a secret nothing is taken from Kannel.", hint=hint, id="sms.E002"))
    elif len(settings.LAPOR_KANNEL_SECRET) < SHORTEST_SECRET:
        hint = f"Use at least {SHORTEST_SECRET} random characters."
        found.append(Warning("The secret of Kannel is short.", hint=hint, id="sms.W001"))
    if not (settings.LAPOR_KANNEL_USER and settings.LAPOR_KANNEL_PASSWORD):
        hint = "Set LAPOR_KANNEL_USER and LAPOR_KANNEL_PASSWORD as in sendsms-user of kannel.conf."
        found.append(Error("Kannel's sendsms needs a user and a password.", hint=hint, id="sms.E003"))
    return found
