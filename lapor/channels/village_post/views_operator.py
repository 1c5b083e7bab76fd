"""Pages for the operator of a post: unlock, open reports, notices that wait for delivery, bundles."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.channels.village_post import memory
from lapor.channels.village_post.forms import STATE_WORDS, TellForm, UnlockForm
from lapor.channels.village_post.views_people import file_told
from lapor.channels.village_post.words import told_of
from lapor.exchange import questions
from lapor.exchange.facts import WAYS
from lapor.exchange.models import OwnReport
from lapor.exchange.post_keys import Unlocked, post_home, unlock
from lapor.exchange.questions import Listed, OwnStanding
from lapor.exchange.services.own import hand_on, pack_at_post, take_at_post
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.people.entry import PUBLIC, open_to


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the operator's list: an open report, whose news may be handed on, or the number that its reporter has to show."""

    report: UUID
    code: str
    title: str
    state: str
    is_waiting: bool
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class OperatorPage:
    """What the operator sees after unlocking."""

    name: str
    standing: OwnStanding
    waiting: tuple[Row, ...]
    reports: tuple[Row, ...]
    told: tuple[str, ...] = ()


@open_to(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The passphrase opens the post in this browser, until it is locked or the computer is switched off."""
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allow("post-unlock", request, limit=10, per_seconds=60):
            return render(request, "village_post/unlock.html", {"form": form, "slow": True}, status=429)
        try:
            memory.hold(unlock(form.cleaned_data["passphrase"]), request=request)
            return redirect("village_post:operator")
        except Refusal as refusal:
            form.add_error("passphrase", f"{refusal.message} {refusal.next_step}")
    return render(request, "village_post/unlock.html", {"form": form, "slow": False})


@open_to(PUBLIC)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the post again."""
    memory.let_go(request)
    return redirect("village_post:home")


@open_to(PUBLIC)
@never_cache
@require_safe
def operator(request: HttpRequest) -> HttpResponse:
    """Open reports, what waits for delivery, and how the post stands."""
    unlocked = memory.held(request)
    if unlocked is None:
        return redirect("village_post:enter")
    return render(request, "village_post/operator.html", {"work": _page(unlocked)})


@open_to(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: HttpRequest) -> HttpResponse:
    """The operator types what somebody tells."""
    if memory.held(request) is None:
        return redirect("village_post:enter")
    centre = post_home().centre
    form = TellForm(request.POST or None, request.FILES or None, villages=centre.regions)
    if request.method == "POST" and form.is_valid():
        receipt = file_told(form, is_typed_by_operator=True)
        return render(request, "village_post/receipt.html", {"receipt": receipt, "post": centre})
    return render(request, "village_post/tell.html", {"form": form, "post": centre, "operator": True})


@open_to(PUBLIC)
@require_POST
def mark(request: HttpRequest, report: UUID) -> HttpResponse:
    """The news of an open report were shown, printed or handed over; of any other the operator holds nothing to hand over."""
    way = request.POST.get("way", "")
    if memory.held(request) is not None and way in WAYS and questions.may_be_handed_on(report):
        hand_on(report, way=way, at=timezone.now())
    return HttpResponseRedirect(reverse("village_post:operator"))


@open_to(PUBLIC)
@never_cache
@require_safe
def notice(request: HttpRequest, report: UUID) -> HttpResponse:
    """An open report's news on one sheet, to print."""
    unlocked = memory.held(request)
    if unlocked is None:
        return redirect("village_post:enter")
    listed = next((each for each in questions.listed_reports(unlocked) if each.report == report), None)
    return render(request, "village_post/notice.html", {"listed": listed, "state": _state(listed)})


@open_to(PUBLIC)
@never_cache
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """A bundle for the centre, to save on a stick or to share."""
    unlocked = memory.held(request)
    if unlocked is None:
        return redirect("village_post:enter")
    now = timezone.now()
    content = pack_at_post(unlocked, at=now, files=request.POST.get("files") != "none")
    answer = HttpResponse(content, content_type="application/octet-stream")
    name = f"pos-{str(unlocked.keys.site)[:13]}-{now:%Y%m%d-%H%M%S}.lapor"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@open_to(PUBLIC)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take returning bundles: any number, in any order, twice."""
    unlocked = memory.held(request)
    if unlocked is None:
        return redirect("village_post:enter")
    told: list[str] = []
    for file in request.FILES.getlist("bundles"):
        taken = take_at_post(file.read(), unlocked=unlocked)
        told.append(f"{file.name}: {taken.used} ✓, {taken.news} kabar baru")
        told += [f"{file.name}: {told_of(code)}" for _, code in taken.broken]
    return render(request, "village_post/operator.html", {"work": _page(unlocked, told=tuple(told))})


def _page(unlocked: Unlocked, *, told: tuple[str, ...] = ()) -> OperatorPage:
    listed = {each.report: each for each in questions.listed_reports(unlocked)}
    waiting = [
        _row(listed[row.report]) if row.report in listed else _closed_row(row, unlocked=unlocked)
        for row in questions.waiting_notices()
    ]
    return OperatorPage(
        name=post_home().centre.name,
        standing=questions.own_standing(),
        waiting=tuple(waiting),
        reports=tuple(_row(each) for each in listed.values()),
        told=told,
    )


def _row(listed: Listed) -> Row:
    return Row(
        report=listed.report,
        code=listed.code,
        title=listed.title,
        state=_state(listed),
        is_waiting=listed.is_waiting,
        is_open=True,
    )


def _closed_row(row: OwnReport, *, unlocked: Unlocked) -> Row:
    """Every report that is not open looks alike: its number, nothing else."""
    return Row(
        report=row.report,
        code=questions.code_of(row, unlocked=unlocked),
        title="",
        state="",
        is_waiting=True,
        is_open=False,
    )


def _state(listed: Listed | None) -> str:
    if listed is None or listed.standing is None:
        return ""
    return str(STATE_WORDS.get(listed.standing.state, listed.standing.state))
