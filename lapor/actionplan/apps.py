"""The action plan app."""

from django.apps import AppConfig

from lapor.actionplan import kinds as kinds


class ActionPlanConfig(AppConfig):
    """Plans, and what was reached of them."""

    name = "lapor.actionplan"
    label = "actionplan"
