"""System checks: a bot that is half set up is told at start, with what to do."""

import re
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from lapor.notifications.outside import UnsafeAddress, check_address

# What Telegram allows, and long enough not to be guessed.
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


@register("telegram")
def check_telegram(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say when nothing is set: then there is no Telegram."""
    token, secret = settings.LAPOR_TELEGRAM_TOKEN, settings.LAPOR_TELEGRAM_SECRET
    if not token and not secret:
        return []
    found: list[CheckMessage] = []
    if not token:
        hint = "Set LAPOR_TELEGRAM_TOKEN to what BotFather gave; docs/runbook/telegram.md shows all steps."
        found.append(Error("Telegram has no token.", hint=hint, id="telegram.E001"))
    if not SECRET.fullmatch(secret):
        hint = "Set LAPOR_TELEGRAM_SECRET to 16 to 256 letters, digits, _ or -, and give the same to setWebhook."
        found.append(Error("Telegram's webhook has no usable secret.", hint=hint, id="telegram.E002"))
    try:
        check_address(settings.LAPOR_TELEGRAM_URL)
    except UnsafeAddress:
        hint = "Use https, or http to this machine."
        found.append(Error("The address of Telegram is not safe to call.", hint=hint, id="telegram.E003"))
    return found
