"""The cli app."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    """Registers cli."""

    name = "lapor.cli"
    label = "cli"
