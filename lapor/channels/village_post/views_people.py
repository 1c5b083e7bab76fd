"""Pages for villagers at the post or on its hotspot: tell, and take the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lapor.channels.village_post.forms import TellForm
from lapor.exchange import questions
from lapor.exchange.post_keys import post_home
from lapor.exchange.services.own import (
    PostReceipt,
    Telling,
    file_at_post,
)
from lapor.people.entry import PUBLIC, open_to

TRIES_A_MINUTE = 30


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
