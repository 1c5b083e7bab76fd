"""System checks: an address of the scanner that cannot be one is told at start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from lapor.attachments.scanning import place_of


@register("attachments")
def check_scanner(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing to say without a scanner: then files are not scanned."""
    if not settings.LAPOR_CLAMD:
        return []
    try:
        place_of(settings.LAPOR_CLAMD)
    except ValueError:
        hint = "Set LAPOR_CLAMD to the socket of clamd, such as /run/clamav/clamd.ctl, or to host:port. Empty: no scan."
        return [Error("The address of ClamAV's daemon cannot be used.", hint=hint, id="attachments.E001")]
    return []
