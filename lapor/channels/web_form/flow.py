"""From one posted step to the next page. Nothing typed is dropped on any way through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lapor.channels.web_form import choices
from lapor.channels.web_form.files import items_of
from lapor.channels.web_form.forms import Setting, StepForm, WhereForm
from lapor.channels.web_form.maps import map_source
from lapor.channels.web_form.pages import StepPage, check_page
from lapor.channels.web_form.places import seen
from lapor.channels.web_form.steps import CHECK, STEPS, FormStep, before, progress, step_of
from lapor.institutions import queries as institutions
from lapor.intake.drafts import Draft, seal_draft

PROBLEM = 422


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request of a person who writes a report: the draft so far, what has to be said about it, and what a link brought along."""

    request: HttpRequest
    draft: Draft
    at: datetime
    notes: tuple[object, ...] = field(default=())
    problems: tuple[str, ...] = field(default=())
    brought: tuple[str, ...] = field(default=())

    def noting(self, note: object) -> "Visit":
        """The visit with something more to say."""
        return replace(self, notes=(*self.notes, note))


def form_of(step: FormStep, *, visit: Visit, is_checked: bool) -> StepForm:
    """The form of a step over the draft's answers."""
    here = institutions.tenant_of_region(visit.draft.answers.get("region") or None)
    setting = Setting(
        today=visit.at.astimezone(ZoneInfo(here.zone)).date(),
        tenant=choices.tenant_of(visit.draft.answers.get("region", "")),
        has_sound=visit.draft.has_sound,
    )
    return step.form(visit.draft.answers, setting=setting, is_checked=is_checked)


def all_forms(visit: Visit) -> dict[str, StepForm]:
    """Every step's form, checked."""
    return {step.code: form_of(step, visit=visit, is_checked=True) for step in STEPS}


def show_step(step: FormStep, *, visit: Visit, form: StepForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a step; with a checked form, its errors. Raises DraftTooLarge."""
    shown = form or form_of(step, visit=visit, is_checked=False)
    is_problem = bool(visit.problems or visit.notes or (form and form.errors))
    page = StepPage(
        code=step.code,
        title=step.label,
        line=progress(step.code),
        form=shown,
        draft=seal_draft(_beside(step, draft=visit.draft, form=shown)),
        back=before(step.code),
        files=items_of(visit.draft),
        notes=visit.notes,
        problems=visit.problems,
        brought=visit.brought,
        is_change=visit.draft.is_checked,
        within=_within(),
        map_source=map_source(shown.answers.get("region", "")) if isinstance(shown, WhereForm) else None,
    )
    status = PROBLEM if is_problem and status == 200 else status
    return render(visit.request, f"web_form/{step.code}.html", {"this": page}, status=status)


def show_check(*, visit: Visit, is_trapped: bool = False, status: int = 200) -> HttpResponse:
    """The check page; when something is wrong or missing, the first step that has to be mended."""
    forms = all_forms(visit)
    wrong = first_wrong(forms)
    if wrong is not None:
        return show_step(wrong, visit=visit, form=forms[wrong.code])
    draft = replace(visit.draft.with_answers(forms["where"].tidy()), is_checked=True)
    page = check_page(
        draft,
        sealed=seal_draft(draft),
        day=forms["where"].cleaned_data["occurred_on"],
        region=draft.answers.get("region", ""),
        notes=visit.notes,
    )
    page = replace(page, is_trapped=is_trapped)
    return render(visit.request, "web_form/check.html", {"this": page}, status=status)


def show(code: str, *, visit: Visit) -> HttpResponse:
    """The page with that code; the first step for a code that nobody knows."""
    if code == CHECK:
        return show_check(visit=visit, status=PROBLEM if visit.notes else 200)
    return show_step(step_of(code) or STEPS[0], visit=visit)


def first_wrong(forms: Mapping[str, StepForm]) -> FormStep | None:
    """The first step that has to be mended."""
    return next((step for step in STEPS if not forms[step.code].is_valid()), None)


def _beside(step: FormStep, *, draft: Draft, form: StepForm) -> Draft:
    """What travels in the sealed field: everything but the answers that stand open in the form, and the files of step one."""
    kept = draft.without(step.fields)
    if step.code == "what":
        kept = replace(kept, files=())
    if isinstance(form, WhereForm):
        shown = seen(form.answers.get("region", ""), text=form.answers.get("region_text", ""))
        kept = kept.with_answers({"region_seen": shown})
    return kept


def _within() -> str:
    """The region to search in, when the installation serves one alone."""
    served = institutions.installations()
    return served[0].region if len(served) == 1 and served[0].region != "00" else ""
