"""The leaders' dashboard."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lapor.dashboards.context import LOOKING, look_of, show
from lapor.dashboards.pages.board import board_page
from lapor.people.entry import open_to


@open_to(*LOOKING)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What needs this leader today, who is late and why, what was promised, how the plan stands."""
    return show(request, "dashboards/board.html", board=board_page(look_of(request)))
