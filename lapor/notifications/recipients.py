"""Which officers hear of an event. Reads only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.kit import actors
from lapor.people import queries as people
from lapor.reports import followed_queries
from lapor.reports.models import Assignment, Report

VERIFYING_ROLES = (actors.COORDINATOR, actors.NATIONAL_ADMIN)
ANSWERING_ROLES = (actors.LIAISON,)
LOOKING_ROLES = (actors.LIAISON, actors.INSPECTORATE)


@dataclass(frozen=True, kw_only=True)
class Officer:
    """One officer who hears of an event, and by which template."""

    person: UUID
    template: str


def officers_told(event: Followed, *, report: Report) -> list[Officer]:
    """The officers who hear of the event, each once, without the one who did it. A few statements."""
    rule = _RULES.get(event.kind)
    found = rule(event, report) if rule else []
    return [each for each in dict.fromkeys(found) if event.actor != f"{actors.OFFICER}/{each.person}"]


def _filed(event: Followed, report: Report) -> list[Officer]:
    template = "to_examine" if _is_sealed(report) else "to_verify"
    return _at(_key(event, "holder"), report=report, roles=VERIFYING_ROLES, template=template)


def _forwarded(event: Followed, report: Report) -> list[Officer]:
    told: list[Officer] = []
    for key in [event.payload["lead"], *event.payload.get("assisting", [])]:
        told += _at(UUID(key), report=report, roles=ANSWERING_ROLES, template="to_answer")
    if event.payload.get("reach") == "letter":
        told += _verifiers(report, template="to_print")
    return told


def _reminded(event: Followed, report: Report) -> list[Officer]:
    """Whoever holds it, and whoever works on it there; a limit of the reporter's own reminds nobody here."""
    holder = _key(event, "institution")
    told = _at(holder, report=report, roles=(*ANSWERING_ROLES, *VERIFYING_ROLES), template="reminded")
    lead = followed_queries.open_lead(report)
    if lead is not None and lead.institution_id == holder and lead.executor_id and not _is_sealed(report):
        told.append(Officer(person=lead.executor_id, template="reminded"))
    return told


def _escalated(event: Followed, report: Report) -> list[Officer]:
    """The level of the line that the limit has reached. A monitor sees figures, not cases."""
    role = str(event.payload["role"])
    template = "escalated_to_monitor" if role == actors.MONITOR else "escalated"
    return _at(_key(event, "institution"), report=report, roles=(role,), template=template)


def _validation_asked(event: Followed, report: Report) -> list[Officer]:
    """Whoever has to look before it is closed."""
    return _at(_key(event, "institution"), report=report, roles=LOOKING_ROLES, template="to_look")


def _objected(_event: Followed, report: Report) -> list[Officer]:
    return _at(report.tenant_id, report=report, roles=(actors.LEADER,), template="to_answer_objection")


def _to_verifiers(template: str) -> Callable[[Followed, Report], list[Officer]]:
    return lambda _event, report: _verifiers(report, template=template)


def _to_holder(template: str) -> Callable[[Followed, Report], list[Officer]]:
    def told(_event: Followed, report: Report) -> list[Officer]:
        lead = followed_queries.open_lead(report)
        if lead is None or lead.state == Assignment.State.VERIFYING:
            return _verifiers(report, template=template)
        liaison = _at(lead.institution_id, report=report, roles=ANSWERING_ROLES, template=template)
        executor = [Officer(person=lead.executor_id, template=template)] if lead.executor_id else []
        return [*liaison, *([] if _is_sealed(report) else executor)]

    return told


def _drafted(event: Followed, report: Report) -> list[Officer]:
    return _at(_key(event, "institution"), report=report, roles=ANSWERING_ROLES, template="to_approve")


def _assigned(event: Followed, _report: Report) -> list[Officer]:
    return [Officer(person=_key(event, "executor"), template="to_work")]


def _draft_returned(event: Followed, _report: Report) -> list[Officer]:
    author = followed_queries.author_of(_key(event, "response"))
    return [Officer(person=author, template="draft_returned")] if author else []


def _delivered(event: Followed, report: Report) -> list[Officer]:
    return _verifiers(report, template="link_failed") if event.payload.get("delivery") == "failed" else []


def _custodians(_event: Followed, report: Report) -> list[Officer]:
    """They decide about sealed reports too; they read neither kind."""
    holders = people.role_holders(report.tenant_id, role=actors.CUSTODIAN)
    return [Officer(person=each, template="identity_requested") for each in holders]


def _keepers(event: Followed, report: Report) -> list[Officer]:
    """Custodians and administrators answer; withdrawn consent worked at once."""
    if event.payload.get("kind") == "withdraw_consent":
        return []
    roles = (actors.CUSTODIAN, actors.ADMINISTRATOR)
    holders = [each for role in roles for each in people.role_holders(report.tenant_id, role=role)]
    return [Officer(person=each, template="right_to_decide") for each in holders]


def _to_asker(template: str) -> Callable[[Followed, Report], list[Officer]]:
    def told(event: Followed, report: Report) -> list[Officer]:
        asked = [each for each in audit.stream_events(report.stream) if each.kind == "identity_requested"]
        request = event.payload.get("request")
        askers = [each.actor.partition("/")[2] for each in asked if each.payload.get("request") == request]
        return [Officer(person=UUID(key), template=template) for key in askers]

    return told


def _verifiers(report: Report, *, template: str) -> list[Officer]:
    office = followed_queries.verifier_of(report)
    return _at(office, report=report, roles=VERIFYING_ROLES, template=template) if office else []


def _at(institution: UUID, *, report: Report, roles: Sequence[str], template: str) -> list[Officer]:
    """Officers with the roles there; of a sealed report only the inspectorate's own hear."""
    wanted = (actors.INSPECTORATE,) if _is_sealed(report) else tuple(roles)
    return [
        Officer(person=each.id, template=template) for each in people.colleagues(institution=institution, roles=wanted)
    ]


def _is_sealed(report: Report) -> bool:
    return report.lane == Report.Lane.SEALED


def _key(event: Followed, name: str) -> UUID:
    return UUID(str(event.payload[name]))


_RULES: dict[str, Callable[[Followed, Report], list[Officer]]] = {
    "filed": _filed,
    "sealed": _filed,
    "forwarded": _forwarded,
    "declined": _to_verifiers("declined"),
    "disputed": _to_verifiers("disputed"),
    "contested": _to_verifiers("contested"),
    "reminded": _reminded,
    "escalated": _escalated,
    "validation_asked": _validation_asked,
    "validation_failed": _to_verifiers("validation_failed"),
    "review_demanded": _to_verifiers("to_review"),
    "objected": _objected,
    "question_answered": _to_holder("answered"),
    "added": _to_holder("added"),
    "withdrawn": _to_verifiers("withdrawn"),
    "drafted": _drafted,
    "executor_assigned": _assigned,
    "draft_returned": _draft_returned,
    "office_link_delivered": _delivered,
    "identity_requested": _custodians,
    "rights_asked": _keepers,
    "identity_granted": _to_asker("identity_granted"),
    "identity_refused": _to_asker("identity_refused"),
}

FOLLOWED = tuple(_RULES)
