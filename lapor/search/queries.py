"""Word search in what the asker may see."""

from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.reports.models import Access, Assignment, Report
from lapor.search.stems import asked_words

FOUND = 200
SHORTEST_BEGINNING = 3

_CASE_ROLES = frozenset({actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.LIAISON, actors.LEADER})


def matching_public(text: str) -> Q:
    """A condition on reports: every word of the text, the last one also as a beginning, in what the public may read.

    Empty for an empty text; one that nothing fits when the text has no word. Costs no statement of its own.
    """
    if not text.strip():
        return Q()
    asked = asked_words(text)
    return Q(published_at__isnull=False, pk__in=_hits_public(asked)) if asked else Q(pk__in=())


def matching_case(text: str) -> Q:
    """The same for the words of offices and reporter. Whoever uses it filters by what the asker may see."""
    if not text.strip():
        return Q()
    asked = asked_words(text)
    return Q(pk__in=_hits_case(asked)) if asked else Q(pk__in=())


def public_search(text: str, *, limit: int = FOUND) -> list[UUID]:
    """Reports that the public may read, newest first. 1 statement."""
    rows = Report.objects.filter(matching_public(text), published_at__isnull=False)
    return list(rows.order_by("-published_at", "-id").values_list("id", flat=True)[:limit])


def case_search(actor: Actor, *, text: str, limit: int = FOUND) -> tuple[UUID, ...]:
    """Cases that the actor's offices may see, newest first. 1 statement, none for whoever handles no case."""
    ways = [_way(actor, role=grant.role, institution=grant.institution) for grant in actor.grants]
    known = [way for way in ways if way is not None]
    if not known:
        return ()
    rows = Report.objects.filter(matching_case(text)).filter(reduce(or_, known))
    return tuple(rows.order_by("-id").values_list("id", flat=True)[:limit])


def _way(actor: Actor, *, role: str, institution: UUID) -> Q | None:
    seen = Q(Exists(Access.objects.filter(report=OuterRef("pk"), institution_id=institution)))
    if role == actors.INSPECTORATE:
        return seen
    if role == actors.EXECUTING:
        held = Assignment.objects.filter(
            report=OuterRef("pk"), institution_id=institution, executor_id=UUID(actor.id), until__isnull=True
        )
        return seen & Q(lane=Report.Lane.ORDINARY) & Q(Exists(held))
    return seen & Q(lane=Report.Lane.ORDINARY) if role in _CASE_ROLES else None


def _hits_public(asked: list[str]) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(
            "SELECT report_id FROM search_entry WHERE id IN"
            " (SELECT rowid FROM search_words WHERE search_words MATCH %s)",
            (f"public_words : ({_fts5(asked)})",),
        )
    return RawSQL("SELECT report_id FROM search_entry WHERE public_vector @@ %s::tsquery", (_tsquery(asked),))


def _hits_case(asked: list[str]) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(
            "SELECT report_id FROM search_entry WHERE id IN"
            " (SELECT rowid FROM search_words WHERE search_words MATCH %s)",
            (f"case_words : ({_fts5(asked)})",),
        )
    return RawSQL("SELECT report_id FROM search_entry WHERE case_vector @@ %s::tsquery", (_tsquery(asked),))


def _fts5(asked: list[str]) -> str:
    last = '"*' if len(asked[-1]) >= SHORTEST_BEGINNING else '"'
    return " AND ".join([*(f'"{word}"' for word in asked[:-1]), f'"{asked[-1]}{last}'])


def _tsquery(asked: list[str]) -> str:
    last = "':*" if len(asked[-1]) >= SHORTEST_BEGINNING else "'"
    return " & ".join([*(f"'{word}'" for word in asked[:-1]), f"'{asked[-1]}{last}"])
