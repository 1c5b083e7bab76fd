"""For watchers: is it alive, is it ready, and how much has it done. No name, no text, no address in any of it."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from lapor.audit import queries as audit
from lapor.audit.followers import all_followers
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to


@open_to("public")
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 `ok` while the process answers."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@open_to("public")
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 `ok` while the database answers and the installation is set up; 503 with the reason otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if institutions.installation().tenant is None:
        return HttpResponse("not set up", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@open_to("public")
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus figures of this process, and how many events still wait for each follower. From this machine only."""
    if request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1"} or "HTTP_X_FORWARDED_FOR" in request.META:
        return JsonResponse({"detail": "local only"}, status=403)
    lines = [
        "# HELP lapor_outbox_rows Events that a follower has still to act on.",
        "# TYPE lapor_outbox_rows gauge",
        *(f'lapor_outbox_rows{{follower="{each.name}"}} {audit.waiting_rows([each.name])}' for each in all_followers()),
        "# HELP lapor_outbox_parked Events given up until a person looks.",
        "# TYPE lapor_outbox_parked gauge",
        f"lapor_outbox_parked {len(audit.parked_rows())}",
        "",
    ]
    return HttpResponse(generate_latest(REGISTRY) + "\n".join(lines).encode(), content_type=CONTENT_TYPE_LATEST)
