"""The action plan app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.actionplan import kinds as kinds
from lapor.jobs import registry


class ActionPlanConfig(AppConfig):
    """Plans, and what was reached of them."""

    name = "lapor.actionplan"
    label = "actionplan"

    def ready(self) -> None:
        """Register the daily jobs."""
        registry.register(import_string("lapor.actionplan.reminders.KIND"))
        registry.register(import_string("lapor.actionplan.outreach.forgetting.KIND"))
