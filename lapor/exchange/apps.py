"""The exchange app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers
from lapor.exchange import kinds as kinds


class ExchangeConfig(AppConfig):
    """Registers what leaves the house and comes back."""

    name = "lapor.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Number committed events."""
        followers.register(import_string("lapor.exchange.follow.follower")())
