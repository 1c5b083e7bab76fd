"""Who follows which report: by the code alone, or with the access key that this browser keeps."""

from django.http import HttpRequest, HttpResponse

from lapor.intake.accounts import account_key
from lapor.intake.errors import TooManyTries
from lapor.intake.keyring import read_keys
from lapor.intake.limits import allow
from lapor.kit.codes import BadCode, hash_access_key, parse_tracking_code
from lapor.reports import queries
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report

TRIES_FOR_ONE_REPORT = 20
TRIES_FROM_ONE_PLACE = 100
TRIES_SECONDS = 600


def report_with_key(request: HttpRequest, *, code: str, key: str) -> Report:
    """The report that code and key open together. 1 statement.

    Raises TooManyTries, and UnknownReport whichever half is wrong.
    """
    if not allow("access-key", request, limit=TRIES_FROM_ONE_PLACE, per_seconds=TRIES_SECONDS):
        raise TooManyTries
    if not allow(f"access-key-{code}", request, limit=TRIES_FOR_ONE_REPORT, per_seconds=TRIES_SECONDS):
        raise TooManyTries
    try:
        return queries.report_by_key(code=code, key_hash=hash_access_key(key))
    except BadCode as error:
        raise UnknownReport from error


def kept_key(request: HttpRequest, *, code: str) -> str:
    """The access key that this browser, or the account in it, keeps for the bare code; empty without one. ≤ 1 statement."""
    return read_keys(request).get(code, "") or account_key(request, code=code)


def own_report(request: HttpRequest, *, code: str) -> Report | None:
    """The report if this browser keeps its key; None otherwise. At most 2 statements."""
    bare = bare_code(code)
    key = kept_key(request, code=bare)
    if not key:
        return None
    try:
        return queries.report_by_key(code=bare, key_hash=hash_access_key(key))
    except (UnknownReport, BadCode):
        return None


def bare_code(code: str) -> str:
    """The bare tracking code of an address. Raises UnknownReport."""
    try:
        return parse_tracking_code(code)
    except BadCode as error:
        raise UnknownReport from error


def unseen(response: HttpResponse) -> HttpResponse:
    """The response, kept by nobody on the way and shown by no search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
