"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers portal."""

    name = "lapor.portal"
    label = "portal"
