"""The way of a practice case by the real table of transitions and the real clock rules. Reads only rules and calendars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.reports import deadlines, workflow
from lapor.reports.clocks import Due, Pause
from lapor.reports.workflow import Transition
from seed.practice import PracticeCase, PracticeStep

PRACTISED = (
    *("verify", "forward", "accept", "assign", "draft", "respond", "respond_partly"),
    *("ask", "decline", "seal", "archive"),
)
"""The verbs for which the practice has a form, in the order in which they are offered."""
_STEPS = (deadlines.VERIFY, deadlines.RESPOND, deadlines.ANSWER, deadlines.CLOSE)
_BELONGS = {
    deadlines.VERIFY: (workflow.RECEIVED, workflow.REOPENED),
    deadlines.RESPOND: (workflow.FORWARDED, workflow.IN_PROGRESS),
    deadlines.CLOSE: (workflow.RESPONDED,),
}
"""In which states a limit can run at all: with a verifier, with a holder, with the reporter."""
_STOPS = re.compile(r"(stops|ends|starts) (.+)")
_RUNS = re.compile(r"(\w+) (?:runs on|starts .+)")


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Which limits run, since when, and when the report waited for its reporter."""

    running: dict[str, datetime] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a case stands after so many steps; `moment` is the invented present."""

    state: str
    moment: datetime
    filed_at: datetime
    procedure: str
    clocks: Clocks


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One limit that runs, explained by the real clock."""

    step: str
    due: Due


def standing_at(case: PracticeCase, *, position: int, started_at: datetime) -> Standing:
    """The case after the first `position` steps, folded over the table. Raises WrongVerb if the way breaks the table."""
    state = workflow.transition("file").to_state or workflow.RECEIVED
    moment, procedure = started_at, "complaint"
    clocks = ticked(Clocks(), row=workflow.transition("file"), at=moment)
    for step in case.steps[:position]:
        moment += timedelta(days=step.after_days)
        state = workflow.next_state(state, step.verb)
        procedure = next(iter(step.expected("procedure")), procedure)
        clocks = ticked(clocks, row=workflow.transition(step.verb), at=moment)
        clocks = _settled(clocks, state=state, filed_at=started_at)
    if position < len(case.steps):
        moment += timedelta(days=case.steps[position].after_days)
    return Standing(state=state, moment=moment, filed_at=started_at, procedure=procedure, clocks=clocks)


def ticked(clocks: Clocks, *, row: Transition, at: datetime) -> Clocks:
    """The clocks after a step, as the row of the table says in its words."""
    running, pauses = dict(clocks.running), list(clocks.pauses)
    for clause in row.clock.split("; "):
        if clause == "pauses all":
            pauses.append(Pause(start=at, end=None))
        elif clause == "resumes all":
            pauses = [each if each.end else Pause(start=each.start, end=at) for each in pauses]
        elif clause == "stops all":
            running.clear()
        else:
            _tick(running, clause=clause, at=at)
    return Clocks(running=running, pauses=tuple(pauses))


def limits_of(standing: Standing, *, tenant: UUID) -> list[Limit]:
    """Every limit that runs, with its due day by the rules and calendars that hold here. No statement but remembered ones."""
    coordinator = institutions.directory(tenant).on_duty(institutions.COORDINATOR).id
    return [
        Limit(
            step=step,
            due=deadlines.due_of(
                step,
                procedure=standing.procedure,
                institution=tenant if step == deadlines.RESPOND else coordinator,
                start=since,
                filed_at=standing.filed_at,
                pauses=standing.clocks.pauses,
                now=standing.moment,
            ),
        )
        for step, since in standing.clocks.running.items()
    ]


def offered(step: PracticeStep, *, state: str) -> list[str]:
    """What the product would offer to whoever acts in this step: what the table allows from this state, of what can be practised."""
    return [verb for verb in PRACTISED if is_possible(step, verb=verb, state=state)]


def is_possible(step: PracticeStep, *, verb: str, state: str) -> bool:
    """Whether the table allows the verb from the state to whoever acts in this step."""
    return workflow.may_follow(state, verb) and step.actor in workflow.transition(verb).who


def own_position(case: PracticeCase, *, after: int) -> int:
    """The next position at which the officer acts: steps that others do are walked over."""
    return next((place for place in range(after, len(case.steps)) if not case.steps[place].is_auto), len(case.steps))


def own_steps(case: PracticeCase) -> Iterator[int]:
    """The places of the officer's own steps."""
    return (place for place, step in enumerate(case.steps) if not step.is_auto)


def _settled(clocks: Clocks, *, state: str, filed_at: datetime) -> Clocks:
    """Limits that belong to a state end with it, and the answer clock counts from filing whenever it runs: it is never restarted."""
    running = {step: since for step, since in clocks.running.items() if state in _BELONGS.get(step, (state,))}
    if deadlines.ANSWER in running:
        running[deadlines.ANSWER] = filed_at
    return Clocks(running=running, pauses=clocks.pauses)


def _tick(running: dict[str, datetime], *, clause: str, at: datetime) -> None:
    told = _STOPS.fullmatch(clause)
    if told:
        names = [name for name in _STEPS if re.search(rf"\b{name}\b", told[2])]
        names += [deadlines.RESPOND] if "the holder's span" in told[2] else []
        for name in names:
            if told[1] == "starts":
                running[name] = at
            else:
                running.pop(name, None)
        return
    runs = _RUNS.fullmatch(clause)
    if runs and runs[1] in _STEPS:
        running.setdefault(runs[1], at)
