"""The notifications app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers
from lapor.jobs import registry
from lapor.notifications import kinds as kinds


class NotificationsConfig(AppConfig):
    """Registers notices with their follower and their job."""

    name = "lapor.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Follow events and send by jobs."""
        followers.register(import_string("lapor.notifications.follow.FOLLOWER"))
        registry.register(import_string("lapor.notifications.jobs.KIND"))
        registry.register(import_string("lapor.notifications.jobs.MESSAGES"))
