"""The workbench app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Registers workbench."""

    name = "lapor.workbench"
    label = "workbench"
