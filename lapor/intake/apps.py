"""The intake app: the one step that every entrance shares."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.intake import kinds as kinds
from lapor.jobs import registry


class IntakeConfig(AppConfig):
    """Registers intake."""

    name = "lapor.intake"
    label = "intake"

    def ready(self) -> None:
        """Look after conversations and their files by jobs."""
        registry.register(import_string("lapor.intake.jobs.KIND"))
        registry.register(import_string("lapor.intake.jobs.MEDIA"))
        registry.register(import_string("lapor.intake.jobs.FILES"))
