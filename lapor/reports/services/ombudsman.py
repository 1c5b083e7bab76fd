"""The reporter asks for the file for the Ombudsman and consents to it."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports import queries
from lapor.reports.errors import NeedsConsent, TooEarly
from lapor.reports.models import Report
from lapor.reports.ombudsman import ombudsman_file, ombudsman_from
from lapor.reports.services import steps


def make_ombudsman_file(report_id: UUID, *, consents: bool, by: Actor, at: datetime) -> bytes:
    """Record the reporter's consent, then make the file; nobody else can have it made.

    Raises NotAllowed, NeedsConsent, TooEarly (before the limit, or for a procedure without that way).
    Law: docs/law/clocks.md#ombudsman
    """
    return ombudsman_file(_consent(report_id, consents=consents, by=by, at=at), at=at)


@writes
def _consent(report_id: UUID, *, consents: bool, by: Actor, at: datetime) -> Report:
    report = steps.lock(report_id, verb="ombudsman", by=by).report
    opens = ombudsman_from(report)
    if opens is None or at <= opens:
        raise TooEarly
    if not consents:
        raise NeedsConsent
    steps.note(report, kind="ombudsman_file_made", by=by, at=at)
    return queries.locked(report_id)
