"""Fetches what somebody sent. Source: WhatsApp Cloud API, media: the id gives an address for five minutes."""

import json
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from django.conf import settings

from lapor.channels.whatsapp.outbound import OK, authorised
from lapor.intake.inbound import MediaGone
from lapor.notifications import outside

GONE = frozenset({400, 404, 410})
# Only machines of Meta are told the token.
HOSTS = (".facebook.com", ".fbsbx.com", ".fbcdn.net", ".whatsapp.net")


class NotFetched(Exception):
    """Not now; to be tried again."""


def fetch(reference: str, *, into: BinaryIO, limit: int) -> None:
    """Write the file to `into`. Raises MediaGone, AnswerTooLarge, NotFetched and what `outside` raises."""
    url = _address_of(reference, limit=limit)
    status = outside.fetch(url, into=into, limit=limit, headers=authorised())
    if status != OK:
        raise NotFetched(f"status {status}")


def _address_of(reference: str, *, limit: int) -> str:
    answer = outside.get(
        f"{settings.LAPOR_WHATSAPP_URL}/{quote(reference, safe='')}",
        parameters={"phone_number_id": settings.LAPOR_WHATSAPP_NUMBER},
        headers=authorised(),
    )
    if answer.status in GONE:
        raise MediaGone
    if answer.status != OK:
        raise NotFetched(f"status {answer.status}")
    told = json.loads(answer.text)
    if int(told.get("file_size") or 0) > limit:
        raise outside.AnswerTooLarge
    url = str(told["url"])
    if not _is_known(url):
        raise NotFetched("an address that is not Meta's")
    return url


def _is_known(url: str) -> bool:
    host, own = urlsplit(url).netloc, urlsplit(settings.LAPOR_WHATSAPP_URL).netloc
    return host == own or (url.startswith("https://") and (urlsplit(url).hostname or "").endswith(HOSTS))
