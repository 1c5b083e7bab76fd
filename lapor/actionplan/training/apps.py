"""The training app."""

from django.apps import AppConfig

from lapor.actionplan.training import kinds as kinds


class TrainingConfig(AppConfig):
    """Courses for officers, and who was trained."""

    name = "lapor.actionplan.training"
    label = "training"
