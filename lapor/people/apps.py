"""The people app: officers' accounts, roles and sessions."""

from django.apps import AppConfig

from lapor.people import kinds as kinds


class PeopleConfig(AppConfig):
    """Registers officers' accounts."""

    name = "lapor.people"
    label = "people"
