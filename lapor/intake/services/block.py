"""A coordinator stops a sender of pranks for some days."""

from datetime import datetime, timedelta
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.intake.errors import BadBlockSpan, NoBlockReason, NotBlockable
from lapor.intake.models import BlockedSender, ReceivedMessage
from lapor.kit.actors import Actor
from lapor.kit.codes import BadCode, parse_tracking_code
from lapor.kit.ids import new_id
from lapor.kit.text import one_line
from lapor.reports import queries as reports
from lapor.reports.errors import UnknownReport

SPANS = (1, 7, 30)
_SHORTEST_REASON = 10
_BARRED = ReceivedMessage.Effect.BARRED


@writes
def block_sender(code: str, *, channels: tuple[str, ...], reason: str, days: int, by: Actor, at: datetime) -> None:
    """Whoever sent this report over one of these channels files nothing over channels of messages for 1, 7 or 30 days.

    Their cases go on: state, answers, closing. No number is opened or kept. Audited with the reason; ends by itself.
    Raises UnknownReport for whoever may not see the case, NotBlockable, NoBlockReason, BadBlockSpan.
    """
    try:
        report, _standing = reports.report_visible_to(by, code=parse_tracking_code(code))
    except BadCode as error:
        raise UnknownReport from error
    said = one_line(reason)[:300]
    if len(said) < _SHORTEST_REASON:
        raise NoBlockReason(field="reason")
    if days not in SPANS:
        raise BadBlockSpan(field="days")
    if report.channel not in channels or not report.has_contact:
        raise NotBlockable(field="code")
    row = BlockedSender(
        id=new_id(),
        tenant_id=report.tenant_id,
        reporter_ref=report.reporter_ref,
        report=report.id,
        reason=said,
        since=at,
        until=at + timedelta(days=days),
    )
    row.save(force_insert=True)
    payload = {"block": str(row.id), "report": str(report.id), "reason": said, "until": row.until.isoformat()}
    record("sender_blocked", stream=f"institution/{report.tenant_id}", by=by, at=at, payload=payload)


@writes
def unblock_sender(block: UUID, *, tenant: UUID, by: Actor, at: datetime) -> bool:
    """Lift a block of the tenant before its end; whether there was one. Audited."""
    rows = BlockedSender.objects.filter(pk=block, tenant_id=tenant, lifted_at__isnull=True, until__gt=at)
    if not rows.update(lifted_at=at):
        return False
    record("sender_unblocked", stream=f"institution/{tenant}", by=by, at=at, payload={"block": str(block)})
    return True
