"""Refusals of the JSON interface and how every refusal becomes an answer."""

import logging
import secrets

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lapor.kit.refusals import Refusal

log = logging.getLogger("lapor.api")


class InvalidRequest(Refusal):
    """The JSON does not fit the operation."""

    code = "invalid_request"
    message = _("Isian ini tidak sesuai dengan yang diminta.")
    next_step = _("Periksa bagian yang disebut, lalu kirim lagi.")
    status = 422


class UnreadableRequest(Refusal):
    """The body is not JSON."""

    code = "unreadable_request"
    message = _("Kiriman ini bukan JSON yang dapat dibaca.")
    next_step = _("Kirim JSON dengan pengodean UTF-8.")
    status = 400


class WrongMediaType(Refusal):
    """Another content type than application/json."""

    code = "wrong_media_type"
    message = _("Jenis kiriman ini tidak diterima.")
    next_step = _("Kirim dengan Content-Type: application/json.")
    status = 415


class RequestTooLarge(Refusal):
    """A body above the limit."""

    code = "request_too_large"
    message = _("Kiriman ini terlalu besar.")
    next_step = _("Ringkas isinya; lampiran dikirim lewat halaman web.")
    status = 413


class WrongAccess(Refusal):
    """Code and access key do not fit together; which half is wrong is never told."""

    code = "wrong_access"
    message = _("Nomor laporan dan kunci akses tidak cocok.")
    next_step = _("Periksa keduanya pada tanda terima Anda.")
    status = 401


class NoSuchAddress(Refusal):
    """No operation at this address."""

    code = "no_such_address"
    message = _("Alamat ini tidak ada.")
    next_step = _("Lihat daftar alamat di /api/v1/openapi.json.")
    status = 404


class WrongMethod(Refusal):
    """The address exists, the method does not."""

    code = "wrong_method"
    message = _("Cara memanggil alamat ini tidak benar.")
    next_step = _("Lihat cara yang tersedia di /api/v1/openapi.json.")
    status = 405


class UnexpectedFailure(Refusal):
    """An error of ours; the reference is in the log too."""

    code = "unexpected_failure"
    message = _("Terjadi kesalahan pada sistem. Tidak ada yang tersimpan.")
    next_step = _("Kirim lagi dengan Idempotency-Key yang sama, atau hubungi pengelola.")
    status = 500


def answer_of(refusal: Refusal) -> JsonResponse:
    """The refusal as `{code, message, next_step}` with its status, and the fields concerned when known."""
    body = {"code": refusal.code, "message": str(refusal.message), "next_step": str(refusal.next_step)}
    fields = refusal.details.get("fields") or refusal.details.get("field")
    if fields:
        body["next_step"] += f" ({fields})"
    response = JsonResponse(body, status=refusal.status)
    if refusal.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="lapor"'
    return response


def speak_plainly(api: NinjaAPI) -> None:
    """Let every failure of the interface answer in the one shape."""
    api.add_exception_handler(Refusal, lambda request, refusal: _refused(request, refusal))
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(RequestDataTooBig, lambda request, error: answer_of(RequestTooLarge()))
    api.add_exception_handler(Http404, lambda request, error: answer_of(NoSuchAddress()))
    api.add_exception_handler(Exception, _failed)


def _refused(request: HttpRequest, refusal: Refusal | type[Refusal]) -> HttpResponse:
    return answer_of(refusal() if isinstance(refusal, type) else refusal)


def _invalid(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    problems = [] if isinstance(error, type) else error.errors
    fields = {".".join(str(part) for part in problem.get("loc", ())[1:]) for problem in problems}
    names = sorted({name.removeprefix("filing.").removeprefix("filing") or "body" for name in fields})
    return answer_of(InvalidRequest(fields=", ".join(names)))


def _unreadable(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    return answer_of(UnreadableRequest())


def _failed(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    reference = secrets.token_hex(4)
    log.error("unexpected failure %s", reference, exc_info=error if isinstance(error, Exception) else None)
    return answer_of(UnexpectedFailure(fields=reference))
