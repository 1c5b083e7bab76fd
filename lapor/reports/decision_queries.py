"""Decisions of an office that the reporter may object to: what changed, why, and what became of an objection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lapor.audit.followers import Followed
from lapor.reports import own_queries
from lapor.reports.models import Contest, Report

ARCHIVED, MERGED, RECLASSIFIED, EDITED = "archived", "merged", "reclassified", "public_text_edited"
CONTESTABLE = (ARCHIVED, MERGED, RECLASSIFIED, EDITED)
_SIDES: Mapping[str, tuple[str, ...]] = {RECLASSIFIED: ("topic", "procedure"), EDITED: ("public_title", "public_text")}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One thing before and after: a topic by its name, a procedure by its code, a title or text in its words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The newest decision of a kind. `reason` is the code of an archive reason, `words` are the office's own."""

    kind: str
    at: datetime
    reason: str
    words: str
    changes: tuple[Changed, ...]
    contest: Contest | None


def decided_about(report: Report, *, events: Sequence[Followed]) -> list[Decided]:
    """The newest decision of each kind among the report's events, newest first. 1 statement, 2 after a reclassification."""
    newest = {event.kind: event for event in events if event.kind in CONTESTABLE}
    names = _topic_names(report, events=events)
    contests = {each.decision: each for each in own_queries.contests_of(report)}
    found = sorted(newest.values(), key=lambda event: event.seq, reverse=True)
    return [
        Decided(
            kind=event.kind,
            at=event.happened_at,
            reason=str(event.payload.get("reason", "")) if event.kind == ARCHIVED else "",
            words=_words(event),
            changes=_changes(event, topics=names),
            contest=contests.get(event.kind),
        )
        for event in found
    ]


def _topic_names(report: Report, *, events: Sequence[Followed]) -> dict[str, str]:
    changed = [event for event in events if event.kind == RECLASSIFIED]
    codes = {str(_side(event, name=name).get("topic", "")) for event in changed for name in ("before", "after")} - {""}
    return {topic.code: topic.name for topic in own_queries.named_topics(report, codes=codes)}


def _words(event: Followed) -> str:
    if event.kind == MERGED:
        return ""
    return str(event.payload.get("explanation" if event.kind == ARCHIVED else "reason") or "")


def _changes(event: Followed, *, topics: Mapping[str, str]) -> tuple[Changed, ...]:
    before, after = _side(event, name="before"), _side(event, name="after")
    found = [
        Changed(
            field=name, before=_shown(name, side=before, topics=topics), after=_shown(name, side=after, topics=topics)
        )
        for name in _SIDES.get(event.kind, ())
    ]
    return tuple(each for each in found if each.before != each.after)


def _shown(name: str, *, side: Mapping[str, Any], topics: Mapping[str, str]) -> str:
    value = str(side.get(name, "") or "")
    return topics.get(value, "") if name == "topic" else value


def _side(event: Followed, *, name: str) -> Mapping[str, Any]:
    side = event.payload.get(name)
    return side if isinstance(side, dict) else {}
