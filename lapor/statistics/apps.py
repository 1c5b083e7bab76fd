"""The statistics app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers


class StatisticsConfig(AppConfig):
    """Registers facts and figures."""

    name = "lapor.statistics"
    label = "statistics"

    def ready(self) -> None:
        """Follow what changes a figure."""
        followers.register(import_string("lapor.statistics.follow.FOLLOWER"))
