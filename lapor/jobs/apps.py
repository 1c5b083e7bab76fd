"""The jobs app: named long work and schedules."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the tables of long work."""

    name = "lapor.jobs"
    label = "jobs"
