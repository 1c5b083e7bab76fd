"""Record that a meeting was held, planned before or not."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError

from lapor.actionplan.outreach import policy, queries
from lapor.actionplan.outreach.errors import BadMeeting, NotPlanned
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.services.deliver import Delivered, deliver_materials
from lapor.actionplan.outreach.services.plan import Planned, plan_meeting
from lapor.actionplan.outreach.stock import NOTHING, Stock
from lapor.actionplan.services.evidence import keep_evidence
from lapor.attachments.models import Attachment
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """How many came; the groups overlap."""

    people: int
    women: int = 0
    youth: int = 0
    disabled: int = 0


@dataclass(frozen=True, kw_only=True)
class Held:
    """What is recorded: the day, how many came, a note, photos (staged), what was left there, and the key of a phone's later sending."""

    on: date
    came: Attendance
    note: str = ""
    files: tuple[UUID, ...] = ()
    left: Stock = NOTHING
    sending: UUID | None = None


@writes
def hold_meeting(meeting: UUID, *, held: Held, by: Actor, at: datetime) -> None:
    """Record what was held. Raises NotOrganiser, NotPlanned, BadMeeting, BadDelivery, UnknownMeeting; then nothing is written."""
    row = queries.lock(meeting)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != OutreachMeeting.State.PLANNED:
        raise NotPlanned
    today = at.astimezone(ZoneInfo(institutions.office(row.tenant_id).zone)).date()
    _require_fitting(held, today=today)
    _fill(row, held=held, today=today)
    row.save()
    office = f"institution/{row.institution_id}"
    files = keep_evidence(held.files, of=row.id, added_by=office, shown=Attachment.Shown.OFFICE, at=at)
    payload = {
        "meeting": str(row.id),
        "region": row.region_id,
        "on": held.on.isoformat(),
        **asdict(held.came),
        "note": row.note,
        "files": [file.sha256 for file in files],
    }
    record("outreach_held", stream=office, by=by, at=at, payload=payload)
    if not held.left.is_empty:
        told = Delivered(region=row.region_id, on=held.on, stock=held.left, meeting=row.id)
        deliver_materials(told, tenant=row.tenant_id, institution=row.institution_id, by=by, at=at)


def record_meeting(plan: Planned, *, tenant: UUID, held: Held, by: Actor, at: datetime) -> UUID:
    """Record a meeting that nobody had planned; the sending's key is its own id.

    Raises NotOrganiser, BadMeeting, UnknownRegion, and NotPlanned when it was recorded before.
    """
    try:
        return _record(plan, tenant=tenant, held=held, by=by, at=at)
    except IntegrityError:
        # The same sending came twice at once; the other one was first.
        raise NotPlanned from None


@writes
def _record(plan: Planned, *, tenant: UUID, held: Held, by: Actor, at: datetime) -> UUID:
    if held.sending and queries.is_known(held.sending):
        raise NotPlanned
    meeting = plan_meeting(plan, tenant=tenant, by=by, at=at, key=held.sending)
    hold_meeting(meeting, held=held, by=by, at=at)
    return meeting


def _require_fitting(held: Held, *, today: date) -> None:
    came = held.came
    groups = (came.women, came.youth, came.disabled)
    if held.on > today or came.people < 1 or min(groups) < 0 or max(groups) > came.people:
        raise BadMeeting


def _fill(row: OutreachMeeting, *, held: Held, today: date) -> None:
    row.state, row.happens_on, row.recorded_on = OutreachMeeting.State.HELD, held.on, today
    came = held.came
    row.people, row.women, row.youth, row.disabled = came.people, came.women, came.youth, came.disabled
    row.note, row.has_files, row.sending = held.note.strip()[:1000], bool(held.files), held.sending
