"""The public pages of the procedures: what was signed off, and what changed since. Offices and roles, no officer's name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from lapor.actionplan.procedures import queries, words
from lapor.actionplan.procedures.content import ProcedureContent, current_content, from_plain
from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.actionplan.procedures.shown import Difference, ShownProcedure, differences, shown
from lapor.actionplan.procedures.slugs import SLUGS
from lapor.institutions import queries as institutions
from lapor.portal.pages.parts import local_day


@dataclass(frozen=True, kw_only=True)
class ProcedureLine:
    """A procedure in the list; `version` is None before it was signed off."""

    url: str
    title: object
    purpose: object
    version: ProcedureVersion | None


@dataclass(frozen=True, kw_only=True)
class ProceduresPage:
    """All three."""

    lines: tuple[ProcedureLine, ...]
    zone: str


@dataclass(frozen=True, kw_only=True)
class ProcedurePage:
    """One procedure: the version asked for, or what is set up now while none was signed off."""

    url: str
    institution: str
    procedure: ShownProcedure
    version: ProcedureVersion | None
    is_newest: bool
    changed: tuple[Difference, ...]
    versions: tuple[ProcedureVersion, ...]
    zone: str


def procedures_page(tenant: UUID) -> ProceduresPage:
    """The list. 1 statement."""
    newest = queries.newest_versions(tenant)
    lines = tuple(
        ProcedureLine(url=_url(kind), title=title, purpose=words.PURPOSES[kind], version=newest.get(kind))
        for kind, title in words.TITLES.items()
    )
    return ProceduresPage(lines=lines, zone=institutions.office(tenant).zone)


def procedure_page(tenant: UUID, *, kind: str, now: datetime, number: int | None = None) -> ProcedurePage:
    """The version that holds, or an earlier one. 2 statements. Raises Http404 for a version that is not there."""
    office = institutions.office(tenant)
    versions = queries.versions_of(tenant, kind=kind)
    live = current_content(tenant, kind=kind, today=local_day(now, zone=office.zone))
    version = next((each for each in versions if number in (None, each.number)), None)
    if number is not None and version is None:
        raise Http404
    content = from_plain(version.content) if version else live
    return ProcedurePage(
        url=_url(kind),
        institution=office.name,
        procedure=shown(content),
        version=version,
        is_newest=version is None or version == versions[0],
        changed=_nameless(content, now=live) if version else (),
        versions=tuple(versions),
        zone=office.zone,
    )


def _nameless(content: ProcedureContent, *, now: ProcedureContent) -> tuple[Difference, ...]:
    """What changed, without the names of officers: a change of names alone is the office's own matter."""
    return differences(content.without_names(), now=now.without_names())


def _url(kind: str) -> str:
    return f"/renaksi/sop/{SLUGS[kind]}/"
