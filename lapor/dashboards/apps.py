"""The dashboards app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """What leaders and monitors look at."""

    name = "lapor.dashboards"
    label = "dashboards"
