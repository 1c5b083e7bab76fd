"""The lists of step three: offices and topics of the tenant that a report from this place goes to. Remembered; no statement."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.institutions.models import Institution
from lapor.institutions.queries import Office
from lapor.reports import queries as reports
from lapor.reports.models import Topic

Options = list[tuple[object, object]]
NOBODY_KNOWS = ("", _("Saya tidak tahu"))
_GROUPS: tuple[tuple[object, frozenset[str]], ...] = (
    (_("Dinas, badan, dan kantor"), frozenset({Institution.Tier.AGENCY, Institution.Tier.UNIT})),
    (_("Kecamatan"), frozenset({Institution.Tier.DISTRICT})),
    (_("Desa dan kelurahan"), frozenset({Institution.Tier.VILLAGE})),
    (_("Pemerintah"), frozenset({"nation", "province", "regency", "city"})),
    (_("Lembaga lain"), frozenset({Institution.Tier.EXTERNAL})),
)


def tenant_of(region: str) -> UUID:
    """The tenant that a report from there goes to. Raises NotSetUp."""
    tenant = institutions.tenant_of_region(region or None).tenant
    assert tenant is not None
    return tenant


def office_options(tenant: UUID) -> Options:
    """Offices in groups, "Saya tidak tahu" first."""
    offices = institutions.directory(tenant).active()
    groups = [(label, [_office(each) for each in offices if each.tier in tiers]) for label, tiers in _GROUPS]
    return [NOBODY_KNOWS, *((label, options) for label, options in groups if options)]


def topic_options(tenant: UUID) -> Options:
    """Topics under their main topic, "Saya tidak tahu" first."""
    topics = reports.topics_of(tenant)
    main = [topic for topic in topics if topic.parent_id is None]
    return [NOBODY_KNOWS, *((topic.name, _family(topic, topics=topics)) for topic in main)]


def topic_name(code: str, *, tenant: UUID) -> str:
    """The topic as people read it; empty for none."""
    return next((topic.name for topic in reports.topics_of(tenant) if topic.code == code), "")


def office_name(key: str, *, tenant: UUID) -> str:
    """The office as people read it; empty for none."""
    return next((each.name for each in institutions.directory(tenant).active() if str(each.id) == key), "")


def _office(office: Office) -> tuple[str, str]:
    return str(office.id), office.name


def _family(main: Topic, *, topics: Iterable[Topic]) -> list[tuple[str, object]]:
    below = [(topic.code, topic.name) for topic in topics if topic.parent_id == main.pk]
    return [(main.code, _("%(topic)s (umum)") % {"topic": main.name} if below else main.name), *below]
