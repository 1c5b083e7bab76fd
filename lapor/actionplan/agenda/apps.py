"""The planning agenda app."""

from django.apps import AppConfig

from lapor.actionplan.agenda import kinds as kinds


class AgendaConfig(AppConfig):
    """What people wish for, gathered for the yearly planning and followed until it is built."""

    name = "lapor.actionplan.agenda"
    label = "agenda"
