"""Clock rules with their versions and sources, an institution's own shorter limits, and trying a rule on the past month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from lapor.institutions import queries as institutions
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.people.entry import open_to
from lapor.reports import deadlines
from lapor.reports.administration_queries import own_limits
from lapor.reports.clocks import Rule
from lapor.reports.models import ClockRule
from lapor.reports.services import set_shorter_limit
from lapor.reports.simulation import Key, Simulated, simulate
from lapor.reports.sweep_queries import open_count
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_limits import STEP_NAMES, LimitForm, TryForm
from lapor.workbench.forms.base import PROCEDURES

HOME = "/kerja/kelola/batas-waktu/"
TRY_UP_TO = 5000
SPAN = timedelta(days=30)
KINDS = {"reminded": _("Pengingat"), "escalated": _("Eskalasi")}


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """One rule in words; `office` is empty for the nation's."""

    step: str | Promise
    procedure: str | Promise
    limit: int
    is_working: bool
    valid_from: date
    version: int
    source: str
    reliability: str
    office: str


@dataclass(frozen=True, kw_only=True)
class RuleGroup:
    """One procedure's rules."""

    name: str | Promise
    rows: Sequence[RuleRow]


@dataclass(frozen=True, kw_only=True)
class LimitsPage:
    """All rules, the tenant's own, and the form of another one."""

    groups: Sequence[RuleGroup]
    own: Sequence[RuleRow]
    form: LimitForm
    offices: Sequence[str]
    may_try: bool
    zone: str


@dataclass(frozen=True, kw_only=True)
class TriedRow:
    """How often something was told by the rules that hold, and how often it would have been."""

    procedure: str | Promise
    step: str | Promise
    kind: str | Promise
    level: int
    now: int
    tried: int


@dataclass(frozen=True, kw_only=True)
class TryPage:
    """A rule tried on the past thirty days; `rows` is None before it was asked for."""

    form: TryForm
    rows: Sequence[TriedRow] | None
    reports: int
    is_too_much: bool
    may_try: bool


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: HttpRequest) -> HttpResponse:
    """Every limit with its source; a POST sets a shorter one of an institution."""
    desk = desk_of(request)
    form = LimitForm(request.POST or None, tenant=desk.tenant)
    if request.method == "POST" and form.is_valid() and tried(form, act=lambda: _set(desk, form=form)):
        messages.success(request, say("Batas sendiri disimpan. Laporan yang sudah masuk memakai batas yang lama."))
        return redirect(HOME)
    page = LimitsPage(
        groups=_groups(deadlines.all_rules()),
        own=[_own(row, desk=desk) for row in own_limits(desk.tenant)],
        form=form,
        offices=desk.offices,
        may_try=_may_try(desk),
        zone=desk.who.zone,
    )
    return show(request, "workbench/admin/limits.html", work=page, status=422 if form.errors else 200)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def simulation(request: HttpRequest) -> HttpResponse:
    """What a limit would have reminded and escalated in the past thirty days. Changes nothing."""
    desk = desk_of(request)
    form = TryForm(request.GET or None, tenant=desk.tenant)
    may, too_much = _may_try(desk), open_count(desk.tenant) > TRY_UP_TO
    rows, reports = None, 0
    if form.is_bound and form.is_valid() and may and not too_much:
        given = form.cleaned_data
        now = simulate(since=desk.who.now - SPAN, until=desk.who.now)
        asked = {(given["procedure"], given["step"]): given["limit"]}
        other = simulate(since=desk.who.now - SPAN, until=desk.who.now, limits=asked)
        rows, reports = _compared(now, tried=other), now.reports
    page = TryPage(form=form, rows=rows, reports=reports, is_too_much=too_much, may_try=may)
    return show(request, "workbench/admin/limits_try.html", work=page)


def _set(desk: Desk, *, form: LimitForm) -> None:
    given = form.cleaned_data
    set_shorter_limit(
        given["office"] or desk.tenant,
        procedure=given["procedure"],
        step=given["step"],
        limit=given["limit"],
        source=given["source"],
        valid_from=given["valid_from"],
        by=desk.who.actor,
        at=desk.who.now,
    )


def _may_try(desk: Desk) -> bool:
    """The past is tried for the whole installation at once: only where that is one's own tenant, or one keeps the whole."""
    return desk.is_host or len(institutions.installations()) == 1


def _groups(rules: Sequence[Rule]) -> list[RuleGroup]:
    ordered = sorted(rules, key=lambda rule: (rule.step not in STEP_NAMES, rule.valid_from, rule.version))
    found = [
        RuleGroup(name=name, rows=[_row(rule, office="") for rule in ordered if rule.procedure == code])
        for code, name in PROCEDURES
    ]
    return [group for group in found if group.rows]


def _own(row: ClockRule, *, desk: Desk) -> RuleRow:
    known = desk.directory.offices.get(row.institution_id) if row.institution_id else None
    return _row(row, office=known.name if known else "")


def _row(rule: Rule | ClockRule, *, office: str) -> RuleRow:
    return RuleRow(
        step=STEP_NAMES.get(rule.step, rule.step),
        procedure=dict(PROCEDURES).get(rule.procedure, rule.procedure),
        limit=rule.limit,
        is_working=rule.unit == "working",
        valid_from=rule.valid_from,
        version=rule.version,
        source=rule.source,
        reliability=rule.reliability,
        office=office,
    )


def _compared(now: Simulated, *, tried: Simulated) -> list[TriedRow]:
    keys: list[Key] = sorted({*now.told, *tried.told})
    names = dict(PROCEDURES)
    return [
        TriedRow(
            procedure=names.get(procedure, procedure),
            step=STEP_NAMES.get(step, step),
            kind=KINDS.get(kind, kind),
            level=level,
            now=now.told.get((procedure, step, kind, level), 0),
            tried=tried.told.get((procedure, step, kind, level), 0),
        )
        for procedure, step, kind, level in keys
    ]
