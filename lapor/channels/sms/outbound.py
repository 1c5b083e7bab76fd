"""Sends one SMS by the first gateway that takes it: Kannel's, in their order, then a modem."""

import logging
from collections.abc import Callable

from django.conf import settings

from lapor.channels.sms import kannel, modem
from lapor.notifications.senders import Message, NotSent

log = logging.getLogger("lapor.channels.sms")

Gateway = Callable[[Message], None]


class Sender:
    """The sender of the channel."""

    def is_set_up(self) -> bool:
        """Whether there is a gateway."""
        return bool(_gateways())

    def send(self, message: Message) -> None:
        """Hand the message to a gateway. Only one that certainly did not take it makes way for the next.

        Raises NotSent when none took it; whatever else is raised leaves open whether the message went.
        """
        for place, gateway in enumerate(_gateways()):
            try:
                return gateway(message)
            except NotSent:
                log.warning("sms gateway %s did not take message %s", place, message.id)
        raise NotSent("no gateway took it")


def _gateways() -> list[Gateway]:
    found: list[Gateway] = [kannel.gateway(url) for url in settings.LAPOR_KANNEL_URLS]
    return [*found, modem.send] if settings.LAPOR_GAMMU_CONFIG else found
