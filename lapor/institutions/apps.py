"""The institutions app: regions, institutions, calendars and whatever differs by place."""

from django.apps import AppConfig

from lapor.institutions import kinds as kinds


class InstitutionsConfig(AppConfig):
    """Registers the tree from nation to unit."""

    name = "lapor.institutions"
    label = "institutions"
