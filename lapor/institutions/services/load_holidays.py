"""Bring the packaged holidays into the editable table."""

from datetime import datetime

from lapor.audit.services import writes
from lapor.institutions.memory import forget
from lapor.institutions.models import Holiday
from lapor.institutions.packaged_calendar import PACKAGED_YEARS, is_estimated, packaged_holidays
from lapor.kit.ids import new_id

SOURCE = "paket holidays, menurut SKB tiga menteri"


@writes
def load_holidays(*, at: datetime) -> int:
    """Add the nation's holidays and collective leave of years that have none of that kind yet; returns how many.

    A year that an administrator has edited is left alone. 2 statements when there is nothing to add.
    """
    rows = Holiday.objects.filter(institution=None).values_list("day", "kind", "name")
    known = {(day.year, kind) for day, kind, _name in rows}
    named = {(day, name) for day, _kind, name in rows}
    first = max(PACKAGED_YEARS.start, at.year - 6)
    missing = [
        Holiday(id=new_id(), day=day, name=name, kind=kind, source=SOURCE, is_estimated=is_estimated(name))
        for day, (name, kind) in packaged_holidays(range(first, PACKAGED_YEARS.stop)).items()
        if (day.year, kind) not in known and (day, name) not in named
    ]
    Holiday.objects.bulk_create(missing, batch_size=500)
    if missing:
        forget()
    return len(missing)
