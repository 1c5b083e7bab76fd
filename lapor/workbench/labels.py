"""Offices and topics as an officer types and reads them: one label for each, remembered."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.institutions.queries import Directory
from lapor.reports import queries as reports
from lapor.reports.models import Topic

CHANNELS = {
    "web_form": _("Formulir web"),
    "api": _("Sistem lain"),
    "sms": _("SMS"),
    "whatsapp": _("WhatsApp"),
    "telegram": _("Telegram"),
    "email": _("Email"),
    "walk_in": _("Loket"),
    "letter": _("Surat"),
    "phone_call": _("Telepon"),
    "social_media": _("Media sosial"),
    "village_post": _("Pos aduan desa"),
}


def channel_name(code: str) -> str:
    """What a channel is called; its code for one that somebody added."""
    return str(CHANNELS.get(code, code))


def office_labels(tenant: UUID) -> Mapping[str, UUID]:
    """Active offices by label: the name, with the office above where a name is not the only one."""
    return remembered(("office labels", tenant), load=lambda: _offices(institutions.directory(tenant)))


def topic_labels(tenant: UUID) -> Mapping[str, Topic]:
    """Open topics by label, "Jalan › Jalan berlubang"; a main topic stands before those below it."""
    return remembered(("topic labels", tenant), load=lambda: _topics(reports.topics_of(tenant)))


def office_label(institution: UUID | None, *, tenant: UUID) -> str:
    """The label of an office; empty for none and for one that is closed."""
    return next((label for label, key in office_labels(tenant).items() if key == institution), "")


def topic_label(topic: Topic | None, *, tenant: UUID) -> str:
    """The label of a topic; empty for none and for one that is closed."""
    found = (label for label, each in topic_labels(tenant).items() if topic is not None and each.pk == topic.pk)
    return next(found, "")


def office_name(institution: UUID | None, *, tenant: UUID) -> str:
    """The name of an office of that tenant, closed ones too; empty for none."""
    known = institutions.directory(tenant).offices
    return known[institution].name if institution is not None and institution in known else ""


def usual_office(topic: Topic | None, *, tenant: UUID) -> str:
    """The label of the office that usually has this topic; empty when there is none or more than one."""
    if topic is None:
        return ""
    kinds = {topic.agency_kind or (topic.parent.agency_kind if topic.parent else "")} - {""}
    found = [office.id for office in institutions.directory(tenant).active() if office.kind in kinds]
    return office_label(found[0], tenant=tenant) if len(found) == 1 else ""


def _offices(directory: Directory) -> dict[str, UUID]:
    active = directory.active()
    times = Counter(office.name for office in active)
    labels: dict[str, UUID] = {}
    for office in active:
        above = directory.offices.get(office.parent) if office.parent else None
        labels[office.name if times[office.name] == 1 or above is None else f"{office.name}, {above.name}"] = office.id
    return labels


def _topics(topics: list[Topic]) -> dict[str, Topic]:
    main = [topic for topic in topics if topic.parent_id is None]
    labels: dict[str, Topic] = {}
    for topic in main:
        labels[topic.name] = topic
        labels |= {f"{topic.name} › {below.name}": below for below in topics if below.parent_id == topic.pk}
    return labels
