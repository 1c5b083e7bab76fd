"""Over which channel a reporter is told: the one that the contact names, else mail, else short message."""

from dataclasses import dataclass

from django.conf import settings

from lapor.notifications.models import Notice, QuietReport
from lapor.notifications.senders import can_send
from lapor.reports.models import Report
from lapor.vault.deliver import Contact, contact_of

EMAIL, SMS = Notice.Channel.EMAIL, Notice.Channel.SMS


class NoAddress(Exception):
    """The recipient has no address of this channel, or asked for no more news."""

    def __init__(self, reason: str = "no_address") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Way:
    """A channel and the address on it."""

    channel: str
    address: str


def way_to_reporter(report: Report) -> Way:
    """How the report's reporter is told. Works in the worker alone. 1–2 statements. Raises NoAddress."""
    contact = contact_of(report.reporter_ref)
    if contact is None:
        raise NoAddress
    way = next((way for way in _ways(contact) if way.address and _is_open(way.channel)), None)
    if way is None:
        raise NoAddress
    if QuietReport.objects.filter(report=report, channel=way.channel).exists():
        raise NoAddress("stopped")
    return way


def _ways(contact: Contact) -> list[Way]:
    chosen = contact.channel
    by_name: dict[str, str] = {EMAIL: contact.email, SMS: contact.phone}
    address = by_name.get(chosen, "") or contact.address or contact.phone
    first = [Way(channel=chosen, address=address)] if chosen in settings.LAPOR_SENDERS else []
    return [*first, Way(channel=EMAIL, address=contact.email), Way(channel=SMS, address=contact.phone)]


def _is_open(channel: str) -> bool:
    return channel == EMAIL or can_send(channel)
