"""The coordinator chooses what is closed only after an independent look."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods

from lapor.kit.actors import COORDINATOR
from lapor.people.entry import open_to
from lapor.reports.services import choose_validation
from lapor.reports.validation_queries import choice_of
from lapor.workbench.context import show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.admin_validation import ValidationForm
from lapor.workbench.labels import topic_labels

HOME = "/kerja/kelola/validasi/"


@dataclass(frozen=True, kw_only=True)
class ValidationPage:
    """The choice as it stands, to be changed."""

    form: ValidationForm


@open_to(COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """The choice; a POST changes it for answers from now on."""
    who = visit(request)
    tenant = next(grant.tenant for grant in who.actor.grants if grant.role == COORDINATOR)
    chosen = choice_of(tenant)
    topics = [(topic.code, label) for label, topic in topic_labels(tenant).items()]
    initial = {"procedures": sorted(chosen.procedures), "topics": sorted(chosen.topics)}
    data = request.POST if request.method == "POST" else None
    form = ValidationForm(data, topics=topics, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(form, act=lambda: choose_validation(tenant, **given, by=who.actor, at=who.now)):
            messages.success(request, say("Tersimpan. Berlaku untuk jawaban yang dikirim mulai sekarang."))
            return redirect(HOME)
    return show(request, "workbench/admin/validation.html", work=ValidationPage(form=form))
