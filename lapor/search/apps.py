"""The search app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers


class SearchConfig(AppConfig):
    """Registers the word search."""

    name = "lapor.search"
    label = "search"

    def ready(self) -> None:
        """Follow what changes the words of a report."""
        followers.register(import_string("lapor.search.follow.FOLLOWER"))
