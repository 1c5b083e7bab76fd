"""What may follow what on the agenda. Pure; no statements."""

from lapor.actionplan.agenda.models import AgendaItem

Stage, Decision, Progress = AgendaItem.Stage, AgendaItem.Decision, AgendaItem.Progress

NEXT_STAGE: dict[str, str] = {Stage.VILLAGE: Stage.DISTRICT, Stage.DISTRICT: Stage.REGENCY}
DECIDABLE = frozenset({Decision.OPEN, Decision.NOT_NOW})
DECISIONS = (Decision.ACCEPTED, Decision.MERGED, Decision.NOT_NOW, Decision.NO)
STEPS = (Progress.PLANNED, Progress.BUDGETED, Progress.BUILDING, Progress.BUILT)


def may_move(item: AgendaItem) -> bool:
    """Whether it can go before the next deliberation: one that is still open and not yet at the last."""
    return item.decision in DECIDABLE and item.stage in NEXT_STAGE


def may_decide(item: AgendaItem) -> bool:
    """Whether it can be decided: one that is open, or was put off."""
    return item.decision in DECIDABLE


def next_steps(item: AgendaItem) -> tuple[AgendaItem.Progress, ...]:
    """How far an accepted one can come next: any later step, since small works are budgeted and built in one year."""
    if item.decision != Decision.ACCEPTED:
        return ()
    done = STEPS.index(Progress(item.progress)) + 1 if item.progress else 0
    return STEPS[done:]
