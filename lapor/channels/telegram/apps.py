"""The Telegram bot."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class TelegramConfig(AppConfig):
    """Registers Telegram with its system checks."""

    name = "lapor.channels.telegram"
    label = "telegram"

    def ready(self) -> None:
        """Check the settings."""
        import_string("lapor.channels.telegram.checks.check_telegram")
