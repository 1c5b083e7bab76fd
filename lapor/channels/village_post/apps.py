"""The village post's app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.jobs import registry


class VillagePostConfig(AppConfig):
    """Registers what the worker does with bundles."""

    name = "lapor.channels.village_post"
    label = "village_post"

    def ready(self) -> None:
        """Take uploaded bundles."""
        registry.register(import_string("lapor.channels.village_post.jobs.TAKE"))
