"""A form of officers that may be posted later, as docs/packages/offline.md shows it; only for the journey that tries it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import RequestContext, Template
from django.urls import include, path

from lapor.intake.drafts import open_file
from lapor.kit.actors import COORDINATOR
from lapor.people.entry import PUBLIC, open_to
from lapor.people.requests import actor_on

TAKEN: list[tuple[str, str, str, int]] = []
PAGE = """{% load static %}<!doctype html><html lang="id"><head><title>Survei</title></head><body><main>
<form method="post" action="/survei/kirim/" data-later data-later-title="Survei" data-later-waiting="%s kiriman menunggu jaringan."
data-later-sign-in="Masuk lagi, lalu terkirim sendiri." data-later-refused="Ditolak: %s" data-later-full="Penuh" data-later-failed="Gagal">
{% csrf_token %}<input name="bars" id="bars"><input type="file" name="file" data-later-as="attachments" id="foto">
<button>Simpan</button></form></main>
<script type="module" src="{% static 'ui/offline/start.js' %}"></script>
<script type="module" src="{% static 'ui/offline/later.js' %}"></script></body></html>"""


@open_to(PUBLIC)
def show(request: HttpRequest) -> HttpResponse:
    """The form."""
    return HttpResponse(Template(PAGE).render(RequestContext(request)))


@open_to(COORDINATOR)
def take(request: HttpRequest) -> HttpResponse:
    """Take it once."""
    actor = actor_on(request)
    assert actor is not None
    files = [open_file(token) for token in request.POST.getlist("attachments")]
    if request.POST["bars"] == "wrong":
        return JsonResponse({"code": "unknown_choice", "message": "Sinyal ditulis dengan angka."}, status=422)
    seen = (actor.id, request.POST["kiriman"], request.POST["bars"], len(files))
    if seen[1] not in {each[1] for each in TAKEN}:
        TAKEN.append(seen)
    return HttpResponseRedirect("/survei/")


urlpatterns = [path("survei/", show), path("survei/kirim/", take), path("", include("config.urls"))]
