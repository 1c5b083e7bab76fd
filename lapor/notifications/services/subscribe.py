"""A browser asks to be told, and to be told no more."""

import json
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.conf import settings
from django.db.models import Q

from lapor.audit.services import writes
from lapor.kit.encoding import BadBase64, from_base64url
from lapor.kit.hashing import sha256_hex
from lapor.kit.ids import new_id
from lapor.notifications.errors import UnknownPushService
from lapor.notifications.models import PushSubscription
from lapor.notifications.outside import UnsafeAddress, check_address
from lapor.vault.deliver import seal_parcel

MOST = 10
LONGEST = 1000
_SECRET = 16


@dataclass(frozen=True, kw_only=True)
class Browser:
    """Where a browser is reached, and its keys in base64url. Source: RFC 8291, 3.1."""

    endpoint: str
    p256dh: str
    auth: str


@writes
def subscribe(browser: Browser, *, report: UUID | None = None, person: UUID | None = None, at: datetime) -> None:
    """Keep where a browser is reached, sealed; the oldest goes when a report or an officer has ten. ≤ 4 statements.

    Raises UnknownPushService.
    """
    _check(browser)
    mark, parcel = sha256_hex(browser.endpoint.encode()), seal_parcel(json.dumps(vars(browser)).encode())
    known = PushSubscription.objects.filter(_whose(report, person)).order_by("made_at", "id")
    same = [row.id for row in known if row.mark == mark]
    extra = [row.id for row in known if row.mark != mark][: max(0, len(known) - len(same) - MOST + 1)]
    if same or extra:
        PushSubscription.objects.filter(pk__in=[*same, *extra]).delete()
    row = PushSubscription(id=new_id(), mark=mark, parcel=parcel.sealed, parcel_key=parcel.key, made_at=at)
    row.report_id, row.person_id = report, person
    row.save(force_insert=True)


@writes
def unsubscribe(*, endpoint: str, report: UUID | None = None, person: UUID | None = None) -> None:
    """Forget a browser; one that is not known is no fault. 1 statement."""
    mark = sha256_hex(endpoint.encode())
    PushSubscription.objects.filter(_whose(report, person), mark=mark).delete()


@writes
def forget_subscriptions(rows: list[UUID]) -> None:
    """Browsers that are not there any more. 1 statement."""
    PushSubscription.objects.filter(pk__in=rows).delete()


@writes
def forget_browsers_of(report: UUID) -> None:
    """All browsers that were told of a report: its reporter is erased. 1 statement."""
    PushSubscription.objects.filter(report_id=report).delete()


def is_known_service(endpoint: str) -> bool:
    """Whether the address belongs to a push service that this house calls."""
    host = (urlsplit(endpoint).hostname or "").lower()
    return any(host == known or host.endswith(f".{known}") for known in settings.LAPOR_PUSH_HOSTS)


def _whose(report: UUID | None, person: UUID | None) -> Q:
    return Q(report=report) if report else Q(person=person)


def _check(browser: Browser) -> None:
    try:
        check_address(browser.endpoint)
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), from_base64url(browser.p256dh))
        secret = from_base64url(browser.auth)
    except (BadBase64, UnsafeAddress, ValueError) as error:
        raise UnknownPushService from error
    if len(secret) != _SECRET or len(browser.endpoint) > LONGEST or not is_known_service(browser.endpoint):
        raise UnknownPushService
