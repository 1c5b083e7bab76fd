"""Administration of topics: by the tenant's coordinator and administrator."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.text import fold
from lapor.people.entry import open_to
from lapor.reports.administration_queries import topic_of, topics_with_closed
from lapor.reports.models import Topic
from lapor.reports.services.topics import close_topic, reopen_topic
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_topics import TopicForm
from lapor.workbench.services import save_topic

HOME = "/kerja/kelola/topik/"
_FIELDS = ("name", "words", "default_class", "default_procedure", "agency_kind", "sp4n_id")


@dataclass(frozen=True, kw_only=True)
class TopicRow:
    """A topic in the tree."""

    code: str
    name: str
    sp4n_id: int | None
    is_closed: bool


@dataclass(frozen=True, kw_only=True)
class MainTopic:
    """A main topic with those beneath it."""

    row: TopicRow
    children: tuple[TopicRow, ...]


@dataclass(frozen=True, kw_only=True)
class TopicsPage:
    """The tree of topics, or what was looked for."""

    groups: tuple[MainTopic, ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class TopicPage:
    """One topic, or a new one (empty `code`)."""

    code: str
    name: str
    form: TopicForm
    is_closed: bool
    has_children: bool


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def topics(request: HttpRequest) -> HttpResponse:
    """The tenant's topics."""
    desk = desk_of(request)
    text = request.GET.get("cari", "")[:100]
    page = TopicsPage(groups=_groups(topics_with_closed(desk.tenant), text=fold(text)), text=text)
    return show(request, "workbench/admin/topics.html", work=page)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, code: str = "") -> HttpResponse:
    """One topic, or a new one; a POST saves it."""
    desk = desk_of(request)
    found = _topic(desk, code=code) if code else None
    known = topics_with_closed(desk.tenant)
    main = [each for each in known if each.parent_id is None and each.closed_on is None and each.code != code]
    has_children = found is not None and any(each.parent_id == found.pk for each in known)
    initial = {field: getattr(found, field) for field in _FIELDS} if found else {}
    initial["parent"] = (found.parent.code if found.parent else "") if found else request.GET.get("di", "")
    form = TopicForm(request.POST or None, tenant=desk.tenant, main=[] if has_children else main, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(form, act=lambda: save_topic(code, tenant=desk.tenant, **given, by=desk.who.actor, at=desk.who.now)):
            messages.success(request, say("Topik tersimpan."))
            return redirect(HOME)
    page = TopicPage(
        code=code,
        name=found.name if found else "",
        form=form,
        is_closed=bool(found and found.closed_on),
        has_children=has_children,
    )
    return show(request, "workbench/admin/topic.html", work=page)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Offer a topic no more, after asking."""
    desk = desk_of(request)
    found = _topic(desk, code=code)
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Tutup topik ini?"),
            text=_("Topik ini dan yang di bawahnya tidak bisa dipilih lagi. Laporan lama tetap memakainya."),
            action=_("Tutup topik"),
            back_url=f"{HOME}{found.code}/",
        )
    close_topic(found.code, tenant=desk.tenant, by=desk.who.actor, at=desk.who.now)
    messages.success(request, say("Topik ditutup."))
    return redirect(HOME)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Offer a closed topic again."""
    desk = desk_of(request)
    found = _topic(desk, code=code)
    reopen_topic(found.code, tenant=desk.tenant, by=desk.who.actor, at=desk.who.now)
    messages.success(request, say("Topik dibuka kembali."))
    return redirect(f"{HOME}{found.code}/")


def _topic(desk: Desk, *, code: str) -> Topic:
    found = topic_of(desk.tenant, code=code)
    if found is None:
        raise Http404
    return found


def _groups(known: list[Topic], *, text: str) -> tuple[MainTopic, ...]:
    groups: list[MainTopic] = []
    for main in (each for each in known if each.parent_id is None):
        children = [each for each in known if each.parent_id == main.pk]
        if text and text not in fold(main.name):
            children = [each for each in children if text in fold(f"{each.name} {each.words}")]
            if not children:
                continue
        groups.append(MainTopic(row=_row(main), children=tuple(_row(each) for each in children)))
    return tuple(groups)


def _row(topic: Topic) -> TopicRow:
    return TopicRow(code=topic.code, name=topic.name, sp4n_id=topic.sp4n_id, is_closed=topic.closed_on is not None)
