"""From an update to the message of the conversation. Source: Telegram Bot API, `Update`."""

import math
from typing import Any

from lapor.intake.inbound import InboundText, Media
from lapor.kit.text import clean

CHANNEL = "telegram"
_LONGEST_REFERENCE = 300
# What a message may carry, and under which name it is kept when it has none.
_NAMES = {"document": "dokumen", "voice": "rekaman", "audio": "rekaman", "video": "video", "video_note": "video"}
_SOUNDS = frozenset({"voice", "audio"})


class NoMessage(ValueError):
    """Nothing that can become a message: an edit, a group, another bot, or a kind that tells nothing."""


def message_of(update: Any) -> InboundText:
    """The message in an update: what somebody wrote, sent or tapped in a private chat. Raises NoMessage."""
    known = _part(update)
    if "callback_query" in known:
        return _tapped(_part(known["callback_query"]))
    raw = _part(known.get("message"))
    chat, number = _part(raw.get("chat")), raw.get("message_id")
    if chat.get("type") != "private" or _part(raw.get("from")).get("is_bot") is True or not _is_whole(number):
        raise NoMessage
    sender = _id(chat.get("id"))
    return InboundText(channel=CHANNEL, message_id=f"{sender}/{number}", sender=sender, takes_files=True, **_told(raw))


def tapped_id(update: Any) -> str:
    """The id of a tapped button, which wants an answer; empty for everything else."""
    id = _part(_part(update).get("callback_query")).get("id")
    return id if isinstance(id, str) else ""


def _tapped(query: dict[str, Any]) -> InboundText:
    """A button says what it stands for. Only buttons of a private chat with the bot count."""
    id, chat = query.get("id"), _part(_part(query.get("message")).get("chat"))
    text = _text(query.get("data"))
    if not isinstance(id, str) or not id or chat.get("type") != "private" or not text:
        raise NoMessage
    sender = _id(chat.get("id"))
    return InboundText(
        channel=CHANNEL, message_id=f"{sender}/tap/{id}"[:200], sender=sender, text=text, takes_files=True
    )


def _told(raw: dict[str, Any]) -> dict[str, Any]:
    if "location" in raw:
        return {"text": "", "location": _place(_part(raw["location"]))}
    media = _media(raw)
    text = _text(raw.get("text")) or _text(raw.get("caption"))
    if not media and not text:
        raise NoMessage
    return {"text": _without_slash(text), "media": media}


def _without_slash(text: str) -> str:
    """`/status 7KQ4…` and `/bantuan@bot` are how people write commands here; `/start` is how everybody begins."""
    if not text.startswith("/"):
        return text
    first, _space, rest = text[1:].partition(" ")
    word = first.partition("@")[0]
    return f"halo {rest}".strip() if word == "start" else f"{word} {rest}".strip()


def _media(raw: dict[str, Any]) -> tuple[Media, ...]:
    """One file; of a photo, which comes in several sizes, the largest."""
    sizes = raw.get("photo")
    if isinstance(sizes, list) and sizes:
        largest = max((_part(each) for each in sizes), key=lambda each: _whole(each.get("width")))
        return (_file(largest, name="foto"),)
    for kind, name in _NAMES.items():
        if kind in raw:
            part = _part(raw[kind])
            return (_file(part, name=_text(part.get("file_name")) or name, is_sound=kind in _SOUNDS),)
    return ()


def _file(part: dict[str, Any], *, name: str, is_sound: bool = False) -> Media:
    reference = _text(part.get("file_id"))
    if not reference or len(reference) > _LONGEST_REFERENCE:
        raise NoMessage
    return Media(reference=reference, name=name[:120], is_sound=is_sound)


def _place(part: dict[str, Any]) -> tuple[float, float]:
    latitude, longitude = part.get("latitude"), part.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        raise NoMessage
    if not math.isfinite(latitude) or not math.isfinite(longitude) or abs(latitude) > 90 or abs(longitude) > 180:
        raise NoMessage
    return float(latitude), float(longitude)


def _id(value: Any) -> str:
    if not _is_whole(value):
        raise NoMessage
    return str(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53


def _whole(value: Any) -> int:
    return value if _is_whole(value) else 0


def _part(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""
