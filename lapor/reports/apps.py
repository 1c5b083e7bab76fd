"""The reports app: the case."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers
from lapor.jobs import registry
from lapor.reports import kinds as kinds


class ReportsConfig(AppConfig):
    """Registers the case, its kinds of events and what runs by the clock."""

    name = "lapor.reports"
    label = "reports"

    def ready(self) -> None:
        """Register the sweeps, and what follows the vault."""
        followers.register(import_string("lapor.reports.follow.FOLLOWER"))
        for kind in (*import_string("lapor.reports.jobs.KINDS"), *import_string("lapor.reports.sweep_job.KINDS")):
            registry.register(kind)
