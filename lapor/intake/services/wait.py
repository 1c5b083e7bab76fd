"""Messages whose files still lie with their channel: kept, fetched by a job, and then taken like any other."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import override

from lapor.attachments.errors import FileTooLarge
from lapor.attachments.services import stage_file
from lapor.attachments.store import SIZE_LIMIT
from lapor.audit.services import writes
from lapor.intake import answers, queries
from lapor.intake.inbound import InboundText, Media, MediaGone
from lapor.intake.models import WaitingMessage
from lapor.intake.sealing import open_text, seal_text
from lapor.jobs.services import ask_for
from lapor.kit.refusals import Refusal
from lapor.notifications.outside import AnswerTooLarge

log = logging.getLogger("lapor.intake")

COLLECTING = "collect_media"
LEASE = timedelta(minutes=30)
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
_PURPOSE = "waiting message"


class Fetch(Protocol):
    """A channel's `media.fetch`: writes the file to `into`, at most `limit` bytes.

    Raises MediaGone, AnswerTooLarge; whatever else is raised is tried again later.
    """

    def __call__(self, reference: str, *, into: BinaryIO, limit: int) -> None:
        """Fetch one file."""


@writes
def keep_waiting(message: InboundText, *, at: datetime) -> None:
    """Keep a message until its files are fetched, and ask for the fetching; the same one again changes nothing. 2 statements."""
    row = WaitingMessage(
        key=queries.key_of(message), channel=message.channel, words=_sealed(message), arrived_at=at, due_at=at
    )
    WaitingMessage.objects.bulk_create([row], ignore_conflicts=True)
    ask_for(COLLECTING, key="new", at=at, arguments={})


def collect_waiting(take: Callable[..., object], *, at: datetime, limit: int = 50) -> int:
    """Fetch the files of waiting messages that are due, and hand each message to `take`. Returns how many were tried.

    A crash anywhere repeats safely: files that were staged for nobody expire, and a message has one effect. What cannot be
    fetched is asked for again after growing gaps; then the message is taken without it, and its sender is told.
    """
    tried = 0
    while tried < limit and (row := _claim(at=at)) is not None:
        tried += 1
        if not queries.is_received(row.key):
            message = _fetched(row, at=at)
            if message is None:
                continue
            take(message, at=at)
        _drop(row)
    return tried


@writes
def _claim(*, at: datetime) -> WaitingMessage | None:
    for row in WaitingMessage.objects.filter(due_at__lte=at).order_by("due_at", "arrived_at", "key")[:5]:
        mine = WaitingMessage.objects.filter(pk=row.pk, due_at=row.due_at)
        if mine.update(due_at=at + LEASE, tries=row.tries + 1):
            row.tries += 1
            return row
    return None


def _fetched(row: WaitingMessage, *, at: datetime) -> InboundText | None:
    """The message with its files staged; None when it has to wait on."""
    message = replace(_opened(row.words), arrived_at=row.arrived_at)
    files: list[UUID] = []
    lost = ""
    for media in message.media:
        try:
            files.append(_stage(media, channel=row.channel, draft=row.key, at=at))
        except Refusal as refusal:
            lost = _say_lost(str(refusal.message))
        except AnswerTooLarge:
            lost = _say_lost(str(FileTooLarge.message))
        except MediaGone:
            lost = _say_lost("")
        except Exception as error:
            log.warning("a file of waiting message %s was not had: %s", row.key[:12], type(error).__name__)
            if row.tries <= len(GAPS):
                _postpone(row, at=at)
                return None
            lost = _say_lost("")
    has_sound = any(media.is_sound for media in message.media) and bool(files)
    return replace(message, files=tuple(files), has_sound=has_sound, media=(), lost=lost)


def _stage(media: Media, *, channel: str, draft: str, at: datetime) -> UUID:
    with TemporaryFile() as held:
        _fetch_of(channel)(media.reference, into=held, limit=SIZE_LIMIT)
        held.seek(0)
        return stage_file(held, name=media.name, draft=draft, at=at, added_by="reporter").id


def _fetch_of(channel: str) -> Fetch:
    return cast(Fetch, import_string(settings.LAPOR_FETCHERS[channel]))


def _say_lost(reason: str) -> str:
    with override("id"):
        return answers.lost_file(reason)


@writes
def _postpone(row: WaitingMessage, *, at: datetime) -> None:
    WaitingMessage.objects.filter(pk=row.pk).update(due_at=at + GAPS[row.tries - 1])


@writes
def _drop(row: WaitingMessage) -> None:
    WaitingMessage.objects.filter(pk=row.pk).delete()


def _sealed(message: InboundText) -> str:
    held = asdict(message) | {"arrived_at": None, "files": []}
    return seal_text(json.dumps(held, ensure_ascii=False).encode(), purpose=_PURPOSE)


def _opened(sealed: str) -> InboundText:
    held: dict[str, Any] = json.loads(open_text(sealed, purpose=_PURPOSE))
    held["media"] = tuple(Media(**each) for each in held["media"])
    held["location"] = tuple(held["location"]) if held["location"] else None
    return InboundText(**held | {"files": ()})
