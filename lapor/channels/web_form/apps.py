"""The public form."""

from django.apps import AppConfig


class WebFormConfig(AppConfig):
    """Registers the public form."""

    name = "lapor.channels.web_form"
    label = "web_form"
