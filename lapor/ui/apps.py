"""The ui app: templates, static files and template tags that every entrance shares."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the shared look."""

    name = "lapor.ui"
    label = "ui"
