"""The cli app: wires the house together."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.jobs import registry


class CliConfig(AppConfig):
    """Registers the jobs of floors that do not know the jobs floor."""

    name = "lapor.cli"
    label = "cli"

    def ready(self) -> None:
        """Register them."""
        registry.register(import_string("lapor.cli.jobs.DAILY_ROOTS"))
        registry.register(import_string("lapor.cli.jobs.CARRIED_ROOTS"))
        registry.register(import_string("lapor.cli.jobs.EXPIRY"))
