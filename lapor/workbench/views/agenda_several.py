"""One step for several items of the agenda: chosen from a list, checked on a page, then done for all or for none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lapor.actionplan.agenda import queries, services, words
from lapor.actionplan.agenda.policy import DECIDABLE, NEXT_STAGE
from lapor.actionplan.agenda.queries import AgendaLine
from lapor.actionplan.agenda.services import Verdict
from lapor.actionplan.agenda.shown import ItemLine, item_line
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.ui.again import is_confirmed
from lapor.ui.agenda_filters import AgendaFilterForm, agenda_filter_of
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.agenda_several import MERGED, MOVE, SeveralForm
from lapor.workbench.views.agenda import AGENDA
from lapor.workbench.views.plans import EDITORS, tenant_of, today_of

MOST = 50


@dataclass(frozen=True, kw_only=True)
class ChooseSeveralPage:
    """What may be chosen, narrowed by the filter; `ticked` are the items chosen so far."""

    filter: AgendaFilterForm
    query: str
    items: tuple[ItemLine, ...]
    ticked: frozenset[str]
    form: SeveralForm


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """One chosen item and what becomes of it."""

    item: ItemLine
    becomes: str


@dataclass(frozen=True, kw_only=True)
class CheckSeveralPage:
    """Everything once more before it is done; `reports` stand behind them."""

    outlooks: tuple[Outlook, ...]
    form: SeveralForm
    act: str
    into: str
    reports: int
    query: str


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest) -> HttpResponse:
    """Choose, check, do. Whatever stands against it keeps every tick and word. 8 statements to choose besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    form = SeveralForm(
        request.POST or None, tenant=tenant, initial={"happened_on": today_of(tenant, now=who.now), "act": MOVE}
    )
    ticked = frozenset(request.POST.getlist("item"))
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        return _choose(request, who=who, form=form, ticked=ticked)
    chosen = queries.chosen_items(tenant, keys=[key for key in map(_key, ticked) if key])
    problem = _problem(chosen, ticked=ticked, given=form.cleaned_data)
    if problem:
        form.add_error(None, problem)
        return _choose(request, who=who, form=form, ticked=ticked)
    if not is_confirmed(request):
        return _check(request, tenant=tenant, form=form, chosen=chosen)
    if tried(form, act=_act(request, who=who, form=form, chosen=chosen)):
        count = len(chosen)
        done = ngettext("%(n)d usulan diproses.", "%(n)d usulan diproses.", count) % {"n": count}
        messages.success(request, f"{done} {say('Pelapor yang punya kontak diberi tahu.')}")
        return redirect(AGENDA)
    return _choose(request, who=who, form=form, ticked=ticked)


def _choose(request: HttpRequest, *, who: Visit, form: SeveralForm, ticked: frozenset[str]) -> HttpResponse:
    tenant = tenant_of(who)
    narrowed = AgendaFilterForm(request.GET, tenant=tenant, region=institutions.office(tenant).region)
    lines = queries.items_of(tenant, wanted=agenda_filter_of(narrowed))
    page = ChooseSeveralPage(
        filter=narrowed,
        query=request.GET.urlencode(),
        items=tuple(item_line(each) for each in lines if each.decision in DECIDABLE),
        ticked=ticked,
        form=form,
    )
    return show(request, "workbench/agenda/several.html", work=page)


def _problem(chosen: list[AgendaLine], *, ticked: frozenset[str], given: dict[str, Any]) -> str:
    """What stands against it in words; empty when nothing does."""
    if not chosen:
        return say("Centang dulu sedikitnya satu usulan.")
    if len(ticked) > MOST:
        return say("Paling banyak %(most)d usulan sekaligus. Kurangi pilihannya.") % {"most": MOST}
    movable = [each for each in chosen if each.decision in DECIDABLE and each.stage in NEXT_STAGE]
    stuck = [each for each in chosen if each not in movable] if given["act"] == MOVE else []
    stuck += [each for each in chosen if each.decision not in DECIDABLE and each not in stuck]
    if stuck:
        names = ", ".join(f"“{each.title}”" for each in stuck[:5])
        return say("Tidak bisa menerima langkah ini, hapus centangnya: %(names)s.") % {"names": names}
    if given["act"] == MERGED and given["merged_into"] in {str(each.id) for each in chosen}:
        return say("Usulan tujuan ikut tercentang. Hapus centangnya, atau pilih tujuan lain.")
    return ""


def _check(request: HttpRequest, *, tenant: UUID, form: SeveralForm, chosen: list[AgendaLine]) -> HttpResponse:
    given = form.cleaned_data
    targets = dict(queries.merge_targets(tenant))
    into = _key(given["merged_into"]) if given["act"] == MERGED else None
    page = CheckSeveralPage(
        outlooks=tuple(Outlook(item=item_line(each), becomes=_becomes(each, act=given["act"])) for each in chosen),
        form=form,
        act=given["act"],
        into=targets.get(into, "") if into else "",
        reports=sum(each.reports for each in chosen),
        query=request.GET.urlencode(),
    )
    return show(request, "workbench/agenda/several_check.html", work=page)


def _becomes(line: AgendaLine, *, act: str) -> str:
    return str(words.STAGES[NEXT_STAGE[line.stage]] if act == MOVE else words.DECISIONS[act])


def _act(request: HttpRequest, *, who: Visit, form: SeveralForm, chosen: list[AgendaLine]) -> Callable[[], object]:
    given, tenant = form.cleaned_data, tenant_of(who)
    seen = {each.id: _number(request.POST.get(f"seen-{each.id}", "")) for each in chosen}
    common: dict[str, Any] = {
        "tenant": tenant,
        "happened_on": given["happened_on"],
        "by": who.actor,
        "at": who.now,
    }
    if given["act"] == MOVE:
        return lambda: services.move_several(seen, note=given["note"], **common)
    into = _key(given["merged_into"]) if given["act"] == MERGED else None
    verdict = Verdict(decision=given["act"], reason=given["note"], merged_into=into)
    return lambda: services.decide_several(seen, verdict=verdict, **common)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
