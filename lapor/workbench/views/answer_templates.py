"""Answer templates of one's agency: listed, kept and taken out of use."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST

from lapor.kit.actors import LEADER, LIAISON
from lapor.people.entry import open_to
from lapor.reports.administration_queries import topic_of
from lapor.reports.desk_queries import templates_of
from lapor.reports.models import AnswerTemplate
from lapor.reports.services import close_answer_template, keep_answer_template
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.own_desk import TemplateForm
from lapor.workbench.labels import topic_label, topic_labels

HOME = "/kerja/meja/templat/"


@dataclass(frozen=True, kw_only=True)
class TemplatesPage:
    """The agency's templates and the form of one."""

    rows: Sequence[AnswerTemplate]
    form: TemplateForm
    topics: Sequence[str]
    is_changing: bool


@open_to(LIAISON, LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """The list with the form; a POST keeps one."""
    who = visit(request)
    tenant = who.actor.grants[0].tenant
    rows = templates_of(who.actor.institutions_as(LIAISON, LEADER))
    chosen = next((row for row in rows if str(row.id) == request.GET.get("ubah", "")), None)
    form = TemplateForm(request.POST or None, tenant=tenant, initial=_values(chosen, tenant=tenant))
    if request.method == "POST" and form.is_valid() and tried(form, act=lambda: _keep(who, form=form, tenant=tenant)):
        messages.success(
            request, say("Templat disimpan. Templat hanya mengisi formulir; Anda membacanya sebelum mengirim.")
        )
        return redirect(HOME)
    page = TemplatesPage(rows=rows, form=form, topics=tuple(topic_labels(tenant)), is_changing=chosen is not None)
    return show(request, "workbench/answer_templates.html", work=page, status=422 if form.errors else 200)


@open_to(LIAISON, LEADER)
@require_POST
def close(request: HttpRequest, template: UUID) -> HttpResponse:
    """Offer a template no more."""
    who = visit(request)
    if template not in {row.id for row in templates_of(who.actor.institutions_as(LIAISON, LEADER))}:
        raise Http404
    close_answer_template(template, by=who.actor, at=who.now)
    messages.success(request, say("Templat tidak ditawarkan lagi."))
    return redirect(HOME)


def _keep(who: Visit, *, form: BaseForm, tenant: UUID) -> None:
    given = form.cleaned_data
    topic = topic_of(tenant, code=given["topic"]) if given["topic"] else None
    keep_answer_template(
        min(who.actor.institutions_as(LIAISON, LEADER)),
        name=given["name"],
        text=given["text"],
        found=given["found"],
        done=given["done_work"],
        topic=topic.pk if topic else None,
        by=who.actor,
        at=who.now,
    )


def _values(row: AnswerTemplate | None, *, tenant: UUID) -> dict[str, str]:
    if row is None:
        return {}
    label = topic_label(row.topic, tenant=tenant)
    return {"name": row.name, "topic": label, "found": row.found, "done_work": row.done, "text": row.text}
