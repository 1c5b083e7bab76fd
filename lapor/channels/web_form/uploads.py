"""`/lapor/berkas/`: one file sent ahead while the person still writes."""

import secrets

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lapor.attachments.errors import UnknownFile
from lapor.channels.web_form.files import stage
from lapor.intake.drafts import seal_file
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.people.entry import PUBLIC, open_to

UPLOADS, PER_SECONDS = 400, 600


@open_to(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_file(request: HttpRequest) -> JsonResponse:
    """Check and stage one `file`; the token in the answer carries it into the form. 3 statements."""
    upload = request.FILES.get("file") if request.method == "POST" else None
    if upload is None:
        return _refused(UnknownFile(), status=400)
    if not allow("upload", request, limit=UPLOADS, per_seconds=PER_SECONDS):
        return _refused(TooManyTries(), status=TooManyTries.status)
    try:
        file = stage(upload, draft=secrets.token_urlsafe(24), at=timezone.now())
    except Refusal as refusal:
        return _refused(refusal, status=refusal.status)
    return JsonResponse(
        {"id": str(file.id), "token": seal_file(file), "name": file.name, "size": file.size, "kind": file.kind},
        status=201,
    )


def _refused(refusal: Refusal, *, status: int) -> JsonResponse:
    words = {
        "code": refusal.code,
        "message": _("%(message)s %(next_step)s") % {"message": refusal.message, "next_step": refusal.next_step},
        "next_step": str(refusal.next_step),
    }
    return JsonResponse(words, status=status)
