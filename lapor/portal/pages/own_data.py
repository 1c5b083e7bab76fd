"""What is held, who looked and what was asked for: the page of the reporter's own data, and all of it to be taken along."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError

from lapor.attachments import queries as attachments
from lapor.kit.codes import format_code
from lapor.notifications.queries import devices_told
from lapor.people import queries as people
from lapor.portal.forms import ContactForm
from lapor.portal.pages.now import zone_of
from lapor.portal.pages.own import Held, held_of
from lapor.portal.pages.parts import follow_url, office_name
from lapor.reports import public_queries
from lapor.reports.models import Report
from lapor.vault import rights
from lapor.vault.rights import Contact, OwnWords, RightsRequest

KINDS: Mapping[str, Promise] = {
    RightsRequest.Kind.ACCESS: _("Melihat data"),
    RightsRequest.Kind.CORRECT: _("Memperbaiki data"),
    RightsRequest.Kind.RESTRICT: _("Membatasi pemakaian data"),
    RightsRequest.Kind.WITHDRAW_CONSENT: _("Menarik persetujuan"),
    RightsRequest.Kind.ERASE: _("Menghapus data"),
}
STATES: Mapping[str, Promise] = {
    RightsRequest.State.WAITING: _("sedang dikerjakan"),
    RightsRequest.State.DONE: _("sudah dilakukan"),
    RightsRequest.State.REFUSED: _("tidak dapat dipenuhi"),
}
PURPOSES: Mapping[str, Promise] = {"identity": _("Melihat nama dan kontak Anda, dengan izin pemegang kunci identitas")}
OTHER_PURPOSE = _("Melihat bagian yang dilindungi")


@dataclass(frozen=True, kw_only=True)
class Look:
    """Somebody looked: when, from which office, for what. Never an officer's name."""

    at: datetime
    office: str
    purpose: str | Promise


@dataclass(frozen=True, kw_only=True)
class RightRow:
    """One thing that the reporter asked for; `due_at` is the limit of 3×24 hours."""

    kind: str | Promise
    state: str | Promise
    asked_at: datetime
    due_at: datetime
    is_waiting: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class OwnDataPage:
    """What is held, who looked, what was asked for, and the form for a corrected contact."""

    held: Held
    looks: tuple[Look, ...]
    requests: tuple[RightRow, ...]
    form: ContactForm
    refusal: str
    waiting: frozenset[str]
    url: str
    back_url: str
    zone: str


def own_data_page(report: Report, *, access_key: str, form: ContactForm, refusal: str = "") -> OwnDataPage:
    """The page, opened with the reporter's own key. At most 5 statements."""
    asked = rights.requests_of(report.reporter_ref)
    return OwnDataPage(
        held=held_of(report, access_key=access_key),
        looks=looks_of(report),
        requests=tuple(_right(each) for each in asked),
        form=form,
        refusal=refusal,
        waiting=frozenset(each.kind for each in asked if each.state == RightsRequest.State.WAITING),
        url=f"{follow_url(report.code)}data/",
        back_url=follow_url(report.code),
        zone=zone_of(report),
    )


def looks_of(report: Report) -> tuple[Look, ...]:
    """Who looked, by office. At most 3 statements."""
    rows = rights.looks_at(report.stream)
    offices = {str(each.id): each.institution for each in people.officers_of(report.tenant_id)} if rows else {}
    return tuple(
        Look(
            at=row.at,
            office=office_name(report.tenant_id, institution=offices.get(row.actor.partition("/")[2])),
            purpose=PURPOSES.get(row.purpose, OTHER_PURPOSE),
        )
        for row in rows
    )


def everything_of(report: Report, *, access_key: str) -> dict[str, Any]:
    """All that is held about the reporter and this report, in clear, to be taken along. At most 10 statements."""
    contact, words = _opened(report, access_key=access_key)
    said = [word for word in public_queries.words_of(report) if word.by_reporter]
    asked = rights.requests_of(report.reporter_ref)
    return {
        "format": "lapor-own-data-1",
        "report": _report(report, words=words),
        "contact": asdict(contact) if contact else None,
        "words": [{"said_at": word.said_at.isoformat(), "text": word.text} for word in said],
        "words_unmasked": list(words.later.values()),
        "files": [file.name for file in attachments.files_of_report(report.id) if file.added_by == "reporter"],
        "devices_told_since": [each.isoformat() for each in devices_told(report.id)],
        "looks": [
            {"at": look.at.isoformat(), "office": look.office, "purpose": str(look.purpose)}
            for look in looks_of(report)
        ],
        "requests": [{"kind": each.kind, "state": each.state, "asked_at": each.asked_at.isoformat()} for each in asked],
    }


def _opened(report: Report, *, access_key: str) -> tuple[Contact | None, OwnWords]:
    try:
        contact = rights.own_contact(report.reporter_ref, access_key=access_key)
        return contact, rights.own_words(report.reporter_ref, access_key=access_key)
    except CryptoError:
        return None, OwnWords(filed=None, later={})


def _report(report: Report, *, words: OwnWords) -> dict[str, Any]:
    filed = words.filed
    return {
        "code": format_code(report.code),
        "class": report.report_class,
        "privacy": report.privacy,
        "title": filed.title if filed else report.title,
        "body": filed.body if filed else report.body,
        "address": filed.address if filed else report.address,
        "filed_at": report.filed_at.isoformat(),
        "occurred_on": report.occurred_on.isoformat() if report.occurred_on else None,
        "region": report.region_id,
        "position": [report.latitude, report.longitude],
        "language": report.language,
    }


def _right(each: RightsRequest) -> RightRow:
    return RightRow(
        kind=KINDS.get(each.kind, each.kind),
        state=STATES.get(each.state, each.state),
        asked_at=each.asked_at,
        due_at=each.due_at,
        is_waiting=each.state == RightsRequest.State.WAITING,
        reason=each.decision_reason,
    )
