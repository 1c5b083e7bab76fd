"""Invented reports that never get to an office: archived, withdrawn, left unanswered by their reporter, joined to another."""

from collections.abc import Generator
from datetime import datetime, timedelta

from lapor.cli.demo_stage import Stage
from lapor.kit import actors
from lapor.kit.actors import SYSTEM
from lapor.reports import services
from lapor.reports.errors import WrongMerge
from seed.demo.stories import Story
from seed.readers import reasons

SHORT_LIVES = frozenset({"archived", "withdrawn", "waiting", "not_completed"})

_COMPLETION = timedelta(days=30, hours=9)


def short_life(story: Story, *, stage: Stage, at: datetime) -> Generator[datetime, None, None]:
    """The last steps of such a story, from the moment at which somebody looks at it."""
    report = stage.reports[story.number]
    verifier = stage.verifier(story)
    if story.outcome == "withdrawn":
        services.withdraw_report(report, by=actors.reporter(report), at=at)
        return
    if story.outcome == "archived":
        explanation = next(each.message for each in reasons("archive") if each.code == story.archive_reason)
        services.archive_report(report, reason=story.archive_reason, explanation=explanation, by=verifier.actor, at=at)
        return
    asked = stage.after(at, hours=story.delays.ask)
    yield asked
    services.ask_reporter(report, text=story.office.question, institution=verifier.office, by=verifier.actor, at=asked)
    if story.outcome == "not_completed":
        yield asked + _COMPLETION
        services.archive_not_completed(report, by=SYSTEM, at=asked + _COMPLETION)


def is_merged(story: Story, *, stage: Stage, at: datetime) -> bool:
    """Join it to its parent, which must be open still; whether that was possible."""
    parent = stage.reports.get(-1 if story.merged_into is None else story.merged_into)
    if parent is None:
        return False
    try:
        services.merge_report(stage.reports[story.number], parent=parent, by=stage.verifier(story).actor, at=at)
    except WrongMerge:
        return False
    return True
