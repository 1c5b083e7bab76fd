"""What a topic suggests to those who verify: class, procedure, kind of agency; and its number in the national system."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports.errors import WrongTopic
from lapor.reports.models import Report, Topic
from lapor.reports.services.topics import require_editor, tell_topic, topic_locked


@writes
def set_topic_defaults(
    code: str,
    *,
    tenant: UUID,
    default_class: str,
    default_procedure: str,
    agency_kind: str,
    sp4n_id: int | None,
    by: Actor,
    at: datetime,
) -> Topic:
    """Change what a topic suggests; reports that have it stay as they are. Raises NotAllowed, UnknownTopic, WrongTopic."""
    require_editor(by, tenant=tenant)
    topic = topic_locked(code, tenant=tenant)
    known_class = default_class in {"", *Report.Class.values}
    if not known_class or default_procedure not in {"", *Report.Procedure.values}:
        raise WrongTopic
    topic.default_class, topic.default_procedure = default_class, default_procedure
    topic.agency_kind, topic.sp4n_id = agency_kind[:60], sp4n_id
    topic.save(update_fields=["default_class", "default_procedure", "agency_kind", "sp4n_id"])
    return tell_topic(topic, kind="topic_changed", by=by, at=at)
