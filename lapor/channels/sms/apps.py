"""Short messages."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class SmsConfig(AppConfig):
    """Registers SMS with its system checks."""

    name = "lapor.channels.sms"
    label = "sms"

    def ready(self) -> None:
        """Check the settings of the gateways."""
        import_string("lapor.channels.sms.checks.check_gateways")
