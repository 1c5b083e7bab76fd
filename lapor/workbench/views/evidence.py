"""Files for an answer, one by one, with progress."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.workbench import evidence
from lapor.workbench.context import visit
from lapor.workbench.views.case import found_case


@open_to("officer")
@require_POST
def stage(request: HttpRequest, code: str) -> JsonResponse:
    """Stage one file for an answer to a case that the officer may see: `{token, name, size}` or `{message}`."""
    who = visit(request)
    found = found_case(who, code=code)
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return JsonResponse({"message": _("Belum ada berkas yang dipilih. Pilih berkas, lalu kirim lagi.")}, status=422)
    try:
        file = evidence.stage_one(upload, person=who.person, code=found.report.code, at=who.now)
    except Refusal as error:
        return JsonResponse({"message": f"{error.message} {error.next_step}"}, status=error.status)
    return JsonResponse({"token": str(file.id), "name": file.name, "size": file.size})
