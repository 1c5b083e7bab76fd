"""Topics and offices as an officer types them: labels of a list, remembered."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.kit.text import fold
from lapor.reports import queries as reports

Kept = TypeVar("Kept")


def topic_labels(tenant: UUID) -> Mapping[str, str]:
    """Open topics by label, "Jalan › Jalan berlubang", to their codes."""
    return remembered(("counter topics", tenant), load=lambda: _topics(tenant))


def office_labels(tenant: UUID) -> Mapping[str, UUID]:
    """Active offices by label: the name, with the office above where a name is not the only one."""
    return remembered(("counter offices", tenant), load=lambda: _offices(tenant))


def meant(typed: str, *, among: Mapping[str, Kept]) -> Kept | None:
    """What was meant by words that are a label, or that only one label holds; None when nothing or several fit."""
    words = fold(typed)
    exact = [kept for label, kept in among.items() if fold(label) == words]
    found = exact or [kept for label, kept in among.items() if words and words in fold(label)]
    return found[0] if len(found) == 1 else None


def _topics(tenant: UUID) -> dict[str, str]:
    topics = reports.topics_of(tenant)
    names = {topic.pk: topic.name for topic in topics}
    return {
        f"{names[topic.parent_id]} › {topic.name}" if topic.parent_id in names else topic.name: topic.code
        for topic in topics
    }


def _offices(tenant: UUID) -> dict[str, UUID]:
    directory = institutions.directory(tenant)
    times = Counter(office.name for office in directory.active())
    labels: dict[str, UUID] = {}
    for office in directory.active():
        above = directory.offices.get(office.parent) if office.parent else None
        labels[office.name if times[office.name] == 1 or above is None else f"{office.name}, {above.name}"] = office.id
    return labels
