"""The outreach app."""

from django.apps import AppConfig

from lapor.actionplan.outreach import kinds as kinds


class OutreachConfig(AppConfig):
    """Meetings at which people hear of the service."""

    name = "lapor.actionplan.outreach"
    label = "outreach"
