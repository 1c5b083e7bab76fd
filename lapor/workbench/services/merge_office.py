"""An office is merged into another one, with every report that it holds."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions.services import merge_institution
from lapor.kit.actors import Actor
from lapor.reports.services.heir import hand_over_reports


@writes
def merge_office(institution: UUID, *, into: UUID, by: Actor, at: datetime) -> int:
    """Close an office and let its heir take reports, duties and the offices beneath it, all or nothing; returns how many reports.

    Raises NotAdministrator, UnknownInstitution, WrongHeir.
    """
    merge_institution(institution, into=into, by=by, at=at)
    return hand_over_reports(institution, heir=into, by=by, at=at)
