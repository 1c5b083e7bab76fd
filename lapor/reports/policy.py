"""May this actor do this to that report? No writes, no statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lapor.kit import actors
from lapor.kit.actors import Actor, Grant
from lapor.reports import workflow
from lapor.reports.errors import NotAllowed, WrongState
from lapor.reports.models import Access, Assignment, Report

ABOVE = "above"
READER = "reader"
KIP_VERBS = frozenset({"extend", "object", "answer_objection"})
OBJECTION = "objection"
SEALED_ROLES = frozenset({actors.INSPECTORATE})
VERIFIER_ROLES = frozenset({actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.INSPECTORATE})
VALIDATING_ROLES = frozenset({actors.LIAISON, actors.INSPECTORATE, actors.LEADER, actors.COORDINATOR})
READING_ROLES = frozenset(
    {actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.LIAISON, actors.INSPECTORATE, actors.LEADER}
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a policy needs to know of a report besides its row: who may see it, and who leads."""

    access: Mapping[UUID, str]
    lead: Assignment | None
    assisting: frozenset[UUID] = frozenset()


def relations(actor: Actor, *, report: Report, standing: Standing) -> frozenset[str]:
    """How the actor stands to the report; empty for whoever may not even see it."""
    if actor.kind == actors.SYSTEM_KIND:
        return frozenset({workflow.SYSTEM})
    if actor.kind == actors.REPORTER:
        return frozenset({workflow.REPORTER}) if actor.report == report.id else frozenset()
    if actor.kind == actors.INSTITUTION:
        return _by_link(actor, report=report, standing=standing)
    found: set[str] = set()
    for grant in actor.grants:
        if grant.institution in standing.access and (report.lane == Report.Lane.ORDINARY or grant.role in SEALED_ROLES):
            found |= _by_grant(grant, actor=actor, standing=standing)
            found |= _by_duty(grant, report=report)
    return frozenset(found)


def may_see(actor: Actor, *, report: Report, standing: Standing) -> bool:
    """Whether the actor may open the case page."""
    return bool(relations(actor, report=report, standing=standing))


def possible_verbs(actor: Actor, *, report: Report, standing: Standing) -> list[str]:
    """The verbs that state and role allow now, in the order of the table."""
    stands = relations(actor, report=report, standing=standing)
    rows = [row for row in workflow.TRANSITIONS if _allows(row, stands=stands) and _fits(row, report=report)]
    is_binding = standing.lead is not None and standing.lead.is_binding
    return [row.verb for row in rows if not (row.verb == "decline" and is_binding)]


def require(actor: Actor, verb: str, *, report: Report, standing: Standing) -> None:
    """Raise NotAllowed or WrongState unless the table allows the verb to this actor from this state."""
    row = workflow.transition(verb)
    if not _allows(row, stands=relations(actor, report=report, standing=standing)):
        raise NotAllowed(verb=verb)
    if not _fits(row, report=report):
        raise WrongState(verb=verb, state=report.state)


def _by_link(actor: Actor, *, report: Report, standing: Standing) -> frozenset[str]:
    if actor.report != report.id or standing.lead is None:
        return frozenset()
    return frozenset({workflow.LEAD}) if str(standing.lead.institution_id) == actor.id else frozenset()


def _by_grant(grant: Grant, *, actor: Actor, standing: Standing) -> set[str]:
    role, institution = grant.role, grant.institution
    found: set[str] = {READER} if role in READING_ROLES else set()
    leads = standing.lead is not None and standing.lead.institution_id == institution
    if standing.access[institution] == Access.Role.VERIFIER and role in VERIFIER_ROLES:
        found |= {workflow.VERIFIER, workflow.OTHER_VERIFIER}
    if leads and role in {actors.LIAISON, actors.INSPECTORATE}:
        found.add(workflow.LEAD)
    desk = grant.on_behalf or actor.id
    if role == actors.EXECUTING and standing.lead is not None and str(standing.lead.executor_id) == str(desk) and leads:
        found.add(workflow.EXECUTOR)
    if institution in standing.assisting and role == actors.LIAISON:
        found.add(workflow.ASSIST)
    if standing.access[institution] == Access.Role.ABOVE and role in {actors.LEADER, actors.LIAISON}:
        found.add(ABOVE)
    if role == actors.LEADER and standing.access[institution] != Access.Role.ABOVE:
        found.add(ABOVE)
    if found & {ABOVE} and role == actors.LEADER:
        found.add(workflow.OTHER_VERIFIER)
    return found


def _by_duty(grant: Grant, *, report: Report) -> set[str]:
    """Who validates, and who answers an objection: a leader above the office that answers."""
    found: set[str] = set()
    if grant.institution == report.validator_id and grant.role in VALIDATING_ROLES:
        found.add(workflow.VALIDATOR)
    if grant.role == actors.LEADER:
        found.add(workflow.SUPERIOR)
    return found


def _allows(row: workflow.Transition, *, stands: frozenset[str]) -> bool:
    return bool(stands & set(row.who))


def _fits(row: workflow.Transition, *, report: Report) -> bool:
    if report.state not in row.from_states:
        return False
    waiting = report.waiting_for == Report.WaitingFor.REPORTER
    if row.verb == "answer_question":
        return waiting
    if not _has_cause(row.verb, report=report):
        return False
    return row.while_waiting or not waiting


def _has_cause(verb: str, *, report: Report) -> bool:
    """Some verbs need more than a state: a sound without words, an awaited validation, contrary votes, a KIP request."""
    if verb == "transcribe":
        return not report.body
    if verb in {"validate_closure", "fail_validation"}:
        return report.waiting_for == Report.WaitingFor.VALIDATION
    if verb in {"review_closure", "reopen_after_review"}:
        return report.review_since is not None
    if verb in KIP_VERBS and report.procedure != Report.Procedure.KIP:
        return False
    if verb == "extend":
        return report.extended_days == 0
    return verb != "answer_objection" or report.answer_step == OBJECTION
