"""The procedures app."""

from django.apps import AppConfig

from lapor.actionplan.procedures import kinds as kinds


class ProceduresConfig(AppConfig):
    """How the work is done here, filled from what is set up, and who signed it off."""

    name = "lapor.actionplan.procedures"
    label = "procedures"
