"""Mail."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class EmailConfig(AppConfig):
    """Registers mail with its system checks."""

    name = "lapor.channels.email"
    label = "email"

    def ready(self) -> None:
        """Check the settings of the mailbox."""
        import_string("lapor.channels.email.checks.check_mailbox")
