"""Officers' pages about villages: what reaches each, how it is served, and from which nothing was heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.audit.followers import Followed
from lapor.channels.village_post.desk import show
from lapor.channels.village_post.forms_centre import (
    SIGNAL_WORDS,
    WAY_WORDS,
    CoverageForm,
    FindVillageForm,
    SurveyForm,
)
from lapor.exchange import coverage_queries as coverage
from lapor.exchange import policy
from lapor.exchange.coverage_queries import QUIET_DAYS, SILENT_DAYS, VillageView
from lapor.exchange.models import SignalSurvey
from lapor.exchange.services import record_survey, set_coverage
from lapor.institutions import queries as institutions
from lapor.institutions.models import Region
from lapor.institutions.region_queries import Village
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, Actor
from lapor.kit.refusals import Refusal
from lapor.people.entry import OFFICER, open_to
from lapor.people.requests import actor_on

QUIET_SHOWN = 60
Words = Promise | str


@dataclass(frozen=True, kw_only=True)
class VillageRow:
    """A village as the list shows it. Moments are empty for officers who do not keep coverage."""

    code: str
    name: str
    signal: Words
    told: str
    ways: tuple[Words, ...]
    last_report_at: datetime | None
    last_bundle_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class VillagesPage:
    """Villages with their signal; for whoever keeps them those that are silent first."""

    is_keeper: bool
    zone: str
    silent: tuple[VillageRow, ...]
    quiet: tuple[VillageRow, ...]
    more_quiet: int
    villages: tuple[VillageRow, ...]
    find: FindVillageForm
    found: tuple[Village, ...]
    is_searched: bool
    form: SurveyForm
    days: int = SILENT_DAYS
    quiet_days: int = QUIET_DAYS


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said about a village once: when, what, and in what words."""

    at: datetime
    signal: Words
    told: str
    ways: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measurement."""

    at: datetime
    signal: Words
    where: str


@dataclass(frozen=True, kw_only=True)
class VillagePage:
    """One village: the form, what was measured there, and what was told before."""

    code: str
    name: str
    zone: str
    form: CoverageForm
    measured: tuple[Measured, ...]
    history: tuple[Told, ...]


@open_to(OFFICER)
@require_safe
def villages(request: HttpRequest) -> HttpResponse:
    """Which villages are blank spots and how they are served; for their keepers also from which nothing was heard."""
    return _villages(request, form=SurveyForm(initial={"region": request.GET.get("desa", "")[:13]}))


@open_to(OFFICER)
@require_POST
def survey(request: HttpRequest) -> HttpResponse:
    """An officer records a measurement."""
    actor = _actor(request)
    form = SurveyForm(request.POST)
    if form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        try:
            record_survey(
                given["region"].strip(),
                tenant=actor.grants[0].tenant,
                signal=given["signal"],
                operators=given["operators"],
                spot=given["spot"],
                measured_at=given["measured_at"] or now,
                by=actor,
                at=now,
                survey=given["survey"],
            )
            messages.success(request, say("Hasil ukur sinyal tersimpan."))
            return HttpResponseRedirect(reverse("posts:villages"))
        except Refusal as refusal:
            form.add_error("region", f"{refusal.message} {refusal.next_step}")
    return _villages(request, form=form, status=422)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def village(request: HttpRequest, code: str) -> HttpResponse:
    """What reaches a village and how it is served: read, changed, with what was told before."""
    actor, tenant = _keeper(request)
    region = coverage.village_of(tenant, code=code)
    if region is None:
        raise Http404
    form = CoverageForm(request.POST) if request.method == "POST" else CoverageForm(initial=_told(tenant, code=code))
    if request.method == "POST" and form.is_valid():
        set_coverage(code, tenant=tenant, by=actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, say("Keterangan tentang %s tersimpan.") % region.name)
        return HttpResponseRedirect(reverse("posts:villages"))
    page = _village(region, tenant=tenant, form=form)
    return show(request, "village_post/village.html", work=page, status=422 if form.is_bound else 200)


def _villages(request: HttpRequest, *, form: SurveyForm, status: int = 200) -> HttpResponse:
    actor = _actor(request)
    keeps = [grant.tenant for grant in actor.grants if policy.may_keep_posts(actor, tenant=grant.tenant)]
    tenant = keeps[0] if keeps else actor.grants[0].tenant
    known = coverage.coverage_of(tenant, at=timezone.now())
    find = FindVillageForm(request.GET if keeps and "cari" in request.GET else None)
    text = find.cleaned_data["cari"] if find.is_valid() else ""
    work = VillagesPage(
        is_keeper=bool(keeps),
        zone=institutions.office(tenant).zone,
        silent=_rows(known.silent) if keeps else (),
        quiet=_rows(known.quiet[:QUIET_SHOWN]) if keeps else (),
        more_quiet=max(len(known.quiet) - QUIET_SHOWN, 0),
        villages=_rows(known.told) if keeps else _without_moments(known.told),
        find=find,
        found=tuple(coverage.villages_named(tenant, text=text)),
        is_searched=bool(text.strip()),
        form=form,
    )
    return show(request, "village_post/villages.html", work=work, status=status)


def _rows(views: Sequence[VillageView]) -> tuple[VillageRow, ...]:
    return tuple(_row(each, report=each.last_report_at, bundle=each.last_bundle_at) for each in views)


def _without_moments(views: Sequence[VillageView]) -> tuple[VillageRow, ...]:
    """In a small village the day of the last report may tell who it was."""
    return tuple(_row(each, report=None, bundle=None) for each in views)


def _row(view: VillageView, *, report: datetime | None, bundle: datetime | None) -> VillageRow:
    return VillageRow(
        code=view.region,
        name=view.name,
        signal=_signal(view.signal),
        told=" · ".join(part for part in (view.since, view.source) if part),
        ways=_ways(view.ways),
        last_report_at=report,
        last_bundle_at=bundle,
    )


def _village(region: Region, *, tenant: UUID, form: CoverageForm) -> VillagePage:
    return VillagePage(
        code=region.code,
        name=region.name,
        zone=institutions.office(tenant).zone,
        form=form,
        measured=tuple(_measured(each) for each in coverage.surveys_of(tenant, code=region.code)),
        history=tuple(_history(each) for each in coverage.changes_of(region.code)),
    )


def _told(tenant: UUID, *, code: str) -> dict[str, object]:
    row = coverage.told_about(tenant, code=code)
    if row is None:
        return {}
    return {"signal": row.signal, "since": row.since, "source": row.source, "ways": row.ways}


def _measured(row: SignalSurvey) -> Measured:
    where = " · ".join(part for part in (row.spot, row.operators) if part)
    return Measured(at=row.measured_at, signal=_signal(row.signal), where=where)


def _history(event: Followed) -> Told:
    payload = event.payload
    ways = payload.get("ways")
    return Told(
        at=event.recorded_at,
        signal=_signal(str(payload.get("signal", ""))),
        told=" · ".join(str(payload[name]) for name in ("since", "source") if payload.get(name)),
        ways=_ways(ways if isinstance(ways, list) else ()),
    )


def _signal(code: str) -> Words:
    return {str(known): words for known, words in SIGNAL_WORDS.items()}.get(code, "")


def _ways(codes: Sequence[str]) -> tuple[Words, ...]:
    return tuple(WAY_WORDS.get(code, code) for code in codes)


def _keeper(request: HttpRequest) -> tuple[Actor, UUID]:
    actor = _actor(request)
    mine = [grant for grant in actor.grants if grant.role in {ADMINISTRATOR, COORDINATOR}]
    return actor, mine[0].tenant


def _actor(request: HttpRequest) -> Actor:
    actor = actor_on(request)
    assert actor is not None
    return actor
