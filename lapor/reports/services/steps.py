"""The two ends that every verb shares: lock and allow, write and record."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from lapor.attachments.models import Attachment
from lapor.audit.models import Event
from lapor.audit.services import record
from lapor.kit.actors import Actor
from lapor.reports import policy, queries, workflow
from lapor.reports.errors import ChangedMeanwhile
from lapor.reports.models import Assignment, Report
from lapor.reports.policy import Standing
from lapor.reports.proofs import PROOFS, proofs_of


class Case:
    """A locked report with what its policy needed: who may see it and who leads."""

    def __init__(self, *, report: Report, standing: Standing) -> None:
        self.report = report
        self.standing = standing

    @property
    def lead(self) -> Assignment:
        """The leading assignment; there is one from filing on."""
        assert self.standing.lead is not None
        return self.standing.lead


def lock(report_id: UUID, *, verb: str, by: Actor, seen: int | None = None) -> Case:
    """Lock the report and allow the verb. 4 statements.

    `seen` is the version that the actor's page showed. Raises UnknownReport, NotAllowed, WrongState, ChangedMeanwhile.
    """
    report = queries.locked(report_id)
    standing = queries.standing_of(report)
    if policy.may_see(by, report=report, standing=standing) and seen is not None and seen != report.version:
        raise ChangedMeanwhile(version=report.version)
    policy.require(by, verb, report=report, standing=standing)
    return Case(report=report, standing=standing)


def step(report: Report, *, verb: str) -> None:
    """Move the report to the verb's state."""
    report.state = workflow.next_state(report.state, verb)


def save(report: Report) -> None:
    """Write the whole locked row with the next version."""
    report.version += 1
    report.save(force_update=True)


def note(report: Report, *, kind: str, by: Actor, at: datetime, brings: Sequence[Model] = (), **payload: Any) -> Event:
    """Record an event on the report's stream. `brings` are the rows of words that it wrote, as they are now: it commits to them."""
    proofs = {PROOFS: proofs_of(brings)} if brings else {}
    return record(kind, stream=report.stream, by=by, at=at, payload=payload | proofs)


def file_facts(files: Iterable[Attachment]) -> list[dict[str, str]]:
    """What an event commits to of files: key and SHA-256 of the original bytes, so that a replaced file is found."""
    return [{"id": str(file.id), "sha256": file.sha256} for file in files]
