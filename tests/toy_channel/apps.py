"""The smallest channel there can be."""

from django.apps import AppConfig


class ToyConfig(AppConfig):
    """Registers the toy."""

    name = "tests.toy_channel"
    label = "toy_channel"
