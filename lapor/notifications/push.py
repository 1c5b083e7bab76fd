"""News for a browser: what it says, its encryption, and the call to the browser's push service.

Source: RFC 8030 (the service), RFC 8291 and 8188 (encryption), RFC 8292 (who calls).
"""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as now_
from django.utils.translation import override
from py_vapid import Vapid02

from lapor.kit.codes import format_code
from lapor.kit.encoding import from_base64url
from lapor.notifications import outside, push_keys, short_words, words
from lapor.notifications.models import Notice, PushSubscription
from lapor.notifications.senders import NotSent
from lapor.notifications.services.subscribe import forget_subscriptions, is_known_service
from lapor.notifications.ways import NoAddress
from lapor.vault.deliver import Parcel, open_parcel

KEPT_SECONDS = 2 * 24 * 3600
PROOF_LIFE = timedelta(hours=12)
GONE = frozenset({404, 410})
TAKEN = range(200, 300)
log = logging.getLogger("lapor.notifications")


@dataclass(frozen=True, kw_only=True)
class News:
    """What the browser shows, and what it opens. `tag` makes newer news of the same report replace older."""

    title: str
    body: str
    url: str
    tag: str


def send_push(notice: Notice, *, at: datetime) -> None:
    """Tell every browser of the recipient. One that is gone is forgotten; one that cannot be told keeps no other from being told.

    Raises NoAddress when no browser is left, NotSent when no push service took it. Works in the worker alone.
    """
    found = [(row.id, _status(row, news=_news(notice), at=at)) for row in _subscriptions(notice)]
    gone = [key for key, status in found if status in GONE]
    if gone:
        forget_subscriptions(gone)
    if any(status in TAKEN for _key, status in found):
        return
    if len(found) > len(gone):
        raise NotSent
    raise NoAddress("browser_gone")


def _status(row: PushSubscription, *, news: News, at: datetime) -> int:
    """What the push service said; 0 where nobody was reached."""
    try:
        return _hand_over(row, news=news, at=at)
    except (NotSent, httpx.HTTPError, outside.AnswerTooLarge, outside.UnsafeAddress) as error:
        log.warning("push service not reached: %s", type(error).__name__)
        return 0


def _subscriptions(notice: Notice) -> Sequence[PushSubscription]:
    is_officer = notice.audience == Notice.Audience.PERSON
    if is_officer and (notice.person is None or not notice.person.is_active):
        return []
    whose = Q(person=notice.person_id) if is_officer else Q(report=notice.report_id)
    return list(PushSubscription.objects.filter(whose).order_by("made_at"))


def _news(notice: Notice) -> News:
    """Never a word of the report: the screen of a locked phone is read by whoever passes."""
    report = notice.report
    if notice.audience == Notice.Audience.PERSON and notice.person is not None:
        with override(notice.person.language):
            title = str(words.OFFICER_TITLES.get(notice.template, "")) or now_("Ada yang perlu dilihat")
            body = now_("Laporan %(code)s") % {"code": format_code(report.code)}
        return News(title=title, body=body, url=f"/kerja/laporan/{report.code}/", tag=str(report.id))
    with override(report.language):
        is_open = report.may_be_public and notice.template not in {short_words.ASKED, short_words.RESPONDED}
        body = short_words.of_template(notice.template, report=report) if is_open else short_words.reserved(report)
        return News(title="Lapor", body=body, url=f"/lacak/{format_code(report.code)}/", tag=str(report.id))


def _hand_over(row: PushSubscription, *, news: News, at: datetime) -> int:
    """The status of the push service; 410 for one that this house does not call any more."""
    said = json.loads(open_parcel(Parcel(key=row.parcel_key, sealed=bytes(row.parcel))))
    endpoint = str(said["endpoint"])
    if not is_known_service(endpoint):
        return 410
    sealed = http_ece.encrypt(
        json.dumps(vars(news)).encode(),
        private_key=generate_private_key(SECP256R1()),
        dh=from_base64url(said["p256dh"]),
        auth_secret=from_base64url(said["auth"]),
        version="aes128gcm",
    )
    headers = {
        "TTL": str(KEPT_SECONDS),
        "Urgency": "normal",
        "Content-Encoding": "aes128gcm",
        **_proof(endpoint, at=at),
    }
    return outside.post_bytes(endpoint, content=sealed, headers=headers).status


def _proof(endpoint: str, *, at: datetime) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims: dict[str, object] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + PROOF_LIFE).timestamp()),
        "sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
    }
    signed: dict[str, str] = Vapid02.from_pem(push_keys.private_file().read_bytes()).sign(claims)
    return {"Authorization": signed["Authorization"]}
