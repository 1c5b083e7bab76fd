"""The reporter objects to a decision; somebody else rules on it."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.masking import mask
from lapor.kit.text import clean
from lapor.reports import queries
from lapor.reports.decision_queries import CONTESTABLE
from lapor.reports.errors import AlreadyContested, MissingReason, SameDecider, WrongState
from lapor.reports.models import Contest, Report
from lapor.reports.services import due, steps
from lapor.reports.services.withdraw import bring_back


@writes
def contest_decision(report_id: UUID, *, decision: str, text: str, by: Actor, at: datetime) -> Event:
    """Object once to the newest decision of that kind (an event kind of CONTESTABLE).

    Raises NotAllowed, WrongState (no such decision was taken), AlreadyContested, MissingReason.
    """
    report = steps.lock(report_id, verb="contest", by=by).report
    words = mask(clean(text)).text
    taken = queries.newest_event(report, kind=decision) if decision in CONTESTABLE else None
    if taken is None:
        raise WrongState(decision=decision)
    if not words:
        raise MissingReason(field="text")
    if Contest.objects.filter(report=report, decision=decision).exists():
        raise AlreadyContested(decision=decision)
    contest = Contest(
        id=new_id(), report=report, decision=decision, decided_by=taken.actor, text=words, contested_at=at
    )
    contest.save(force_insert=True)
    steps.save(report)
    return steps.note(
        report, kind="contested", by=by, at=at, brings=(contest,), contest=str(contest.id), decision=decision
    )


@writes
def rule_contest(contest_id: UUID, *, is_upheld: bool, ruling: str, by: Actor, at: datetime) -> Event:
    """Rule on an objection: upheld, it takes the decision back; otherwise the decision stands, with the reason.

    Raises NotAllowed, SameDecider, WrongState (ruled already), MissingReason.
    """
    contest = Contest.objects.select_related("report").get(pk=contest_id)
    report = steps.lock(contest.report_id, verb="rule_contest", by=by).report
    words = clean(ruling)
    if contest.decided_by == by.ref:
        raise SameDecider
    if contest.ruled_at is not None:
        raise WrongState(contest=str(contest_id))
    if not words:
        raise MissingReason(field="ruling")
    contest.is_upheld, contest.ruling, contest.ruled_by, contest.ruled_at = is_upheld, words, by.ref, at
    contest.save(update_fields=["is_upheld", "ruling", "ruled_by", "ruled_at"])
    _apply(report, decision=contest.decision, is_upheld=is_upheld, by=by, at=at)
    return steps.note(
        report,
        kind="contest_ruled",
        by=by,
        at=at,
        brings=(contest, report) if report.public_text else (contest,),
        contest=str(contest.id),
        decision=contest.decision,
        upheld=is_upheld,
    )


def _apply(report: Report, *, decision: str, is_upheld: bool, by: Actor, at: datetime) -> None:
    if is_upheld and decision in {"archived", "merged"} and report.state in {"archived", "merged"}:
        bring_back(report, at=at)
        return
    before = queries.newest_payload(report, kind=decision).get("before", {}) if is_upheld else {}
    if before and decision == "reclassified":
        report.topic_id = queries.topic_key(report.tenant_id, code=str(before["topic"]))
        report.procedure = str(before["procedure"])
    elif before:
        report.public_title, report.public_text = str(before["public_title"]), str(before["public_text"])
    steps.save(report)
    if before and decision == "reclassified":
        due.move_answer(report, by=by, at=at)
