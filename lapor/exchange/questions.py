"""Reads of a post's own disk: by number and access key, or what may be listed."""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from lapor.exchange.answers import Decision, Standing, answer_key, open_standing
from lapor.exchange.models import OwnFact, OwnPost, OwnReport
from lapor.exchange.post_keys import Unlocked
from lapor.kit.codes import BadCode, hash_access_key, parse_access_key, parse_tracking_code
from lapor.kit.hashing import sha256_hex


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An open report as the unlocked post lists it. `standing` once news came, before that what was typed here."""

    report: UUID
    code: str
    title: str
    text: str
    standing: Standing | None
    is_waiting: bool


@dataclass(frozen=True, kw_only=True)
class OwnStanding:
    """How the post's own sequence stands: facts stated, acknowledged, and whether the centre knows the post."""

    stated: int
    acknowledged: int
    is_known: bool
    waiting_notices: int


def code_digest(code: str, *, site: UUID) -> str:
    """By what a report is found here: the number is not kept."""
    return sha256_hex(b"lapor post code" + site.bytes + code.encode())


def own_report(report: UUID) -> OwnReport | None:
    """A report of this post. 1 statement."""
    return OwnReport.objects.filter(pk=report).first()


def report_opened_by(code: str, *, access_key: str, site: UUID) -> OwnReport | None:
    """The report of this number, if the access key is its own; None tells nobody which half was wrong. 1 statement."""
    try:
        digest = code_digest(parse_tracking_code(code), site=site)
        hashed = hash_access_key(access_key)
    except BadCode:
        return None
    row = OwnReport.objects.filter(code_digest=digest).first()
    return row if row is not None and row.key_hash == hashed else None


def standing_for_reporter(row: OwnReport, *, access_key: str) -> Standing | None:
    """What came back about a report, for whoever showed its access key; None while nothing came."""
    if not row.answers:
        return None
    return open_standing(bytes(row.answers), by=answer_key(parse_access_key(access_key), report=row.report))


def contest_mark(decision: str, *, access_key: str, report: UUID) -> str:
    """By what an objection that was stated here is known again: without the access key nobody tells to which decision."""
    told = b"lapor post contested" + report.bytes + decision.encode()
    return hmac.new(parse_access_key(access_key).encode(), told, sha256).hexdigest()[:32]


def may_contest(row: OwnReport, *, decision: Decision, access_key: str) -> bool:
    """Whether the reporter may object to the decision, and did not do so here already."""
    mark = contest_mark(decision.kind, access_key=access_key, report=row.report)
    return decision.may_contest and mark not in row.contested


def listed_reports(unlocked: Unlocked, *, limit: int = 200) -> list[Listed]:
    """Open reports, newest first. 1 statement."""
    rows = OwnReport.objects.filter(is_listed=True).order_by("-report")[:limit]
    return [_listed(row, key=PrivateKey(unlocked.keys.box_key)) for row in rows]


def waiting_notices(*, limit: int = 200) -> list[OwnReport]:
    """Reports with news that nobody handed on yet, oldest first. 1 statement."""
    rows = OwnReport.objects.filter(needs_delivery=True).order_by("published")[:limit]
    return [row for row in rows if row.delivered < row.published]


def may_be_handed_on(report: UUID) -> bool:
    """Whether news of this report wait that the unlocked post can read. 1 statement."""
    row = own_report(report)
    return row is not None and row.needs_delivery and bool(row.opened)


def code_of(row: OwnReport, *, unlocked: Unlocked) -> str:
    """The number of a report that this post knows; empty when it does not. No statement."""
    return _kept(row, key=PrivateKey(unlocked.keys.box_key)).get("code", "")


def own_standing() -> OwnStanding:
    """How the sequence stands. 2 statements."""
    row = OwnPost.objects.filter(pk=1).first() or OwnPost()
    return OwnStanding(
        stated=row.seq, acknowledged=row.acked, is_known=row.is_known, waiting_notices=len(waiting_notices())
    )


def facts_of(report: UUID) -> int:
    """How many facts about the report were stated here. 1 statement."""
    return OwnFact.objects.filter(report=report).count()


def _listed(row: OwnReport, *, key: PrivateKey) -> Listed:
    standing = open_standing(bytes(row.opened), by=key) if row.opened else None
    kept = _kept(row, key=key)
    return Listed(
        report=row.report,
        code=standing.code if standing else kept.get("code", ""),
        title=(standing.title if standing else "") or kept.get("title", ""),
        text=(standing.text if standing else "") or kept.get("text", ""),
        standing=standing,
        is_waiting=row.needs_delivery and row.delivered < row.published,
    )


def _kept(row: OwnReport, *, key: PrivateKey) -> dict[str, str]:
    if not row.kept:
        return {}
    try:
        return msgspec.json.decode(bytes(SealedBox(key).decrypt(bytes(row.kept))), type=dict[str, str])
    except CryptoError:
        return {}
