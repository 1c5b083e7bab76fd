"""Everything that a page says about a topic is saved at once."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports.administration_queries import topic_of
from lapor.reports.errors import UnknownTopic
from lapor.reports.models import Topic
from lapor.reports.services.topic_defaults import set_topic_defaults
from lapor.reports.services.topics import add_topic, move_topic, rename_topic


@writes
def save_topic(
    code: str,
    *,
    tenant: UUID,
    name: str,
    words: str,
    parent: str,
    default_class: str,
    default_procedure: str,
    agency_kind: str,
    sp4n_id: int | None,
    by: Actor,
    at: datetime,
) -> Topic:
    """Add a topic (empty `code`) or change what differs; all or nothing. Raises what the single steps raise."""
    defaults = {"default_class": default_class, "default_procedure": default_procedure, "agency_kind": agency_kind}
    if not code:
        code = add_topic(name, tenant=tenant, parent=parent, **defaults, by=by, at=at).code
    topic = topic_of(tenant, code=code)
    if topic is None:
        raise UnknownTopic(topic=code)
    if (topic.name, topic.words) != (name, words):
        rename_topic(code, tenant=tenant, name=name, words=words, by=by, at=at)
    if (topic.parent.code if topic.parent else "") != parent:
        move_topic(code, tenant=tenant, parent=parent, by=by, at=at)
    if {field: getattr(topic, field) for field in defaults} != defaults or topic.sp4n_id != sp4n_id:
        set_topic_defaults(code, tenant=tenant, **defaults, sp4n_id=sp4n_id, by=by, at=at)
    return topic
