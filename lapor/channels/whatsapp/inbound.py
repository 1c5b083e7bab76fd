"""From Meta's payload to messages of the conversation. Source: WhatsApp Cloud API, webhooks, `messages`."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from lapor.intake.inbound import InboundText, Media
from lapor.kit.phones import BadPhone, normalise_phone
from lapor.kit.text import clean

CHANNEL = "whatsapp"
_LONGEST_ID, _LONGEST_NUMBER = 200, 20
_NAMES = {"image": "foto", "audio": "rekaman", "video": "video", "document": "dokumen"}


class NoMessage(ValueError):
    """Nothing that can become a message: no id, no sender to answer, or a kind that tells nothing (a reaction, a sticker)."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One message, and when its sender wrote it."""

    message: InboundText
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class Status:
    """What became of a message of ours; `message` is the id that we gave along."""

    message: UUID
    is_delivered: bool


def entries_of(payload: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The raw messages and the raw statuses of our own number in a payload."""
    values = [value for value in _values(payload) if _is_ours(value)]
    messages = [each for value in values for each in _rows(value.get("messages"))]
    return messages, [each for value in values for each in _rows(value.get("statuses"))]


def message_of(raw: dict[str, Any], *, at: datetime) -> Heard:
    """One message. Raises NoMessage."""
    id, kind = _text(raw.get("id")), _text(raw.get("type"))
    if not id or len(id) > _LONGEST_ID:
        raise NoMessage
    part = raw.get(kind)
    told = _told(kind, part=part if isinstance(part, dict) else {})
    message = InboundText(
        channel=CHANNEL, message_id=id, sender=_number(_text(raw.get("from"))), takes_files=True, **told
    )
    return Heard(message=message, written_at=_moment(_text(raw.get("timestamp")), at=at))


def status_of(raw: dict[str, Any]) -> Status | None:
    """What is known for good; None for `sent` and for messages that are not ours."""
    said = _text(raw.get("status"))
    if said not in {"delivered", "read", "failed"}:
        return None
    try:
        message = UUID(_text(raw.get("biz_opaque_callback_data")))
    except ValueError:
        return None
    return Status(message=message, is_delivered=said != "failed")


def _values(payload: Any) -> Iterator[dict[str, Any]]:
    for entry in _rows(payload.get("entry") if isinstance(payload, dict) else None):
        for change in _rows(entry.get("changes")):
            if isinstance(change.get("value"), dict):
                yield change["value"]


def _is_ours(value: dict[str, Any]) -> bool:
    about = value.get("metadata")
    number = _text(about.get("phone_number_id")) if isinstance(about, dict) else ""
    return number == settings.LAPOR_WHATSAPP_NUMBER


def _told(kind: str, *, part: dict[str, Any]) -> dict[str, Any]:
    """The words, the file or the place of one kind of message. A tapped button says what it stands for."""
    if kind == "text":
        return {"text": clean(_text(part.get("body")))}
    if kind == "button":
        return {"text": clean(_text(part.get("payload")) or _text(part.get("text")))}
    if kind == "interactive":
        return {"text": clean(_tapped(part))}
    if kind == "location":
        return {"text": "", "location": _place(part)}
    if kind in _NAMES and _text(part.get("id")):
        return {"text": clean(_text(part.get("caption"))), "media": (_media(kind, part=part),)}
    raise NoMessage


def _tapped(part: dict[str, Any]) -> str:
    for kind in ("button_reply", "list_reply"):
        reply = part.get(kind)
        if isinstance(reply, dict):
            return _text(reply.get("id")) or _text(reply.get("title"))
    raise NoMessage


def _media(kind: str, *, part: dict[str, Any]) -> Media:
    name = clean(_text(part.get("filename"))) or _NAMES[kind]
    return Media(reference=_text(part["id"])[:_LONGEST_ID], name=name[:120], is_sound=kind == "audio")


def _place(part: dict[str, Any]) -> tuple[float, float]:
    latitude, longitude = part.get("latitude"), part.get("longitude")
    is_number = all(isinstance(each, int | float) and math.isfinite(each) for each in (latitude, longitude))
    if not is_number or not (-90 <= float(latitude or 0) <= 90 and -180 <= float(longitude or 0) <= 180):
        raise NoMessage
    return float(latitude or 0), float(longitude or 0)


def _number(digits: str) -> str:
    """In E.164; numbers of no known plan as their digits."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        raise NoMessage
    try:
        return normalise_phone(f"+{digits}")
    except BadPhone:
        return digits


def _moment(stamp: str, *, at: datetime) -> datetime:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 10):
        return at
    return min(datetime.fromtimestamp(int(stamp), tz=UTC), at)


def _rows(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
