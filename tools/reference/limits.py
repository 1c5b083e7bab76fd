"""The page of limits, reminders and levels of escalation, each with its source."""

from lapor.kit import actors
from lapor.reports.clocks import REMINDER_SHARES
from lapor.reports.counts import BOUNCES, CONTRARY_VOTES, REOPENINGS
from lapor.reports.rules import seeded_rules
from tools.reference import markdown

LEVELS = (
    ("the holder's unit, then each office above it", actors.LEADER, "not for an office without an account"),
    ("the coordinator's office", actors.COORDINATOR, "unless it holds the report itself"),
    ("the tenant's root", actors.LEADER, "Sekda or Bupati"),
    ("the tenant's root", actors.MONITOR, "the last level"),
)


def page() -> str:
    """Every seeded limit, what is told before and after it, and to whom."""
    limits = markdown.table(
        head=["procedure", "step", "limit", "holds from", "version", "reliability", "source"], rows=_limits()
    )
    shares = ", ".join(f"{share:.0%}" for share in REMINDER_SHARES)
    told = [
        ("`reminded`", f"{shares} of a limit have passed", "the holder"),
        (
            "`escalated`",
            "the limit has passed; each further level when the span of the last one (step `escalate`) has",
            "up the line",
        ),
        ("`reporter_reminded`", f"{shares} of the limit `complete` have passed", "the reporter"),
    ]
    levels = markdown.table(
        head=["to whom", "role", "note"], rows=[(where, f"`{role}`", note) for where, role, note in LEVELS]
    )
    return markdown.page(
        "Limits",
        intro="Limits are data; these are the seeded ones. Reliability and law: [clocks](../law/clocks.md).",
        parts=[
            "## Limits",
            limits,
            "## How often",
            markdown.table(head=["what", "how often", "then", "source"], rows=_counts()),
            "## What is told",
            markdown.table(head=["event", "when", "to whom"], rows=told),
            "## The line",
            levels,
            "In the sealed lane the substitute of the inspectorate alone is told. Source: [reminders](../law/clocks.md#reminders).",
        ],
    )


def _counts() -> list[tuple[object, ...]]:
    return [
        (
            "bounces of one report",
            BOUNCES,
            "the coordinator decides, and that binds",
            "[decide](../law/clocks.md#decide)",
        ),
        (
            "reopenings by the reporter",
            REOPENINGS,
            "inspectorate, Ombudsman",
            "[ombudsman](../law/clocks.md#ombudsman)",
        ),
        (
            "contrary votes on one answer",
            CONTRARY_VOTES,
            "the coordinator decides",
            "[review](../law/clocks.md#review)",
        ),
        (
            "reminders while the reporter is waited for",
            len(REMINDER_SHARES),
            "archived as `not_completed`",
            "[not-completed](../law/clocks.md#not-completed)",
        ),
        ("extensions under KIP", 1, "none", "[answer](../law/clocks.md#answer)"),
    ]


def _limits() -> list[tuple[object, ...]]:
    return [
        (
            f"`{rule.procedure}`",
            f"`{rule.step}`",
            f"{rule.limit} {rule.unit} days",
            rule.valid_from,
            rule.version,
            rule.reliability,
            rule.source,
        )
        for rule in seeded_rules()
    ]
