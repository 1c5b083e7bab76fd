"""Agencies keep words that they often answer with; they are proposals, read and filled in before anything is sent."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.kit.actors import LEADER, LIAISON, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean, one_line
from lapor.reports.errors import MissingReason, NotAllowed, UnknownTopic
from lapor.reports.models import AnswerTemplate, Topic


@writes
def keep_answer_template(
    institution: UUID,
    *,
    name: str,
    text: str,
    found: str = "",
    done: str = "",
    topic: int | None = None,
    by: Actor,
    at: datetime,
) -> AnswerTemplate:
    """Add an agency's template, or change the one of that name. Fields stand in double braces: `{{tanggal_selesai}}`.

    The agency's liaison officer or leader may. Raises NotAllowed, MissingReason, UnknownTopic.
    """
    _require(by, institution=institution)
    named, words = one_line(name)[:120], clean(text)
    if not named or not words:
        raise MissingReason(field="name" if not named else "text")
    if topic is not None and not Topic.objects.filter(pk=topic, tenant__in=_tenants(by)).exists():
        raise UnknownTopic(topic=topic)
    known = AnswerTemplate.objects.filter(institution_id=institution, name=named, closed_at=None).first()
    row = known or AnswerTemplate(id=new_id(), institution_id=institution, name=named)
    row.text, row.found, row.done, row.topic_id, row.changed_at = words, clean(found), clean(done), topic, at
    row.save()
    _tell(row, by=by, at=at)
    return row


@writes
def close_answer_template(template: UUID, *, by: Actor, at: datetime) -> None:
    """Offer a template no more. Raises NotAllowed."""
    row = AnswerTemplate.objects.select_for_update().filter(pk=template).first()
    if row is None:
        raise NotAllowed
    _require(by, institution=row.institution_id)
    if row.closed_at is None:
        AnswerTemplate.objects.filter(pk=row.pk).update(closed_at=at)
        _tell(row, by=by, at=at)


def _require(by: Actor, *, institution: UUID) -> None:
    if institution not in by.institutions_as(LIAISON, LEADER):
        raise NotAllowed


def _tenants(by: Actor) -> set[UUID]:
    return {grant.tenant for grant in by.grants}


def _tell(row: AnswerTemplate, *, by: Actor, at: datetime) -> None:
    payload = {"template": str(row.id)}
    record("answer_template_changed", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
