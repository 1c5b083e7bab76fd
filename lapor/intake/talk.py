"""What was told so far in a conversation, and the report that it becomes."""

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.intake.inbound import InboundText
from lapor.intake.message import FilingMessage
from lapor.intake.sealing import open_text, seal_text
from lapor.kit.phones import looks_like_email
from lapor.kit.text import clean, fold
from lapor.vault.seal import Contact

_PURPOSE = "conversation"
_KINDS = ("desa ", "kelurahan ", "kecamatan ", "kec. ", "kec ", "kel. ", "kel ", "ds. ", "ds ")
_LONGEST_ADDRESS = 300


@dataclass(frozen=True, kw_only=True)
class Talk:
    """The draft of a conversation: what happened, where, who (an empty name is anonymous), files and a place on the map."""

    what: str = ""
    where: str = ""
    name: str = ""
    files: tuple[str, ...] = ()
    has_sound: bool = False
    latitude: float | None = None
    longitude: float | None = None
    title: str = ""
    shown_name: str = ""
    institution: str = ""


def seal_talk(talk: Talk) -> str:
    """The draft as sealed text for its row."""
    return seal_text(json.dumps(asdict(talk), ensure_ascii=False).encode(), purpose=_PURPOSE)


def open_talk(sealed: str) -> Talk:
    """The draft again. Raises NotSealed."""
    plain: dict[str, Any] = json.loads(open_text(sealed, purpose=_PURPOSE))
    return Talk(**{**plain, "files": tuple(plain["files"])})


def filing_of(talk: Talk, *, channel: str, message_id: str, sender: str) -> FilingMessage:
    """The report that the draft becomes; its contact is the address from which it was told, sealed, and nothing else."""
    contact = contact_at(sender, channel=channel)
    return FilingMessage(
        channel=channel,
        message_id=message_id,
        report_class="complaint",
        body=clean(talk.what),
        privacy="open" if talk.name else "anonymous",
        region=region_in(talk.where),
        address=clean(talk.where)[:_LONGEST_ADDRESS],
        latitude=talk.latitude,
        longitude=talk.longitude,
        files=tuple(UUID(each) for each in talk.files),
        has_sound=talk.has_sound,
        title=talk.title,
        institution=UUID(talk.institution) if talk.institution else None,
        name=talk.name or talk.shown_name,
        phone=contact.phone,
        email=contact.email,
        reply_channel=channel,
        reply_address=contact.address,
    )


def contact_at(sender: str, *, channel: str) -> Contact:
    """The contact that an address of a channel is; a number in E.164 and a mail address can also be found at the counter."""
    is_phone = sender.startswith("+")
    if looks_like_email(sender):
        return Contact(email=sender, channel=channel)
    return Contact(phone=sender if is_phone else "", address="" if is_phone else sender, channel=channel)


def talk_of(message: InboundText, *, what: str = "") -> Talk:
    """A draft that begins with this message."""
    latitude, longitude = message.location or (None, None)
    return Talk(
        what=f"{what}\n\n{message.beneath}".strip() if what else "",
        files=tuple(str(each) for each in message.files),
        has_sound=message.has_sound,
        latitude=latitude,
        longitude=longitude,
        title=message.title,
        shown_name=message.shown_name,
        institution=str(message.institution or ""),
    )


def region_in(text: str) -> str:
    """The code of the smallest region that a place names and that there is only one of; empty when that is not clear."""
    found = []
    for piece in text.replace("\n", ",").split(","):
        name = _bare(fold(piece))
        same = [region for region in institutions.regions_like(name, limit=5) if region.folded == name] if name else []
        found += [same[0].code] if len(same) == 1 else []
    return max(found, key=len, default="")


def _bare(name: str) -> str:
    kind = next((each for each in _KINDS if name.startswith(each)), "")
    return name[len(kind) :].strip()
