"""The bar above every officers' page: who is signed in, in which role, and where they may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.people.models import Person
from lapor.people.requests import actor_on
from lapor.ui.shapes import Link, WorkBar

ROLE_NAMES: dict[str, Promise] = {
    actors.ADMINISTRATOR: _("Administrator instalasi"),
    actors.NATIONAL_ADMIN: _("Admin nasional"),
    actors.COORDINATOR: _("Admin instansi (koordinator)"),
    actors.LIAISON: _("Pejabat penghubung"),
    actors.EXECUTING: _("Pejabat pelaksana"),
    actors.INSPECTORATE: _("Inspektorat"),
    actors.LEADER: _("Pimpinan"),
    actors.MONITOR: _("Pengawas"),
    actors.VILLAGE_OPERATOR: _("Operator desa"),
    actors.AUDITOR: _("Auditor"),
    actors.CUSTODIAN: _("Pemegang kunci identitas"),
}
CASE_WORKERS = frozenset(
    {
        actors.NATIONAL_ADMIN,
        actors.COORDINATOR,
        actors.LIAISON,
        actors.EXECUTING,
        actors.INSPECTORATE,
        actors.LEADER,
    }
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way in the officers' menu and the roles that it is shown to."""

    url: str
    label: Promise
    icon: str
    roles: frozenset[str]


WAYS: tuple[Way, ...] = (
    Way(url="/kerja/", label=_("Antrean"), icon="list", roles=CASE_WORKERS),
    Way(
        url="/kerja/periksa/",
        label=_("Periksa hasil"),
        icon="camera",
        roles=frozenset({actors.LIAISON, actors.INSPECTORATE}),
    ),
    Way(
        url="/kerja/terima/",
        label=_("Terima laporan"),
        icon="add",
        roles=frozenset({actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.LIAISON, actors.VILLAGE_OPERATOR}),
    ),
    Way(url="/kerja/sampel/", label=_("Sampel arsip"), icon="archive", roles=frozenset({actors.MONITOR})),
    Way(
        url="/kerja/hak/",
        label=_("Hak data pribadi"),
        icon="people",
        roles=frozenset({actors.CUSTODIAN, actors.ADMINISTRATOR}),
    ),
    Way(url="/kerja/identitas/", label=_("Identitas"), icon="key", roles=frozenset({actors.CUSTODIAN})),
    Way(
        url="/kerja/pos/",
        label=_("Pos aduan desa"),
        icon="pin",
        roles=frozenset({actors.ADMINISTRATOR, actors.COORDINATOR}),
    ),
    Way(url="/kerja/meja/", label=_("Meja saya"), icon="officer", roles=CASE_WORKERS),
    Way(url="/kerja/pemberitahuan/", label=_("Kabar"), icon="bell", roles=actors.ROLES),
    Way(
        url="/kerja/renaksi/",
        label=_("Rencana aksi"),
        icon="calendar",
        roles=CASE_WORKERS - {actors.NATIONAL_ADMIN} | {actors.MONITOR},
    ),
    Way(
        url="/dasbor/",
        label=_("Dasbor"),
        icon="chart",
        roles=frozenset({actors.LEADER, actors.MONITOR, actors.COORDINATOR}),
    ),
    Way(
        url="/statistik/",
        label=_("Statistik"),
        icon="chart",
        roles=frozenset({actors.LEADER, actors.MONITOR, actors.COORDINATOR, actors.NATIONAL_ADMIN}),
    ),
    Way(
        url="/kerja/kelola/",
        label=_("Kelola"),
        icon="settings",
        roles=frozenset({actors.ADMINISTRATOR, actors.COORDINATOR}),
    ),
    Way(url="/audit/", label=_("Audit"), icon="audit", roles=frozenset({actors.AUDITOR})),
)


def bar_of(request: HttpRequest, *, unread: int = 0, ways: Sequence[Way] = WAYS) -> WorkBar:
    """The bar of the signed-in officer. Costs no statement behind `open_to`: person and actor were read already."""
    person = cast(Person, request.user)
    actor = actor_on(request)
    assert actor is not None
    roles = {grant.role for grant in actor.grants}
    return WorkBar(
        name=person.name,
        role=", ".join(dict.fromkeys(str(ROLE_NAMES[grant.role]) for grant in actor.grants)),
        office=_office(actor),
        unread=unread,
        links=tuple(
            Link(url=way.url, label=way.label, icon=way.icon, is_current=_is_here(request.path, url=way.url))
            for way in ways
            if roles & way.roles
        ),
    )


def _office(actor: Actor) -> str:
    names = dict.fromkeys(institutions.office(grant.institution).name for grant in actor.grants)
    return ", ".join(names)


def _is_here(path: str, *, url: str) -> bool:
    if url == "/kerja/":
        return path == url or path.startswith("/kerja/laporan/")
    return path.startswith(url)
