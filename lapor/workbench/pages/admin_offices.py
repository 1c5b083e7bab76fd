"""The administrator's pages about institutions."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.audit.followers import Followed
from lapor.audit.queries import stream_events
from lapor.institutions.queries import Directory, Office
from lapor.kit.text import fold
from lapor.people.queries import names_of
from lapor.ui.shapes import Pair, TimelineEntry
from lapor.workbench.forms.admin_offices import FORMS, AddOfficeForm, OfficeForm, SheetForm
from lapor.workbench.forms.admin_words import DAYS, DUTIES, REACHES, TIERS

SHOWN = 300
_EVENTS: dict[str, str | Promise] = {
    "region_set_up": _("Wilayah ini disiapkan"),
    "institution_added": _("Kantor ditambahkan"),
    "institution_renamed": _("Nama diganti"),
    "institution_changed": _("Data kantor diubah"),
    "institution_merged": _("Digabungkan ke kantor lain"),
    "institution_closed": _("Kantor ditutup"),
    "duty_given": _("Diberi tugas"),
    "profile_changed": _("Tampilan instalasi diubah"),
    "topic_added": _("Topik ditambahkan"),
    "topic_renamed": _("Nama topik diganti"),
    "topic_moved": _("Topik dipindahkan"),
    "topic_changed": _("Isian topik diubah"),
    "topic_closed": _("Topik ditutup"),
    "topic_reopened": _("Topik dibuka kembali"),
}


@dataclass(frozen=True, kw_only=True)
class OfficeRow:
    """One office in the tree; `depth` counts from the root, at most 4."""

    id: UUID
    name: str
    tier: str | Promise
    reach: str | Promise
    duties: tuple[str | Promise, ...]
    depth: int
    beneath: int
    is_closed: bool


@dataclass(frozen=True, kw_only=True)
class OfficesPage:
    """The tree, or what was found in it."""

    rows: tuple[OfficeRow, ...]
    text: str
    has_closed: bool
    is_cut: bool


@dataclass(frozen=True, kw_only=True)
class OfficePage:
    """One office: what it is, what stands beneath it, what can be changed, and its past."""

    office: Office
    pairs: tuple[Pair, ...]
    rows: tuple[OfficeRow, ...]
    forms: tuple[OfficeForm, ...]
    opened: str
    offices: tuple[str, ...]
    entries: tuple[TimelineEntry, ...]
    zone: str


@dataclass(frozen=True, kw_only=True)
class AddOfficePage:
    """The form for a new office."""

    form: AddOfficeForm
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """The import: the form, faults by row, or what would happen."""

    form: SheetForm
    faults: tuple[object, ...] = ()
    lines: tuple["SheetLine", ...] = ()
    packed: str = ""
    invitations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One thing that the sheet would do."""

    what: str | Promise
    name: str


def offices_page(directory: Directory, *, text: str, with_closed: bool) -> OfficesPage:
    """The tree without villages, or every office whose name holds the text."""
    wanted = fold(text)
    if wanted:
        known = [office for office in directory.offices.values() if not office.is_closed or with_closed]
        found = [office for office in known if wanted in fold(office.name) or wanted in fold(office.short_name)]
        rows = [row_of(office, directory=directory, depth=0) for office in sorted(found, key=lambda each: each.name)]
    elif with_closed:
        closed = sorted((each for each in directory.offices.values() if each.is_closed), key=lambda each: each.name)
        rows = [row_of(office, directory=directory, depth=0) for office in closed]
    else:
        rows = _tree(directory)
    has_closed = any(office.is_closed for office in directory.offices.values())
    return OfficesPage(rows=tuple(rows[:SHOWN]), text=text, has_closed=has_closed, is_cut=len(rows) > SHOWN)


def office_page(
    office: Office, *, directory: Directory, zone: str, offices: tuple[str, ...], failed: OfficeForm | None = None
) -> OfficePage:
    """One office with its forms; `failed` is the one that was filled in wrongly."""
    children = [each for each in directory.active() if each.parent == office.id]
    forms = () if office.is_closed else tuple(_form(verb, office=office, failed=failed) for verb in _verbs(office))
    return OfficePage(
        office=office,
        pairs=_pairs(office, directory=directory),
        rows=tuple(row_of(each, directory=directory, depth=0) for each in children),
        forms=forms,
        opened=failed.verb if failed else "",
        offices=offices,
        entries=past_of(office, directory=directory),
        zone=zone,
    )


def row_of(office: Office, *, directory: Directory, depth: int) -> OfficeRow:
    """One line of a list of offices."""
    return OfficeRow(
        id=office.id,
        name=office.name,
        tier=TIERS.get(office.tier, office.tier),
        reach=REACHES.get(office.reach, office.reach),
        duties=tuple(DUTIES[duty] for duty, key in directory.duties.items() if key == office.id and duty in DUTIES),
        depth=min(depth, 4),
        beneath=sum(1 for each in directory.offices.values() if each.parent == office.id and not each.is_closed),
        is_closed=office.is_closed,
    )


def past_of(office: Office, *, directory: Directory) -> tuple[TimelineEntry, ...]:
    """What happened to the office, newest first, in words."""
    events = [event for event in stream_events(f"institution/{office.id}") if event.kind in _EVENTS]
    people = [UUID(event.actor.split("/", 1)[1]) for event in events if event.actor.startswith("officer/")]
    names = names_of(people) if people else {}
    return tuple(_entry(event, names=names, directory=directory) for event in reversed(events[-100:]))


def _tree(directory: Directory) -> list[OfficeRow]:
    """Parents before children; villages are on the page of their district."""
    shown = [office for office in directory.active() if office.tier != "village"]
    children: dict[UUID | None, list[Office]] = {}
    for office in shown:
        children.setdefault(None if office.id == directory.tenant else office.parent, []).append(office)
    rows: list[OfficeRow] = []
    waiting = [(office, 0) for office in reversed(children.get(None, []))]
    while waiting:
        office, depth = waiting.pop()
        rows.append(row_of(office, directory=directory, depth=depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(office.id, []))]
    return rows


def _verbs(office: Office) -> list[str]:
    root = {"induk", "gabung", "tutup"} if office.id == office.tenant else set()
    return [verb for verb in FORMS if verb not in root]


def _form(verb: str, *, office: Office, failed: OfficeForm | None) -> OfficeForm:
    return failed if failed is not None and failed.verb == verb else FORMS[verb](office=office, verb=verb)


def _pairs(office: Office, *, directory: Directory) -> tuple[Pair, ...]:
    above = directory.offices.get(office.parent) if office.parent else None
    heir = directory.offices.get(office.heir) if office.heir else None
    duties = [str(DUTIES[duty]) for duty, key in directory.duties.items() if key == office.id and duty in DUTIES]
    days = ", ".join(str(name) for code, name in DAYS if code in office.weekdays)
    pairs = [
        Pair(key=_("Keadaan"), value=_("Ditutup") if office.is_closed else _("Buka")),
        Pair(key=_("Nama singkat"), value=office.short_name),
        Pair(key=_("Tingkat"), value=TIERS.get(office.tier, office.tier)),
        Pair(key=_("Kode wilayah"), value=office.region),
        Pair(key=_("Laporan sampai lewat"), value=REACHES.get(office.reach, office.reach)),
        Pair(key=_("Hari kerja"), value=days),
        Pair(key=_("Tugas khusus"), value=", ".join(duties) or _("tidak ada")),
    ]
    if above:
        pairs.insert(1, Pair(key=_("Di bawah"), value=above.name, url=f"/kerja/kelola/instansi/{above.id}/"))
    if heir:
        pairs.insert(1, Pair(key=_("Digabungkan ke"), value=heir.name, url=f"/kerja/kelola/instansi/{heir.id}/"))
    if office.email:
        pairs.append(Pair(key=_("Surel kantor"), value=office.email))
    return tuple(pairs)


def _entry(event: Followed, *, names: dict[UUID, str], directory: Directory) -> TimelineEntry:
    kind, _slash, key = event.actor.partition("/")
    by = names.get(UUID(key), "") if kind == "officer" else say("sistem")
    return TimelineEntry(at=event.happened_at, title=_EVENTS[event.kind], text=_told(event, directory=directory), by=by)


def _told(event: Followed, *, directory: Directory) -> str:
    """What the event says, in words; empty where its title says it all."""
    held = event.payload
    if event.kind == "institution_renamed":
        return f"{held.get('before', '')} → {held.get('after', '')}"
    if event.kind == "institution_merged":
        heir = _key(held.get("heir"))
        return directory.offices[heir].name if heir in directory.offices else ""
    if event.kind == "duty_given":
        return str(DUTIES.get(str(held.get("duty")), held.get("duty", "")))
    if event.kind == "institution_changed":
        return _changed(held, directory=directory)
    return str(held.get("name", "")) if event.kind.startswith("topic_") else ""


def _changed(held: dict[str, object], *, directory: Directory) -> str:
    if "reach" in held:
        return f"{say('Laporan sampai lewat')}: {REACHES.get(str(held['reach']), held['reach'])}"
    if "weekdays" in held:
        return f"{say('Hari kerja')}: {', '.join(str(name) for code, name in DAYS if code in str(held['weekdays']))}"
    parent = _key(held.get("parent"))
    return f"{say('Di bawah')}: {directory.offices[parent].name}" if parent in directory.offices else ""


def _key(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)
