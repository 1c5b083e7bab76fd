"""Pages for villagers at the post or on its hotspot: tell, take the receipt, open a report with number and access key."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lapor.channels.village_post.forms import STATE_WORDS, OpenForm, SayForm, TellForm
from lapor.exchange import questions
from lapor.exchange.answers import Standing
from lapor.exchange.models import OwnReport
from lapor.exchange.post_keys import post_home
from lapor.exchange.services.own import (
    PostReceipt,
    Telling,
    add_at_post,
    answer_at_post,
    file_at_post,
    hand_on,
    rate_at_post,
    withdraw_at_post,
)
from lapor.intake.limits import allow
from lapor.people.entry import PUBLIC, open_to

TRIES_A_MINUTE = 30


@dataclass(frozen=True, kw_only=True)
class OpenedPage:
    """A report as its reporter sees it at the post."""

    code: str
    access_key: str
    standing: Standing | None
    state: str | Promise
    form: SayForm
    told: str = ""


@open_to(PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the two ways on."""
    return render(request, "village_post/home.html", {"post": post_home().centre})


@open_to(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """The self-service form: everything is sealed on entry, and the receipt is shown once."""
    centre = post_home().centre
    form = TellForm(request.POST or None, request.FILES or None, villages=centre.regions)
    if request.method == "POST" and form.is_valid():
        receipt = file_told(form, is_typed_by_operator=False)
        return render(request, "village_post/receipt.html", {"receipt": receipt, "post": centre})
    return render(request, "village_post/tell.html", {"form": form, "post": centre, "operator": False})


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
        page = {"form": OpenForm(request.POST), "wrong": True}
        return render(request, "village_post/follow.html", page, status=403)
    told = _say(form, row=row) if form.cleaned_data.get("do") else ""
    return render(request, "village_post/opened.html", {"page": _page(form, row=row, told=told)})


def file_told(form: TellForm, *, is_typed_by_operator: bool) -> PostReceipt | None:
    """File what the form says; None when the same form came before, whose receipt was shown then."""
    given = form.cleaned_data
    if questions.own_report(given["report"]) is not None:
        return None
    anonymous = given["privacy"].startswith("anonymous")
    return file_at_post(
        Telling(
            report=given["report"],
            report_class=given["report_class"],
            privacy=given["privacy"],
            body=given["body"],
            title=given["title"],
            region=given["region"],
            address=given["address"],
            occurred_on=given["occurred_on"].isoformat() if given["occurred_on"] else "",
            about_official=given["about_official"],
            name="" if anonymous else given["name"],
            phone=given["phone"],
            has_sound=form.has_sound,
            files=tuple((each.name, each.read()) for each in given["attached"]),
            is_typed_by_operator=is_typed_by_operator,
        ),
        at=timezone.now(),
    )


def _opened(form: SayForm) -> OwnReport | None:
    if not form.is_valid():
        return None
    given = form.cleaned_data
    return questions.report_opened_by(given["code"], access_key=given["access_key"], site=post_home().site)


def _page(form: SayForm, *, row: OwnReport, told: str) -> OpenedPage:
    """What came back is shown now: that is a delivery."""
    given = form.cleaned_data
    standing = questions.standing_for_reporter(row, access_key=given["access_key"])
    if standing is not None and row.needs_delivery:
        hand_on(row.report, way="shown", at=timezone.now())
    return OpenedPage(
        code=given["code"],
        access_key=given["access_key"],
        standing=standing,
        state=STATE_WORDS.get(standing.state, standing.state) if standing else "",
        form=SayForm(initial={"code": given["code"], "access_key": given["access_key"]}),
        told=told,
    )


def _say(form: SayForm, *, row: OwnReport) -> str:
    given, now = form.cleaned_data, timezone.now()
    text, do = given["text"].strip(), given["do"]
    if do in {"settled", "unsettled"} and (text or do == "settled"):
        rate_at_post(row.report, is_settled=do == "settled", score=0, text=text, at=now)
    elif do == "withdraw":
        withdraw_at_post(row.report, at=now)
    elif do == "answer" and text:
        answer_at_post(row.report, text=text, at=now)
    elif do == "add" and (text or given["attached"]):
        add_at_post(row.report, text=text, files=[(each.name, each.read()) for each in given["attached"]], at=now)
    else:
        return say("Belum ada yang dicatat. Tulis dahulu, lalu tekan tombolnya lagi.")
    return say("Sudah dicatat dan disegel di pos ini. Kabar ini berangkat dengan bundel berikutnya.")
