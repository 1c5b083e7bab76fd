"""System checks: a channel that is half set up is told at start, with what to do."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from lapor.notifications.outside import UnsafeAddress, check_address

NEEDED = ("LAPOR_WHATSAPP_NUMBER", "LAPOR_WHATSAPP_TOKEN", "LAPOR_WHATSAPP_SECRET", "LAPOR_WHATSAPP_VERIFY")


@register("whatsapp")
def check_whatsapp(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say when nothing is set: then there is no WhatsApp."""
    missing = [name for name in NEEDED if not getattr(settings, name)]
    if len(missing) == len(NEEDED):
        return []
    found: list[CheckMessage] = []
    if missing:
        hint = f"Set {', '.join(missing)}; docs/runbook/whatsapp.md says where Meta shows them."
        found.append(Error("WhatsApp is half set up.", hint=hint, id="whatsapp.E001"))
    if not settings.LAPOR_WHATSAPP_TEMPLATE:
        hint = "Have a template with one field approved and set LAPOR_WHATSAPP_TEMPLATE, or set up SMS."
        found.append(Warning("News after a day of silence cannot go by WhatsApp.", hint=hint, id="whatsapp.W001"))
    try:
        check_address(settings.LAPOR_WHATSAPP_URL)
    except UnsafeAddress:
        hint = "Use https, or http to this machine."
        found.append(Error("The address of WhatsApp is not safe to call.", hint=hint, id="whatsapp.E002"))
    return found
