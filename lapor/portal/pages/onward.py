"""Where a reporter can go on to: the objection under KIP, the inspectorate after two reopenings, the Ombudsman after the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lapor.audit.followers import Followed
from lapor.institutions import queries as institutions
from lapor.reports.counts import REOPENINGS
from lapor.reports.holders import Holder
from lapor.reports.models import Report
from lapor.reports.ombudsman import ombudsman_from


@dataclass(frozen=True, kw_only=True)
class Onward:
    """The ways that are open. `ombudsman_on` is None for a procedure without that way."""

    is_exhausted: bool
    inspectorate: str
    ombudsman_on: datetime | None
    ombudsman_open: bool
    may_object: bool


def onward_of(report: Report, *, held: Sequence[Holder], events: Sequence[Followed], at: datetime) -> Onward:
    """The ways onwards at this moment. No statement."""
    directory = institutions.directory(report.tenant_id)
    opens = ombudsman_from(report, first=held[0].institution)
    return Onward(
        is_exhausted=report.reopenings >= REOPENINGS,
        inspectorate=directory.on_duty(institutions.INSPECTORATE).name,
        ombudsman_on=opens,
        ombudsman_open=opens is not None and at > opens,
        may_object=at >= (report.responded_at or report.answer_due_at)
        and not any(event.kind == "objected" for event in events),
    )
