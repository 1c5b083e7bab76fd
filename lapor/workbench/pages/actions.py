"""The actions that are possible now, each with its form."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from lapor.kit.actors import Actor
from lapor.reports import workflow
from lapor.reports.case_detail_queries import Case
from lapor.reports.models import Access
from lapor.ui.shapes import FileItem
from lapor.workbench.forms import FORMS, ActionForm

# Verbs of the officers' own that the table of transitions does not hold.
BESIDE_THE_TABLE = frozenset({"note", "paper"})
# Up to here the actions that move the case on; the rest stands behind "Tindakan lain".
FIRST = frozenset(
    {
        "transcribe",
        "verify",
        "forward",
        "accept",
        "respond",
        "draft",
        "return_draft",
        "paper",
        "rule_contest",
        "assign",
        "validate_closure",
        "review_closure",
        "answer_objection",
    }
)
# A letter opens the action; the page shows it beside the title.
KEYS = {
    "verify": "v",
    "forward": "t",
    "accept": "m",
    "respond": "w",
    "draft": "d",
    "assign": "g",
    "ask": "p",
    "reply": "b",
    "decline": "u",
    "archive": "a",
    "note": "c",
}


@dataclass(frozen=True, kw_only=True)
class Action:
    """One action as the case page shows it: its words and its form."""

    verb: str
    title: str | Promise
    told: str | Promise
    button: str | Promise
    icon: str
    key: str
    form: ActionForm
    url: str
    upload: str
    files: Sequence[FileItem]
    asks_undo: bool
    is_danger: bool
    is_open: bool
    is_first: bool
    is_possible: bool = True


def possible(case: Case) -> list[str]:
    """The verbs that state, role and common sense allow, in the order of the page."""
    allowed = set(case.verbs) | BESIDE_THE_TABLE
    return [
        verb for verb, form in FORMS.items() if verb in allowed and form.fits(case) and _makes_sense(verb, case=case)
    ]


def action_of(
    form: ActionForm, *, code: str, opened: bool = False, files: Sequence[FileItem] = (), is_possible: bool = True
) -> Action:
    """The form with its words and address."""
    return Action(
        verb=form.verb,
        title=form.title,
        told=form.told,
        button=form.button,
        icon=form.icon,
        key=KEYS.get(form.verb, ""),
        form=form,
        url=f"/kerja/laporan/{code}/{form.verb}/",
        upload=f"{form.verb}-files" if form.takes_files else "",
        files=files,
        asks_undo=form.undo,
        is_danger=form.is_danger,
        is_open=opened,
        is_first=form.verb in FIRST,
        is_possible=is_possible,
    )


def acting_office(actor: Actor, *, case: Case) -> UUID:
    """The office for which the actor speaks here: the leading one, else the verifying one, else any that may see it."""
    mine = [grant.institution for grant in actor.grants if grant.institution in case.standing.access]
    lead = case.standing.lead.institution_id if case.standing.lead is not None else None
    verifying = [each for each in mine if case.standing.access[each] == Access.Role.VERIFIER]
    return next((each for each in mine if each == lead), (verifying or mine)[0])


def _makes_sense(verb: str, *, case: Case) -> bool:
    """A leader reads and rules; a liaison officer drafts only where nobody was assigned; who verifies does not decline."""
    lead = case.standing.lead
    if verb == "note":
        return bool(case.relations)
    if verb == "draft":
        return "executor" in case.relations or lead is None or lead.executor_id is None
    return not (verb == "decline" and workflow.VERIFIER in case.relations)
