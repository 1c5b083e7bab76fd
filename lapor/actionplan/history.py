"""How a plan became what it is: the decrees that froze it, and every change with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.actionplan import queries, words
from lapor.actionplan.changes import PLAN, WHOLE, Change, changes_between
from lapor.actionplan.content import from_plain
from lapor.actionplan.models import ActionPlan, PlanVersion
from lapor.audit import queries as audit
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory

NEWEST = 50


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One changed value in words. `before` or `after` is empty where the thing came or went."""

    what: str
    field: object
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One saved change: when, why, what."""

    at: datetime
    reason: str
    lines: tuple[ChangeLine, ...]


def since_decree(plan: ActionPlan) -> tuple[ChangeLine, ...]:
    """What the plan says now that the newest decree did not freeze; nothing for a draft. 5 statements."""
    versions = queries.versions_of(plan)
    if not versions:
        return ()
    changes = changes_between(from_plain(versions[0].content), after=queries.content_of(plan))
    return lines_of(changes, tenant=plan.tenant_id)


def between_versions(older: PlanVersion, *, newer: PlanVersion, tenant: UUID) -> tuple[ChangeLine, ...]:
    """What a later decree froze that an earlier one had not."""
    changes = changes_between(from_plain(older.content), after=from_plain(newer.content))
    return lines_of(changes, tenant=tenant)


def revisions_of(plan: ActionPlan) -> tuple[Revision, ...]:
    """The newest saved changes, newest first, from the plan's events. 2 statements."""
    events = audit.newest_events(queries.stream_of(plan), kinds=("plan_changed",), limit=NEWEST)
    return tuple(
        Revision(
            at=event.recorded_at,
            reason=str(event.payload.get("reason", "")),
            lines=lines_of([_change(row) for row in event.payload.get("changes", [])], tenant=plan.tenant_id),
        )
        for event in events
        if event.payload.get("plan") == str(plan.id)
    )


def lines_of(changes: Sequence[Change], *, tenant: UUID) -> tuple[ChangeLine, ...]:
    """Changes in words: names of offices in place of keys, labels in place of codes."""
    directory = institutions.directory(tenant)
    return tuple(_line(each, directory=directory) for each in changes)


def _line(change: Change, *, directory: Directory) -> ChangeLine:
    kind = words.KINDS[change.kind]
    return ChangeLine(
        what=str(kind) if change.kind == PLAN else f"{kind} {change.code}",
        field="" if change.field == WHOLE else words.FIELDS.get(change.field, change.field),
        before=_value(change.before, field=change.field, directory=directory),
        after=_value(change.after, field=change.field, directory=directory),
    )


def _value(value: str | None, *, field: str, directory: Directory) -> str:
    if not value:
        return ""
    if field in {"lead", "supporting"}:
        return "; ".join(_office(key, directory=directory) for key in value.split("; "))
    named = {"direction": words.DIRECTIONS, "gathers": words.GATHERINGS}.get(field)
    return str(named[value]) if named and value in named else value


def _office(key: str, *, directory: Directory) -> str:
    found = directory.offices.get(UUID(key))
    return found.name if found else key


def _change(row: Sequence[str | None]) -> Change:
    kind, code, field, before, after = row
    return Change(kind=kind or "", code=code or "", field=field or "", before=before, after=after)
