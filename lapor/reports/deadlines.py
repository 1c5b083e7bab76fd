"""From rules, calendars and pauses to the due moments of a report; the arithmetic is in `clocks`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.institutions.calendar_days import Calendars
from lapor.institutions.memory import remembered
from lapor.reports import clocks
from lapor.reports.models import ClockRule
from lapor.reports.rules import rule_for

VERIFY, RESPOND, ANSWER, CLOSE, COMPLETE = "verify", "respond", "answer", "close", "complete"
DECIDE, ESCALATE, VALIDATE, PROMISE = "decide", "escalate", "validate", "promise"
EXTEND, OBJECT, ANSWER_OBJECTION, OMBUDSMAN = "extend", "object", "answer_objection", "ombudsman"


def due_of(
    step: str,
    *,
    procedure: str,
    institution: UUID,
    start: datetime,
    filed_at: datetime,
    pauses: Sequence[clocks.Pause] = (),
    now: datetime | None = None,
    extra: int = 0,
    calendars: Calendars | None = None,
) -> clocks.Due:
    """The due moment of a step with its explanation, on that institution's calendar.

    The rule is the one that held on the day of filing; the institution's own shorter one goes first. `now` ends an open pause.
    `extra` days of the rule's unit lengthen the limit: an extension under KIP. `calendars` are tried instead of those that hold.
    """
    calendar = (calendars or institutions.calendar_of)(institution)
    rule = _rule(step, procedure=procedure, institution=institution, on=calendar.local_day(filed_at))
    rule = replace(rule, limit=rule.limit + extra) if extra else rule
    return clocks.due(rule=rule, start=start, calendar=calendar, pauses=pauses, now=now)


def all_rules() -> list[clocks.Rule]:
    """The nation's rules. 1 statement, remembered."""
    return remembered("clock rules", load=lambda: [_plain(row) for row in ClockRule.objects.filter(institution=None)])


def rule_of(step: str, *, procedure: str, institution: UUID, on: date) -> clocks.Rule:
    """The rule that holds for this institution on this day: its own shorter one first. Remembered. Raises NoRule."""
    return _rule(step, procedure=procedure, institution=institution, on=on)


def law_of(step: str, *, procedure: str, on: date) -> clocks.Rule:
    """The nation's rule that holds on this day, whatever an institution sets for itself. Remembered. Raises NoRule."""
    return rule_for(all_rules(), procedure=procedure, step=step, on=on)


def shortest(step: str) -> int:
    """The smallest limit that any rule sets for the step, in days of its unit: nothing is due earlier. Remembered."""
    limits = [rule.limit for rule in [*all_rules(), *(rule for _, rule in _shorter_rules())] if rule.step == step]
    return min(limits, default=0)


def _rule(step: str, *, procedure: str, institution: UUID, on: date) -> clocks.Rule:
    law = rule_for(all_rules(), procedure=procedure, step=step, on=on)
    line = [institution, *[above.id for above in institutions.directory(_tenant(institution)).line_above(institution)]]
    own = [
        rule for owner, rule in _shorter_rules() if owner in line and rule.procedure == procedure and rule.step == step
    ]
    holding = [rule for rule in own if rule.valid_from <= on and rule.unit == law.unit and rule.limit < law.limit]
    return min(holding, key=lambda rule: rule.limit, default=law)


def _tenant(institution: UUID) -> UUID:
    return institutions.office(institution).tenant


def _shorter_rules() -> list[tuple[UUID | None, clocks.Rule]]:
    return remembered(
        "shorter rules",
        load=lambda: [(row.institution_id, _plain(row)) for row in ClockRule.objects.exclude(institution=None)],
    )


def _plain(row: ClockRule) -> clocks.Rule:
    return clocks.Rule(
        procedure=row.procedure,
        step=row.step,
        limit=row.limit,
        unit=clocks.UNITS[clocks.UNITS.index(row.unit)],
        source=row.source,
        reliability=row.reliability,
        valid_from=row.valid_from,
        version=row.version,
    )
