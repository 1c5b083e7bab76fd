"""The intake app: the one step that every entrance shares."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Registers intake."""

    name = "lapor.intake"
    label = "intake"
