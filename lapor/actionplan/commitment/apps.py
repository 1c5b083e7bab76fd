"""The commitment app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.actionplan.commitment import kinds as kinds
from lapor.jobs import registry


class CommitmentConfig(AppConfig):
    """What the heads of all offices promised together, and who has signed it."""

    name = "lapor.actionplan.commitment"
    label = "commitment"

    def ready(self) -> None:
        """Register the mail that asks those who have not signed."""
        registry.register(import_string("lapor.actionplan.commitment.asking.KIND"))
