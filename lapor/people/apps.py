"""The people app: officers' accounts, roles and sessions."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers officers' accounts."""

    name = "lapor.people"
    label = "people"
