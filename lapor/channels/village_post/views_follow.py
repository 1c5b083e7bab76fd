"""A villager opens a report at the post with number and access key, reads what came back, and says more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lapor.channels.village_post.decisions import DecisionRow, decision_rows
from lapor.channels.village_post.forms import STATE_WORDS, OpenForm, SayForm
from lapor.exchange import questions
from lapor.exchange.answers import Standing
from lapor.exchange.models import OwnReport
from lapor.exchange.post_keys import post_home
from lapor.exchange.services.own import (
    add_at_post,
    answer_at_post,
    contest_at_post,
    hand_on,
    rate_at_post,
    withdraw_at_post,
)
from lapor.intake.limits import allow
from lapor.people.entry import PUBLIC, open_to
from lapor.reports.workflow import OPEN_STATES

TRIES_A_MINUTE = 30
NOTHING = _("Belum ada yang dicatat. Tulis dahulu, lalu tekan tombolnya lagi.")
WRONG = _("Belum ada yang dicatat. Perbaiki isian yang ditandai, lalu tekan tombolnya lagi.")
KEPT = _("Sudah dicatat dan disegel di pos ini. Kabar ini berangkat dengan bundel berikutnya.")
SAID_BEFORE = _("Keberatan ini sudah dicatat di pos ini. Satu keputusan bisa dibantah satu kali.")
NOT_CONTESTABLE = _("Keputusan ini tidak bisa dibantah lagi. Bila ada hal baru, tambahkan ke laporan.")


@dataclass(frozen=True, kw_only=True)
class OpenedPage:
    """A report as its reporter sees it at the post. `contesting` is the decision whose objection is still without words."""

    code: str
    access_key: str
    standing: Standing | None
    state: str | Promise
    zone: str
    form: SayForm
    decisions: tuple[DecisionRow, ...]
    may_withdraw: bool
    told: str | Promise = ""
    is_missing: bool = False
    contesting: str = ""
    asks_withdrawal: bool = False


@dataclass(frozen=True, kw_only=True)
class Said:
    """What came of a post: the words about it, and whether something was missing."""

    told: str | Promise = ""
    is_missing: bool = False
    contesting: str = ""
    asks_withdrawal: bool = False


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What the reporter says, about which report, knowing what, and when."""

    do: str
    row: OwnReport
    standing: Standing | None
    access_key: str
    text: str
    decision: str
    is_confirmed: bool
    at: datetime
    files: list[tuple[str, bytes]] = field(default_factory=list)


@open_to(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Number and access key open a report; with them the reporter reads and says. Neither ever stands in an address."""
    if request.method != "POST":
        return render(request, "village_post/follow.html", {"form": OpenForm(), "wrong": False})
    form = SayForm(request.POST, request.FILES)
    row = _opened(form)
    if row is None or not allow("post-follow", request, limit=TRIES_A_MINUTE, per_seconds=60):
        asked = {"form": OpenForm(request.POST), "wrong": True}
        return render(request, "village_post/follow.html", asked, status=403)
    access_key = form.cleaned_data["access_key"]
    standing = questions.standing_for_reporter(row, access_key=access_key)
    said = Said(told=WRONG, is_missing=True) if form.errors else _say(_saying(form, row=row, standing=standing))
    if standing is not None and row.needs_delivery:
        hand_on(row.report, way="shown", at=timezone.now())
    page = _page(form, row=questions.own_report(row.report) or row, standing=standing, said=said)
    return render(request, "village_post/opened.html", {"opened": page}, status=422 if said.is_missing else 200)


def _opened(form: SayForm) -> OwnReport | None:
    """The report that number and key open, also when something else in the form is wrong."""
    form.is_valid()
    given = form.cleaned_data
    if not given.get("code") or not given.get("access_key"):
        return None
    return questions.report_opened_by(given["code"], access_key=given["access_key"], site=post_home().site)


def _page(form: SayForm, *, row: OwnReport, standing: Standing | None, said: Said) -> OpenedPage:
    """What came back is shown now: that is a delivery. Whatever was typed and not taken stays in its field."""
    given = form.cleaned_data
    return OpenedPage(
        code=given["code"],
        access_key=given["access_key"],
        standing=standing,
        state=STATE_WORDS.get(standing.state, standing.state) if standing else "",
        zone=post_home().centre.zone,
        form=form if form.errors else SayForm(),
        decisions=decision_rows(row, standing=standing, access_key=given["access_key"]),
        may_withdraw=standing is None or standing.state in OPEN_STATES,
        told=said.told,
        is_missing=said.is_missing,
        contesting=said.contesting,
        asks_withdrawal=said.asks_withdrawal,
    )


def _saying(form: SayForm, *, row: OwnReport, standing: Standing | None) -> Saying:
    given = form.cleaned_data
    return Saying(
        do=given["do"],
        row=row,
        standing=standing,
        access_key=given["access_key"],
        text=given["text"].strip(),
        decision=given["decision"],
        is_confirmed=given["confirmed"] == "yes",
        at=timezone.now(),
        files=[(each.name, each.read()) for each in given["attached"]],
    )


def _say(saying: Saying) -> Said:
    run = VERBS.get(saying.do)
    return run(saying) if run else Said()


def _add(saying: Saying) -> Said:
    if not saying.text and not saying.files:
        return Said(told=NOTHING, is_missing=True)
    add_at_post(saying.row.report, text=saying.text, files=saying.files, at=saying.at)
    return Said(told=KEPT)


def _answer(saying: Saying) -> Said:
    if not saying.text:
        return Said(told=NOTHING, is_missing=True)
    answer_at_post(saying.row.report, text=saying.text, at=saying.at)
    return _with_files(saying)


def _settled(saying: Saying) -> Said:
    rate_at_post(saying.row.report, is_settled=True, score=0, text=saying.text, at=saying.at)
    return _with_files(saying)


def _unsettled(saying: Saying) -> Said:
    if not saying.text:
        return Said(told=NOTHING, is_missing=True)
    rate_at_post(saying.row.report, is_settled=False, score=0, text=saying.text, at=saying.at)
    return _with_files(saying)


def _withdraw(saying: Saying) -> Said:
    if not saying.is_confirmed:
        return Said(asks_withdrawal=True)
    withdraw_at_post(saying.row.report, at=saying.at)
    return Said(told=KEPT)


def _contest(saying: Saying) -> Said:
    """Only a decision that came back and that may still be objected to; the centre looks again."""
    known = {each.kind: each for each in saying.standing.decisions} if saying.standing else {}
    decision = known.get(saying.decision)
    if decision is None or not decision.may_contest:
        return Said(told=NOT_CONTESTABLE)
    if not saying.text:
        return Said(
            told=say("Tulis mengapa Anda keberatan, lalu tekan tombolnya lagi."),
            is_missing=True,
            contesting=decision.kind,
        )
    is_new = contest_at_post(
        saying.row.report, decision=decision.kind, text=saying.text, access_key=saying.access_key, at=saying.at
    )
    return Said(told=KEPT if is_new else SAID_BEFORE)


def _with_files(saying: Saying) -> Said:
    """What was attached goes along as an addition, whatever button was pressed."""
    if saying.files:
        add_at_post(saying.row.report, text="", files=saying.files, at=saying.at)
    return Said(told=KEPT)


VERBS: Mapping[str, Callable[[Saying], Said]] = {
    "add": _add,
    "answer": _answer,
    "settled": _settled,
    "unsettled": _unsettled,
    "withdraw": _withdraw,
    "contest": _contest,
}
