"""The practice app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Invented cases on which a new officer walks the whole way; it writes to no table but its own."""

    name = "lapor.actionplan.practice"
    label = "practice"
