"""The cast: two small regencies with the people who work there, and what they do in stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import pytest

from lapor.institutions.memory import forget
from lapor.institutions.models import Duty, Institution, Region, TenantProfile
from lapor.intake.message import FilingMessage, Receipt
from lapor.intake.services import receive
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import fold
from lapor.people.actors import actor_of
from lapor.people.models import Appointment, Person
from lapor.reports.models import ClockRule, Topic
from lapor.reports.rules import seeded_rules
from lapor.vault.keep import make_keys

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PASSWORD = "rahasia-sekali-1"

# who: (e-mail, name, role, office)
PERSONAS: dict[str, tuple[str, str, str, str]] = {
    "sari": ("sari@contoh.example", "Sari", actors.COORDINATOR, "diskominfo"),
    "susi": ("susi@contoh.example", "Susi", actors.COORDINATOR, "diskominfo"),
    "budi": ("budi@contoh.example", "Budi", actors.LIAISON, "pupr"),
    "joko": ("pelaksana@contoh.example", "Joko", actors.EXECUTING, "pupr"),
    "dewi": ("dewi@contoh.example", "Dewi", actors.LIAISON, "dinkes"),
    "itwil": ("inspektorat@contoh.example", "Hasan", actors.INSPECTORATE, "inspektorat"),
    "camat": ("camat@contoh.example", "Anton", actors.LIAISON, "kecamatan"),
    "pak_made": ("pakmade@contoh.example", "Pak Made", actors.LEADER, "pemkab"),
    "ningsih": ("ningsih@contoh.example", "Ibu Ningsih", actors.CUSTODIAN, "hukum"),
    "pengawas": ("pengawas@contoh.example", "Wira", actors.MONITOR, "pemkab"),
    "operator": ("operator@contoh.example", "Ujang", actors.VILLAGE_OPERATOR, "desa"),
    "auditor": ("auditor@contoh.example", "Lina", actors.AUDITOR, "pemkab"),
    "admin": ("admin@contoh.example", "Adi", actors.ADMINISTRATOR, "pemkab"),
    "rina": ("rina@contoh.example", "Rina", actors.LIAISON, "pupr_lain"),
    "sari_lain": ("sarilain@contoh.example", "Tuti", actors.COORDINATOR, "diskominfo_lain"),
}

_REGIONS = (
    ("64", "Kalimantan Timur", "province", None),
    ("64.08", "Kabupaten Kutai Timur", "regency", "64"),
    ("64.08.04", "Sangatta Utara", "district", "64.08"),
    ("64.08.04.2001", "Sangatta Utara", "village", "64.08.04"),
    ("64.08.11", "Sandaran", "district", "64.08"),
    ("64.08.11.2002", "Manubar", "village", "64.08.11"),
    ("64.03", "Kabupaten Berau", "regency", "64"),
    ("64.03.01", "Kelay", "district", "64.03"),
)
# key, name, short name, tier, kind, parent, region, reach
_OFFICES = (
    ("pemkab", "Pemerintah Kabupaten Kutai Timur", "Pemkab", "regency", "government", None, "64.08", "account"),
    (
        "diskominfo",
        "Dinas Komunikasi dan Informatika",
        "Diskominfo",
        "agency",
        "communication",
        "pemkab",
        "64.08",
        "account",
    ),
    ("inspektorat", "Inspektorat", "Itwil", "agency", "inspectorate", "pemkab", "64.08", "account"),
    ("hukum", "Bagian Hukum", "Hukum", "agency", "legal", "pemkab", "64.08", "account"),
    ("pupr", "Dinas Pekerjaan Umum", "Dinas PUPR", "agency", "public_works", "pemkab", "64.08", "account"),
    ("dinkes", "Dinas Kesehatan", "Dinkes", "agency", "health", "pemkab", "64.08", "account"),
    ("kecamatan", "Kecamatan Sangatta Utara", "Kec. Sangatta Utara", "district", "", "pemkab", "64.08.04", "account"),
    ("desa", "Desa Sangatta Utara", "Desa Sangatta Utara", "village", "", "kecamatan", "64.08.04.2001", "account"),
    ("pln", "PLN Sangatta", "PLN", "external", "electricity", "pemkab", "64.08", "email"),
    ("pemkab_lain", "Pemerintah Kabupaten Berau", "Pemkab Berau", "regency", "government", None, "64.03", "account"),
    ("diskominfo_lain", "Dinas Komunikasi", "Diskominfo", "agency", "communication", "pemkab_lain", "64.03", "account"),
    ("inspektorat_lain", "Inspektorat", "Itwil", "agency", "inspectorate", "pemkab_lain", "64.03", "account"),
    ("pupr_lain", "Dinas Pekerjaan Umum", "Dinas PUPR", "agency", "public_works", "pemkab_lain", "64.03", "account"),
)
_TOPICS = (
    ("jalan", "Jalan dan jembatan", None, "complaint"),
    ("jalan.berlubang", "Jalan berlubang", "jalan", "complaint"),
    ("kesehatan", "Kesehatan", None, "complaint"),
)


@dataclass(frozen=True, kw_only=True)
class World:
    """Two regencies: offices by key, people by name."""

    offices: dict[str, UUID]
    people: dict[str, UUID]

    @property
    def tenant(self) -> UUID:
        """The root of the first regency."""
        return self.offices["pemkab"]

    def actor(self, who: str) -> Actor:
        """The actor of a persona, as read from the database now."""
        return actor_of(self.people[who])


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Both regencies, freshly made; nothing is remembered before and after."""
    forget()
    yield make_world()
    forget()


def make_world() -> World:
    """Write both regencies into the database."""
    make_keys()
    _make_regions()
    offices = _make_offices()
    _make_rules_and_topics(offices)
    return World(offices=offices, people=_make_people(offices))


def filing(message_id: str = "m-1", **changes: object) -> FilingMessage:
    """Wati's report about a broken road, with whatever a test changes."""
    values: dict[str, object] = {
        "channel": "web_form",
        "message_id": message_id,
        "report_class": "complaint",
        "body": "Jalan di depan pasar berlubang besar dan gelap.",
        "privacy": "open",
        "title": "Jalan berlubang di depan pasar",
        "region": "64.08.04.2001",
        "topic": "jalan.berlubang",
        "name": "Wati Contoh",
        "email": "wati@contoh.example",
    }
    return FilingMessage(**cast(dict[str, Any], values | changes))


def file(message_id: str = "m-1", *, at: datetime = NOW, **changes: object) -> Receipt:
    """Wati files."""
    return receive(filing(message_id, **changes), at=at)


def _make_regions() -> None:
    Region.objects.bulk_create(
        [
            Region(code=code, name=name, level=level, parent_id=parent, folded=fold(name))
            for code, name, level, parent in _REGIONS
        ]
    )


def _make_offices() -> dict[str, UUID]:
    keys = {row[0]: new_id() for row in _OFFICES}
    for key, name, short, tier, kind, parent, region, reach in _OFFICES:
        root = "pemkab_lain" if key.endswith("_lain") else "pemkab"
        Institution(
            id=keys[key],
            tenant_id=keys[root],
            parent_id=keys[parent] if parent else None,
            region_id=region,
            tier=tier,
            kind=kind,
            name=name,
            short_name=short,
            zone="Asia/Makassar",
            reach=reach,
            email="kantor@contoh.example" if reach == "email" else "",
        ).save(force_insert=True)
    for root, suffix, added in (("pemkab", "", 1), ("pemkab_lain", "_lain", 2)):
        duties = {
            "coordinator": f"diskominfo{suffix}",
            "inspectorate": f"inspektorat{suffix}",
            "oversight_substitute": root,
        }
        Duty.objects.bulk_create(
            [Duty(tenant_id=keys[root], duty=duty, institution_id=keys[office]) for duty, office in duties.items()]
        )
        TenantProfile(
            tenant_id=keys[root],
            name="Kabupaten Kutai Timur" if not suffix else "Kabupaten Berau",
            short_name="Kutim" if not suffix else "Berau",
            added_at=datetime(2026, 1, added, tzinfo=UTC),
        ).save(force_insert=True)
    return keys


def _make_rules_and_topics(offices: dict[str, UUID]) -> None:
    ClockRule.objects.bulk_create(
        [
            ClockRule(
                procedure=rule.procedure,
                step=rule.step,
                limit=rule.limit,
                unit=rule.unit,
                valid_from=rule.valid_from,
                version=rule.version,
                source=rule.source,
                reliability=rule.reliability,
            )
            for rule in seeded_rules()
        ]
    )
    for root in ("pemkab", "pemkab_lain"):
        for code, name, parent, default_class in _TOPICS:
            above = Topic.objects.filter(tenant_id=offices[root], code=parent).first() if parent else None
            Topic(tenant_id=offices[root], code=code, name=name, parent=above, default_class=default_class).save()


def _make_people(offices: dict[str, UUID]) -> dict[str, UUID]:
    people: dict[str, UUID] = {}
    for who, (email, name, role, office) in PERSONAS.items():
        person = Person(id=new_id(), email=email, name=name, created_at=NOW)
        person.set_password(PASSWORD)
        person.save(force_insert=True)
        Appointment(id=new_id(), person=person, role=role, institution_id=offices[office], since=NOW).save(
            force_insert=True
        )
        people[who] = person.id
    return people
