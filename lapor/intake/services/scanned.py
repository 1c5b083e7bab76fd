"""A stack of letters is scanned first and worked off one after the other."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.intake.errors import UnknownScan
from lapor.intake.models import ScannedLetter
from lapor.intake.scans import remove_scan, seal_name, type_of, write_scan
from lapor.kit.ids import new_id
from lapor.kit.text import one_line


def keep_scan(content: bytes, *, name: str, institution: UUID, at: datetime) -> UUID:
    """Keep one scan for the office, sealed. Call it outside of a transaction. Raises WrongFileType, FileTooLarge. 1 statement."""
    row = ScannedLetter(
        id=new_id(),
        institution_id=institution,
        name=seal_name(one_line(name)[:100] or "surat"),
        media_type=type_of(content),
        size=len(content),
        scanned_at=at,
    )
    write_scan(row.id, content=content)
    try:
        _keep_row(row)
    except BaseException:
        remove_scan(row.id)
        raise
    return row.id


def drop_scan(scan: UUID, *, institutions: frozenset[UUID]) -> None:
    """Take a scan away: its report is filed, or it is none. Raises UnknownScan. 1 statement."""
    _drop_row(scan, institutions=institutions)
    remove_scan(scan)


@writes
def _keep_row(row: ScannedLetter) -> None:
    row.save(force_insert=True)


@writes
def _drop_row(scan: UUID, *, institutions: frozenset[UUID]) -> None:
    if not ScannedLetter.objects.filter(pk=scan, institution_id__in=institutions).delete()[0]:
        raise UnknownScan
