"""The people app: officers' accounts, roles and sessions."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.jobs import registry
from lapor.people import kinds as kinds


class PeopleConfig(AppConfig):
    """Registers officers' accounts and the mails with their links."""

    name = "lapor.people"
    label = "people"

    def ready(self) -> None:
        """Register the mails and what is checked at start."""
        import_string("lapor.people.checks.check_provider")
        for kind in import_string("lapor.people.jobs.KINDS"):
            registry.register(kind)
