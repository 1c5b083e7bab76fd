"""The reports app: the case."""

from django.apps import AppConfig

from lapor.reports import kinds as kinds


class ReportsConfig(AppConfig):
    """Registers the case."""

    name = "lapor.reports"
    label = "reports"
