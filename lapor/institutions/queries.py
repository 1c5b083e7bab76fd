"""All reads of institutions, regions and calendars. What moves slowly is remembered for a few seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.institutions.errors import NotSetUp, UnknownInstitution, UnknownRegion
from lapor.institutions.memory import remembered
from lapor.institutions.models import Duty, Holiday, Institution, Region, TenantProfile
from lapor.kit.calendars import WorkCalendar
from lapor.kit.text import fold

COORDINATOR = "coordinator"
INSPECTORATE = "inspectorate"
OVERSIGHT_SUBSTITUTE = "oversight_substitute"
CUSTODIAN = "custodian"


@dataclass(frozen=True, kw_only=True)
class Office:
    """An institution as others read it."""

    id: UUID
    tenant: UUID
    parent: UUID | None
    region: str
    tier: str
    kind: str
    name: str
    short_name: str
    zone: str
    weekdays: str
    reach: str
    email: str
    is_closed: bool
    heir: UUID | None


@dataclass(frozen=True, kw_only=True)
class Installation:
    """How a tenant shows itself, and since when it is here."""

    tenant: UUID | None
    name: str
    short_name: str
    accent: str
    emblem: str
    region: str
    zone: str
    contact_ways: tuple[Mapping[str, str], ...] = ()
    emergency_numbers: tuple[Mapping[str, str], ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Directory:
    """All institutions of one tenant, and who does what."""

    tenant: UUID
    offices: Mapping[UUID, Office]
    duties: Mapping[str, UUID]

    def office(self, institution: UUID) -> Office:
        """The office with that key. Raises UnknownInstitution."""
        try:
            return self.offices[institution]
        except KeyError:
            raise UnknownInstitution(institution=str(institution)) from None

    def on_duty(self, duty: str) -> Office:
        """The office that does this for the tenant; the tenant's root when none was named."""
        return self.office(self.duties.get(duty, self.tenant))

    def line_above(self, institution: UUID) -> list[Office]:
        """The offices above this one up to the tenant's root, nearest first."""
        line: list[Office] = []
        parent = self.office(institution).parent
        while parent is not None and parent in self.offices:
            line.append(self.offices[parent])
            parent = self.offices[parent].parent
        return line

    def active(self) -> list[Office]:
        """Offices that are not closed, by name."""
        return sorted((office for office in self.offices.values() if not office.is_closed), key=lambda o: o.name)


def directory(tenant: UUID) -> Directory:
    """The tenant's institutions and duties. 2 statements, remembered."""
    return remembered(("directory", tenant), load=lambda: _load_directory(tenant))


def installations() -> list[Installation]:
    """Every tenant of this installation, the first one first. 1 statement, remembered."""
    return remembered("installations", load=_load_installations)


def installation() -> Installation:
    """The installation's own face: its first tenant, or a plain one before `lapor init`."""
    found = installations()
    return found[0] if found else _BARE


def tenant_of_region(code: str | None) -> Installation:
    """The tenant that a report from this region goes to: the nearest one around it, else the first. Raises NotSetUp."""
    found = installations()
    if not found:
        raise NotSetUp
    around = [each for each in found if code and (code == each.region or code.startswith(f"{each.region}."))]
    return max(around, key=lambda each: len(each.region), default=found[0])


def office(institution: UUID) -> Office:
    """Any institution by its key. 1 statement, remembered. Raises UnknownInstitution."""
    tenant = remembered(("tenant of", institution), load=lambda: _tenant_of(institution))
    if tenant is None:
        raise UnknownInstitution(institution=str(institution))
    return directory(tenant).office(institution)


def report_addresses_of(tenant: UUID) -> dict[UUID, str]:
    """Where mail with reports is taken, by institution of the tenant. 1 statement."""
    held = Institution.objects.filter(tenant_id=tenant).exclude(report_address="")
    return dict(held.values_list("id", "report_address"))


def office_at(addresses: Sequence[str]) -> UUID | None:
    """The open institution that takes reports on one of these addresses, in lower case. 1 statement, none without addresses."""
    held = Institution.objects.filter(report_address__in=[each for each in addresses if each], closed_on=None)
    return held.values_list("id", flat=True).first() if addresses else None


def addresses_of(tenant: UUID) -> dict[UUID, str]:
    """Postal addresses of the tenant's institutions. 1 statement."""
    return dict(Institution.objects.filter(tenant_id=tenant).values_list("id", "address"))


def calendar_of(institution: UUID) -> WorkCalendar:
    """The office's working calendar: nation's days off, and its own and its line's regional ones. Remembered."""
    return remembered(("calendar", institution), load=lambda: _load_calendar(office(institution)))


def region(code: str) -> Region:
    """The region with that code. Raises UnknownRegion."""
    found = Region.objects.filter(pk=code).first()
    if found is None:
        raise UnknownRegion(region=code)
    return found


def region_names(code: str | None) -> list[str]:
    """Names from the region itself up to the regency, for showing a place. Remembered."""
    if not code:
        return []
    return remembered(("region names", code), load=lambda: _load_region_names(code))


def region_paths(codes: Sequence[str]) -> dict[str, str]:
    """Each region with the names above it, as one line for a list of choices. 1 statement, none for no codes."""
    lines = {code: [".".join(code.split(".")[:count]) for count in range(code.count(".") + 1, 0, -1)] for code in codes}
    wanted = {each for line in lines.values() for each in line}
    names = dict(Region.objects.filter(pk__in=wanted).values_list("code", "name")) if wanted else {}
    return {
        code: ", ".join(names[each] for each in line if each in names and ("." in each or each == code))
        for code, line in lines.items()
    }


def regions_like(text: str, *, within: str = "", limit: int = 12) -> list[Region]:
    """Regions whose name begins with (first) or contains the text, villages and districts included. At most 2 statements."""
    folded = fold(text)
    if not folded:
        return []
    rows = Region.objects.filter(code__startswith=within) if within and within != "00" else Region.objects.all()
    first = list(rows.filter(folded__startswith=folded).order_by("folded", "code")[:limit])
    if len(first) >= limit:
        return first
    rest = rows.filter(folded__contains=folded).exclude(pk__in=[row.pk for row in first])
    return first + list(rest.order_by("folded", "code")[: limit - len(first)])


def region_children(code: str) -> list[Region]:
    """The regions directly beneath, by name. Remembered."""
    return remembered(("children", code), load=lambda: list(Region.objects.filter(parent_id=code).order_by("name")))


def holidays_in(*, year: int, institution: UUID | None = None) -> list[Holiday]:
    """Days off of a year: the nation's, or with `institution` that office's own."""
    days = Holiday.objects.filter(day__year=year).order_by("day", "name")
    return list(days.filter(institution_id=institution) if institution else days.filter(institution__isnull=True))


_BARE = Installation(
    tenant=None, name="Lapor", short_name="Lapor", accent="#0f5c5c", emblem="", region="00", zone="Asia/Jakarta"
)


def _load_directory(tenant: UUID) -> Directory:
    offices = {row.id: _office(row) for row in Institution.objects.filter(tenant_id=tenant)}
    duties = dict(Duty.objects.filter(tenant_id=tenant).values_list("duty", "institution_id"))
    return Directory(tenant=tenant, offices=offices, duties=duties)


def _load_installations() -> list[Installation]:
    rows = TenantProfile.objects.select_related("tenant").order_by("added_at", "tenant_id")
    return [
        Installation(
            tenant=row.tenant_id,
            name=row.name,
            short_name=row.short_name,
            accent=row.accent,
            emblem=row.emblem,
            region=row.tenant.region_id,
            zone=row.tenant.zone,
            contact_ways=tuple(row.contact_ways),
            emergency_numbers=tuple(row.emergency_numbers),
            since=row.added_at,
        )
        for row in rows
    ]


def _tenant_of(institution: UUID) -> UUID | None:
    return Institution.objects.filter(pk=institution).values_list("tenant_id", flat=True).first()


def _load_calendar(office: Office) -> WorkCalendar:
    line = [above.id for above in directory(office.tenant).line_above(office.id)]
    own = Holiday.objects.filter(institution_id__in=[office.id, *line])
    days: dict[date, str] = dict(Holiday.objects.filter(institution=None).values_list("day", "name"))
    days.update(own.values_list("day", "name"))
    return WorkCalendar(zone=office.zone, weekdays=frozenset(int(digit) for digit in office.weekdays), holidays=days)


def _load_region_names(code: str) -> list[str]:
    parts = code.split(".")
    codes = [".".join(parts[:count]) for count in range(len(parts), 1, -1)]
    names = dict(Region.objects.filter(pk__in=codes or [code]).values_list("code", "name"))
    return [names[each] for each in (codes or [code]) if each in names]


def _office(row: Institution) -> Office:
    return Office(
        id=row.id,
        tenant=row.tenant_id,
        parent=row.parent_id,
        region=row.region_id,
        tier=row.tier,
        kind=row.kind,
        name=row.name,
        short_name=row.short_name,
        zone=row.zone,
        weekdays=row.weekdays,
        reach=row.reach,
        email=row.email,
        is_closed=row.closed_on is not None,
        heir=row.merged_into_id,
    )
