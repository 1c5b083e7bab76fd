"""Counter, letters, calls and messages from social networks."""

from django.apps import AppConfig


class WalkInConfig(AppConfig):
    """Registers the counter."""

    name = "lapor.channels.walk_in"
    label = "walk_in"
