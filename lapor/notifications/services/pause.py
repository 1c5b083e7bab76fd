"""An administrator stops a channel, lets it go again, or tries it."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import ADMINISTRATOR, Actor
from lapor.kit.ids import new_id
from lapor.kit.phones import BadPhone, normalise_phone
from lapor.kit.text import one_line
from lapor.notifications.errors import BadAddress, NoPauseReason, NotHost, UnknownChannel
from lapor.notifications.models import Notice, PausedChannel
from lapor.notifications.senders import can_send
from lapor.notifications.services.post import post_message

_WITH_PHONES = frozenset({Notice.Channel.SMS, Notice.Channel.WHATSAPP})
_LONGEST_NUMBER = 20


@writes
def pause_channel(channel: str, *, reason: str, by: Actor, at: datetime) -> None:
    """Let nothing go out over the channel until it is resumed; a second pause changes nothing. Audited with its reason.

    Raises NotHost, UnknownChannel, NoPauseReason. 2 statements and the event.
    """
    stream = _allowed(channel, by=by)
    said = one_line(reason)[:200]
    if not said:
        raise NoPauseReason(field="reason")
    row = PausedChannel(channel=channel, reason=said, by_id=UUID(by.id), since=at)
    if not PausedChannel.objects.filter(channel=channel).exists():
        row.save(force_insert=True)
        record("channel_paused", stream=stream, by=by, at=at, payload={"channel": channel, "reason": said})


@writes
def resume_channel(channel: str, *, by: Actor, at: datetime) -> None:
    """Let messages go out again; what waited goes within a minute. Raises NotHost, UnknownChannel."""
    stream = _allowed(channel, by=by)
    if PausedChannel.objects.filter(channel=channel).delete()[0]:
        record("channel_resumed", stream=stream, by=by, at=at, payload={"channel": channel})


@writes
def send_test(channel: str, *, to: str, text: str, by: Actor, at: datetime) -> None:
    """Queue a test message, at any hour. The address is sealed for the worker and kept nowhere else.

    Raises NotHost, UnknownChannel, BadAddress.
    """
    stream = _allowed(channel, by=by)
    if not can_send(channel):
        raise UnknownChannel
    address = _address(to, channel=channel)
    zone = institutions.installation().zone
    post_message(f"test/{new_id()}", channel=channel, to=address, text=text, zone=zone, at=at, is_asked=True)
    record("test_message_sent", stream=stream, by=by, at=at, payload={"channel": channel})


def _allowed(channel: str, *, by: Actor) -> str:
    """The stream of the installation's own tenant, for whoever administers it."""
    tenant = institutions.installation().tenant
    if not any(grant.role == ADMINISTRATOR and grant.tenant == tenant for grant in by.grants):
        raise NotHost
    if channel not in Notice.Channel.values or channel == Notice.Channel.SCREEN:
        raise UnknownChannel
    return f"institution/{tenant}"


def _address(typed: str, *, channel: str) -> str:
    if channel in _WITH_PHONES:
        try:
            return normalise_phone(typed)
        except BadPhone as error:
            raise BadAddress(field="address") from error
    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        raise BadAddress(field="address")
    return digits
