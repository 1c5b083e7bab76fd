"""What the pages about opened identities show. Never the report's text; the identity only on the granted view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.people import queries as people
from lapor.reports import followed_queries
from lapor.ui.shapes import Pair
from lapor.vault.open import Asked
from lapor.workbench.forms.identity import grounds
from lapor.workbench.labels import office_name

STATES: Mapping[str, str | Promise] = {
    "waiting": _("Menunggu keputusan"),
    "granted": _("Disetujui"),
    "refused": _("Ditolak"),
    "over": _("Disetujui; waktu melihat sudah habis"),
}


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    """One request of the officer's own. `show_url` is empty while or where it cannot be shown; `hint` then says why."""

    asked_at: datetime
    ground: str
    reason: str
    state: str | Promise
    decision_reason: str
    until: datetime | None
    show_url: str
    hint: str | Promise


@dataclass(frozen=True, kw_only=True)
class AskPage:
    """The page on which an officer asks; `has_custodian`: somebody can decide."""

    code: str
    case_url: str
    url: str
    zone: str
    form: Form
    requests: Sequence[OwnRequest]
    may_ask: bool
    has_custodian: bool


@dataclass(frozen=True, kw_only=True)
class ShownPage:
    """The granted view."""

    code: str
    back_url: str
    until: datetime
    zone: str
    contact: Sequence[Pair]
    words: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class WaitingRequest:
    """A request that a custodian decides: code, ground, reason and who asks."""

    id: UUID
    code: str
    asked_at: datetime
    ground: str
    explanation: str
    reason: str
    asker: str
    office: str
    url: str
    form: Form


@dataclass(frozen=True, kw_only=True)
class DecidedRequest:
    """A request that was decided, for the history."""

    code: str
    asked_at: datetime
    ground: str
    reason: str
    asker: str
    state: str | Promise
    decided_at: datetime | None
    decided_by: str
    decision_reason: str
    shown_at: datetime | None
    tell_at: datetime | None
    told_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CustodianPage:
    """What waits for the custodian, and what was decided."""

    waiting: Sequence[WaitingRequest]
    decided: Sequence[DecidedRequest]
    zone: str


def own_requests(asked: Sequence[Asked], *, url: str, keys: frozenset[UUID], now: datetime) -> list[OwnRequest]:
    """The officer's own requests, newest first; `keys` are those whose one-time key this browser holds."""
    return [_own(each, url=url, has_key=each.id in keys, now=now) for each in asked]


def ground_name(code: str) -> str:
    """The ground in words."""
    known = grounds()
    return known[code].name if code in known else code


def custodian_page(asked: Sequence[Asked], *, forms: Mapping[UUID, Form], tenant: UUID, zone: str) -> CustodianPage:
    """What waits, each with its form of `forms`, and the history. 2 statements."""
    codes = followed_queries.codes_of([each.report for each in asked])
    names = people.names_of(list({key for each in asked for key in (each.asker, each.decider) if key}))
    offices = {each.id: each.institution for each in people.officers_of(tenant)}
    waiting, decided = [], []
    for each in asked:
        code, asker = codes.get(each.report, ""), names.get(each.asker, "")
        if each.state == "waiting" and each.id in forms:
            office = office_name(offices.get(each.asker), tenant=tenant)
            waiting.append(_waiting(each, code=code, asker=asker, office=office, form=forms[each.id]))
        else:
            decider = names.get(each.decider, "") if each.decider else ""
            decided.append(_decided(each, code=code, asker=asker, decider=decider))
    return CustodianPage(waiting=waiting, decided=decided, zone=zone)


def _own(asked: Asked, *, url: str, has_key: bool, now: datetime) -> OwnRequest:
    is_over = asked.state == "granted" and asked.expires_at is not None and now > asked.expires_at
    state = "over" if is_over else asked.state
    is_open = state == "granted" and asked.is_ready and has_key
    return OwnRequest(
        asked_at=asked.asked_at,
        ground=ground_name(asked.ground),
        reason=asked.reason,
        state=STATES[state],
        decision_reason=asked.decision_reason,
        until=asked.expires_at if state == "granted" else None,
        show_url=f"{url}{asked.id}/" if is_open else "",
        hint="" if is_open or state != "granted" else _hint(has_key=has_key),
    )


def _hint(*, has_key: bool) -> Promise:
    if has_key:
        return _("Identitas sedang disiapkan. Muat ulang halaman ini sebentar lagi.")
    return _("Identitas hanya dapat dilihat dari peramban yang dipakai saat meminta.")


def _waiting(asked: Asked, *, code: str, asker: str, office: str, form: Form) -> WaitingRequest:
    known = grounds()
    return WaitingRequest(
        id=asked.id,
        code=code,
        asked_at=asked.asked_at,
        ground=ground_name(asked.ground),
        explanation=known[asked.ground].where_to_go if asked.ground in known else "",
        reason=asked.reason,
        asker=asker,
        office=office,
        url=f"/kerja/identitas/{asked.id}/",
        form=form,
    )


def _decided(asked: Asked, *, code: str, asker: str, decider: str) -> DecidedRequest:
    return DecidedRequest(
        code=code,
        asked_at=asked.asked_at,
        ground=ground_name(asked.ground),
        reason=asked.reason,
        asker=asker,
        state=STATES[asked.state],
        decided_at=asked.decided_at,
        decided_by=decider,
        decision_reason=asked.decision_reason,
        shown_at=asked.shown_at,
        tell_at=asked.tell_at,
        told_at=asked.told_at,
    )
