"""WhatsApp Business."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class WhatsAppConfig(AppConfig):
    """Registers WhatsApp with its system checks."""

    name = "lapor.channels.whatsapp"
    label = "whatsapp"

    def ready(self) -> None:
        """Check the settings."""
        import_string("lapor.channels.whatsapp.checks.check_whatsapp")
