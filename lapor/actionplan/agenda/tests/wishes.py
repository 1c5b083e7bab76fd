"""Public wishes for tests of the agenda."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from lapor.actionplan.agenda.services import gather_item
from lapor.reports import services
from lapor.reports.models import Report
from tests.cast import NOW, World, file

AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
ON = date(2026, 4, 20)


def wish(world: World, message_id: str, *, procedure: str = "aspiration", **changes: Any) -> UUID:
    """An aspiration that Sari has verified, and published where it is open."""
    receipt = file(message_id, **({"report_class": "aspiration"} | changes))
    services.verify_report(
        receipt.report,
        topic="jalan",
        procedure=procedure,
        public_title=f"Usul jalan {message_id}",
        public_text="Mohon jalan dibangun.",
        by=world.actor("sari"),
        at=NOW + timedelta(hours=1),
    )
    return receipt.report


def gathered(world: World, *reports: UUID, **changes: Any) -> UUID:
    """Sari gathers them for 2027."""
    given: dict[str, Any] = {"title": "Jalan pasar", "year": 2027, "stage": "village"} | changes
    return gather_item(world.tenant, reports=reports, by=world.actor("sari"), at=AT, **given)


def code_of(report: UUID) -> str:
    """The report's number."""
    return Report.objects.get(pk=report).code
