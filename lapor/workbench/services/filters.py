"""An officer keeps filters of the queue under a name."""

from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.ids import new_id
from lapor.kit.text import one_line
from lapor.reports.errors import MissingReason
from lapor.workbench.models import SavedFilter

FILTERS_LIMIT = 12


@writes
def save_filter(person: UUID, *, name: str, query: str) -> SavedFilter:
    """Keep the filters under that name; the same name replaces. Raises MissingReason without a name, or at the limit."""
    label = one_line(name)[:40]
    mine = SavedFilter.objects.filter(person_id=person)
    if not label or mine.exclude(name=label).count() >= FILTERS_LIMIT:
        raise MissingReason(field="name")
    saved = mine.filter(name=label).first() or SavedFilter(id=new_id(), person_id=person, name=label)
    saved.query = query[:300]
    saved.save()
    return saved


@writes
def drop_filter(filter_id: UUID, *, person: UUID) -> None:
    """Forget one of the person's own filters; somebody else's stays."""
    SavedFilter.objects.filter(pk=filter_id, person_id=person).delete()
