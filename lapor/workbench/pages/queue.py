"""The queue: what is due first, narrowed as asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.cursors import BadCursor, decode_cursor, encode_cursor
from lapor.reports import case_queries, workflow
from lapor.reports.case_queries import Filters, QueueRow
from lapor.ui.chips import STATES
from lapor.ui.shapes import Link
from lapor.workbench.labels import office_labels, office_name, topic_labels
from lapor.workbench.models import SavedFilter
from lapor.workbench.pages.clocks import days_left

TABS: tuple[tuple[str, str, str | Promise], ...] = (
    (case_queries.ACT, "", _("Perlu tindakan")),
    (case_queries.WAITING, "menunggu", _("Menunggu pelapor")),
    (case_queries.WATCH, "dipantau", _("Dipantau")),
    (case_queries.CONTESTED, "keberatan", _("Keberatan")),
    (case_queries.DONE, "selesai", _("Selesai")),
)
TAB_OF: Mapping[str, str] = {word: tab for tab, word, _label in TABS}
KEPT = ("bagian", "keadaan", "topik", "kantor", "lewat", "segel", "q")
WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the queue."""

    case: QueueRow
    url: str
    title: str
    days: int | None
    holder: str
    is_waiting: bool
    is_sealed: bool
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks for, as it stands in the filter's fields."""

    tab: str
    word: str
    state: str
    topic: str
    office: str
    is_overdue: bool
    is_sealed: bool
    text: str
    query: str

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the tab narrows the queue."""
        return any((self.state, self.topic, self.office, self.is_overdue, self.is_sealed, self.text))


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """Everything that the page shows."""

    rows: Sequence[Row]
    tabs: Sequence[Link]
    asked: Asked
    saved: Sequence[SavedFilter]
    states: Sequence[tuple[str, str | Promise]]
    topics: Sequence[str]
    offices: Sequence[str]
    older: str
    first: str
    done_this_week: int | None
    may_seal: bool
    bulk: Sequence[str]
    zone: str


def asked_of(query: QueryDict) -> Asked:
    """What the address asks for; unknown words count as nothing."""
    word, text = query.get("bagian", ""), query.get("q", "").replace("\x00", "")[:100].strip()
    kept = QueryDict(mutable=True)
    for name in KEPT:
        if query.get(name):
            kept[name] = query.get(name, "")[:100]
    return Asked(
        tab=case_queries.ALL if text and not word else TAB_OF.get(word, case_queries.ACT),
        word=word if word in TAB_OF else "",
        state=query.get("keadaan", "") if query.get("keadaan", "") in workflow.STATES else "",
        topic=query.get("topik", "")[:200],
        office=query.get("kantor", "")[:200],
        is_overdue=query.get("lewat") == "1",
        is_sealed=query.get("segel") == "1",
        text=text,
        query=kept.urlencode(),
    )


def filters_of(asked: Asked, *, tenant: UUID, reports: Sequence[UUID] | None) -> Filters:
    """The filters for the read, with typed names turned into keys."""
    topics = topic_labels(tenant)
    chosen = topics.get(asked.topic)
    below = {topic.pk for topic in topics.values() if chosen and chosen.pk in (topic.pk, topic.parent_id)}
    return Filters(
        tab=asked.tab,
        state=asked.state,
        topics=frozenset(below),
        institution=office_labels(tenant).get(asked.office),
        is_overdue=asked.is_overdue,
        is_sealed=asked.is_sealed,
        reports=tuple(reports) if reports is not None else None,
    )


def cursor_of(text: str) -> tuple[datetime, UUID] | None:
    """Where the page before ended; None for a first page and for nonsense."""
    try:
        due_at, report = decode_cursor(text, shape=(datetime, UUID)) if text else (None, None)
    except BadCursor:
        return None
    return (due_at, report) if isinstance(due_at, datetime) and isinstance(report, UUID) else None


def queue_page(
    found: Sequence[QueueRow],
    *,
    actor: Actor,
    asked: Asked,
    tenant: UUID,
    now: datetime,
    zone: str,
    size: int,
    saved: Sequence[SavedFilter],
    after: str,
    done_this_week: int | None,
    has_contests: bool,
) -> QueuePage:
    """The page of these rows; one row more than `size` means that more follow."""
    shown, last = found[:size], found[size - 1] if len(found) > size else None
    older = f"?{asked.query}&sesudah={encode_cursor(last.due_at, last.report)}" if last else ""
    return QueuePage(
        rows=[_row(case, now=now) for case in shown],
        tabs=_tabs(asked, has_contests=has_contests),
        asked=asked,
        saved=saved,
        states=[(code, label) for code, (label, _icon) in STATES.items()],
        topics=tuple(topic_labels(tenant)),
        offices=tuple(office_labels(tenant)),
        older=older,
        first=f"?{asked.query}" if after else "",
        done_this_week=done_this_week,
        may_seal=actor.has_role(actors.INSPECTORATE),
        bulk=bulk_of(actor),
        zone=zone,
    )


def bulk_of(actor: Actor) -> tuple[str, ...]:
    """What the actor's roles may do to several cases at once."""
    verifies = actor.institutions_as(actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.INSPECTORATE)
    leads = actor.institutions_as(actors.LIAISON, actors.INSPECTORATE)
    return (*(("forward", "archive") if verifies else ()), *(("assign",) if leads else ()))


def _row(case: QueueRow, *, now: datetime) -> Row:
    waits = case.waiting_for == "reporter"
    return Row(
        case=case,
        url=f"/kerja/laporan/{case.code}/",
        title=case.title,
        days=None if waits else days_left(case.due_at, institution=case.institution, now=now),
        holder=office_name(case.holder, tenant=case.tenant),
        is_waiting=waits,
        is_sealed=case.lane == "sealed",
        is_confirmed=case.closed_by == "reporter",
    )


def _tabs(asked: Asked, *, has_contests: bool) -> list[Link]:
    return [
        Link(url=f"?bagian={word}" if word else "/kerja/", label=label, is_current=tab == asked.tab)
        for tab, word, label in TABS
        if tab != case_queries.CONTESTED or has_contests or asked.tab == tab
    ]
