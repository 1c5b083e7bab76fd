"""What officers at a counter may read: scanned letters of their office, and a person's own reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.intake.models import ScannedLetter
from lapor.intake.scans import open_name, read_scan
from lapor.kit.phones import BadEmail, BadPhone, normalise_email, normalise_phone
from lapor.reports import own_queries
from lapor.reports.models import Report
from lapor.vault.match import refs_of

SHOWN_SCANS, SHOWN_REPORTS = 100, 20


@dataclass(frozen=True, kw_only=True)
class WaitingScan:
    """A scanned letter in the list."""

    id: UUID
    name: str
    media_type: str
    size: int
    scanned_at: datetime


def waiting_scans(institutions: frozenset[UUID], *, limit: int = SHOWN_SCANS) -> list[WaitingScan]:
    """Scanned letters of these offices, oldest first. 1 statement."""
    rows = ScannedLetter.objects.filter(institution_id__in=institutions).order_by("scanned_at", "id")
    return [_shown(row) for row in rows[:limit]]


def waiting_scan(scan: UUID, *, institutions: frozenset[UUID]) -> WaitingScan | None:
    """One of them; None for another office's. 1 statement."""
    row = ScannedLetter.objects.filter(pk=scan, institution_id__in=institutions).first()
    return _shown(row) if row else None


def content_of(scan: WaitingScan) -> bytes:
    """The bytes of a scan that `waiting_scan` gave. No statement."""
    return read_scan(scan.id)


def reports_at_counter(contact: str, *, tenants: frozenset[UUID]) -> Sequence[Report]:
    """The reports of the person who stands at the counter and says this phone number or mail address, newest first.

    Found by the keyed blind index. Anonymous and sealed reports are never among them: whoever types somebody else's number learns
    nothing about those. The caller logs the search. At most 2 statements, none for what is no contact.
    """
    known = _normalised(contact)
    found = own_queries.reports_of_refs(refs_of(known)) if known else []
    shown = [
        report
        for report in found
        if report.tenant_id in tenants and not report.is_anonymous and report.lane == Report.Lane.ORDINARY
    ]
    return shown[:SHOWN_REPORTS]


def _normalised(contact: str) -> str:
    try:
        return normalise_email(contact) if "@" in contact else normalise_phone(contact)
    except (BadEmail, BadPhone):
        return ""


def _shown(row: ScannedLetter) -> WaitingScan:
    return WaitingScan(
        id=row.id, name=open_name(row.name), media_type=row.media_type, size=row.size, scanned_at=row.scanned_at
    )
