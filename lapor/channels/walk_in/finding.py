"""`/kerja/terima/cari/`: a person at the counter has lost the number of a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lapor.audit.services import log_access
from lapor.channels.walk_in.desk import ROLES, Desk, desk_of, show
from lapor.intake.counter_queries import reports_at_counter
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.kit.codes import format_code
from lapor.people.entry import open_to

SEARCHES_AN_HOUR = 20


class FindForm(forms.Form):
    """What the person says, and that the person is here."""

    use_required_attribute = False

    contact = forms.CharField(
        label=_("Nomor HP atau email pelapor"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("Tulis nomor HP atau email yang disebut pelapor.")},
    )
    is_here = forms.BooleanField(
        label=_("Pelapor sendiri ada di depan saya dan meminta ini"),
        error_messages={"required": _("Pencarian hanya boleh bila pelapor sendiri memintanya.")},
    )


@dataclass(frozen=True, kw_only=True)
class FoundReport:
    """Number, state and dates; not a word of it."""

    code: str
    state: str
    waiting_for: str
    filed_at: datetime
    answer_due_at: datetime


@dataclass(frozen=True, kw_only=True)
class FindPage:
    """The question, and what was found."""

    form: FindForm
    was_asked: bool
    found: Sequence[FoundReport]
    zone: str
    problem: str = ""


@open_to(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Every search is noted in the access log; twenty an hour for one officer."""
    desk = desk_of(request)
    if request.method != "POST":
        return show(request, "walk_in/find.html", work=_page(FindForm(), desk=desk))
    form = FindForm(request.POST)
    if not form.is_valid():
        return show(request, "walk_in/find.html", work=_page(form, desk=desk), status=422)
    if not allow("counter search", str(desk.person), limit=SEARCHES_AN_HOUR, per_seconds=3600):
        refusal = TooManyTries()
        page = _page(form, desk=desk, problem=f"{refusal.message} {refusal.next_step}")
        return show(request, "walk_in/find.html", work=page, status=refusal.status)
    log_access(f"person/{desk.person}", by=desk.actor, at=desk.now, purpose="counter_search")
    rows = reports_at_counter(form.cleaned_data["contact"], tenants=frozenset({desk.tenant}))
    found = [
        FoundReport(
            code=format_code(row.code),
            state=row.state,
            waiting_for=row.waiting_for,
            filed_at=row.filed_at,
            answer_due_at=row.answer_due_at,
        )
        for row in rows
    ]
    return show(request, "walk_in/find.html", work=_page(FindForm(), desk=desk, found=found, was_asked=True))


def _page(
    form: FindForm, *, desk: Desk, found: Sequence[FoundReport] = (), was_asked: bool = False, problem: str = ""
) -> FindPage:
    return FindPage(form=form, was_asked=was_asked, found=found, zone=desk.office.zone, problem=problem)
