"""The tenant's tree of topics: seeded once, then edited by its coordinator."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import MissingName
from lapor.institutions.memory import forget
from lapor.institutions.policy import may_administer
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.text import fold, one_line
from lapor.reports.errors import NotAllowed, UnknownTopic, WrongTopic
from lapor.reports.models import Topic
from seed import readers

NAME_LIMIT, CODE_LIMIT, WORDS_LIMIT = 120, 60, 300
_EDITORS = frozenset({actors.COORDINATOR, actors.NATIONAL_ADMIN})


@writes
def seed_topics(tenant: UUID) -> int:
    """Add the packaged topics whose code the tenant does not have, closed ones left closed; returns how many."""
    known = dict(Topic.objects.filter(tenant_id=tenant).values_list("code", "id"))
    before = len(known)
    for level in (False, True):
        missing = [line for line in readers.topics() if line.code not in known and bool(line.parent) is level]
        Topic.objects.bulk_create([_seeded(line, tenant=tenant, parent=known.get(line.parent)) for line in missing])
        known = dict(Topic.objects.filter(tenant_id=tenant).values_list("code", "id"))
    forget()
    return len(known) - before


@writes
def add_topic(
    name: str,
    *,
    tenant: UUID,
    parent: str,
    default_class: str,
    default_procedure: str,
    agency_kind: str,
    by: Actor,
    at: datetime,
) -> Topic:
    """Add a topic, a main one with an empty `parent`. Raises NotAllowed, MissingName, UnknownTopic, WrongTopic."""
    require_editor(by, tenant=tenant)
    above = topic_locked(parent, tenant=tenant) if parent else None
    if above is not None and above.parent_id is not None:
        raise WrongTopic
    topic = Topic(
        tenant_id=tenant,
        code=_new_code(_named(name), tenant=tenant, above=above),
        parent=above,
        name=_named(name),
        default_class=default_class,
        default_procedure=default_procedure,
        agency_kind=agency_kind,
    )
    topic.save(force_insert=True)
    return tell_topic(topic, kind="topic_added", by=by, at=at)


@writes
def rename_topic(code: str, *, tenant: UUID, name: str, words: str, by: Actor, at: datetime) -> Topic:
    """Change name and search words; the code stays. Raises NotAllowed, MissingName, UnknownTopic."""
    require_editor(by, tenant=tenant)
    topic = topic_locked(code, tenant=tenant)
    topic.name, topic.words = _named(name), one_line(words)[:WORDS_LIMIT]
    topic.save(update_fields=["name", "words"])
    return tell_topic(topic, kind="topic_renamed", by=by, at=at)


@writes
def move_topic(code: str, *, tenant: UUID, parent: str, by: Actor, at: datetime) -> Topic:
    """Put a topic under another main topic, or make it a main one. Raises NotAllowed, UnknownTopic, WrongTopic."""
    require_editor(by, tenant=tenant)
    topic = topic_locked(code, tenant=tenant)
    above = topic_locked(parent, tenant=tenant) if parent else None
    if above is not None and (above.parent_id is not None or above.pk == topic.pk or topic.children.exists()):
        raise WrongTopic
    topic.parent = above
    topic.save(update_fields=["parent"])
    return tell_topic(topic, kind="topic_moved", by=by, at=at)


@writes
def close_topic(code: str, *, tenant: UUID, by: Actor, at: datetime) -> Topic:
    """Offer the topic no more, with the ones beneath it; reports keep it. Raises NotAllowed, UnknownTopic."""
    require_editor(by, tenant=tenant)
    topic = topic_locked(code, tenant=tenant)
    day = institutions.calendar_of(tenant).local_day(at)
    Topic.objects.filter(parent=topic, closed_on=None).update(closed_on=day)
    topic.closed_on = day
    topic.save(update_fields=["closed_on"])
    return tell_topic(topic, kind="topic_closed", by=by, at=at)


@writes
def reopen_topic(code: str, *, tenant: UUID, by: Actor, at: datetime) -> Topic:
    """Offer a closed topic again. Raises NotAllowed, UnknownTopic."""
    require_editor(by, tenant=tenant)
    topic = topic_locked(code, tenant=tenant)
    topic.closed_on = None
    topic.save(update_fields=["closed_on"])
    return tell_topic(topic, kind="topic_reopened", by=by, at=at)


def require_editor(by: Actor, *, tenant: UUID) -> None:
    """Raise NotAllowed unless the actor may edit the tenant's topics."""
    edits = any(grant.role in _EDITORS and grant.tenant == tenant for grant in by.grants)
    if not edits and not may_administer(by, tenant=tenant):
        raise NotAllowed


def topic_locked(code: str, *, tenant: UUID) -> Topic:
    """The topic, locked. Raises UnknownTopic."""
    topic = Topic.objects.select_for_update().filter(tenant_id=tenant, code=code).first()
    if topic is None:
        raise UnknownTopic(topic=code)
    return topic


def _named(name: str) -> str:
    named = one_line(name)[:NAME_LIMIT]
    if not named:
        raise MissingName
    return named


def _new_code(name: str, *, tenant: UUID, above: Topic | None) -> str:
    """A code out of the name's letters, with a number when it is taken."""
    letters = "".join(each if each.isascii() and each.isalnum() else "_" for each in fold(name)).strip("_")
    stem = f"{above.code}.{letters}" if above else letters or "topik"
    stem = stem[: CODE_LIMIT - 4]
    taken = set(Topic.objects.filter(tenant_id=tenant, code__startswith=stem).values_list("code", flat=True))
    numbered = (f"{stem}_{number}" for number in range(2, 1000))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)


def tell_topic(topic: Topic, *, kind: str, by: Actor, at: datetime) -> Topic:
    """Record a change of the tree on the tenant\'s stream."""
    forget()
    payload = {"topic": topic.code, "name": topic.name, "parent": topic.parent.code if topic.parent else ""}
    record(kind, stream=f"institution/{topic.tenant_id}", by=by, at=at, payload=payload)
    return topic


def _seeded(line: readers.Topic, *, tenant: UUID, parent: int | None) -> Topic:
    return Topic(
        tenant_id=tenant,
        code=line.code,
        parent_id=parent,
        name=line.name,
        sp4n_id=line.sp4n_id,
        default_class=line.default_class,
        default_procedure=line.default_procedure,
        agency_kind=line.agency_kind,
        needs_validation=line.needs_independent_validation,
        words=";".join(line.words)[:WORDS_LIMIT],
    )
