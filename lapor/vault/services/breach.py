"""The register of breaches of personal data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean, one_line
from lapor.vault.errors import MissingDecision, UnknownRight
from lapor.vault.models import Breach
from lapor.vault.services.decide_right import require_keeper

CLOCK = timedelta(hours=72)


@dataclass(frozen=True, kw_only=True)
class Drafts:
    """The two letters that the law asks for, to be read and sent by a person."""

    to_subject: str
    to_authority: str


@writes
def register_breach(
    *, tenant: UUID, found_at: datetime, what: str, data_kinds: str, people: int, measures: str, by: Actor, at: datetime
) -> Breach:
    """Write a breach into the register; it must be told inside 3×24 hours of being found. Raises NotCustodian, MissingDecision.

    Law: docs/law/privacy.md#personal-data
    """
    require_keeper(by, tenant=tenant)
    if not clean(what) or not one_line(data_kinds):
        raise MissingDecision
    breach = Breach(
        id=new_id(),
        tenant=tenant,
        found_at=found_at,
        due_at=found_at + CLOCK,
        what=clean(what),
        data_kinds=one_line(data_kinds)[:200],
        people=people,
        measures=clean(measures),
        registered_by=by.ref,
        registered_at=at,
    )
    breach.save(force_insert=True)
    record("breach_registered", stream=_stream(tenant), by=by, at=at, payload={"breach": str(breach.id)})
    return breach


@writes
def note_breach_told(breach_id: UUID, *, to: str, by: Actor, at: datetime) -> Breach:
    """Note that the persons (`subjects`) or the `authority` were told. Raises UnknownRight, NotCustodian."""
    breach = Breach.objects.select_for_update().filter(pk=breach_id).first()
    if breach is None or to not in {"subjects", "authority"}:
        raise UnknownRight
    require_keeper(by, tenant=breach.tenant)
    if to == "subjects":
        breach.told_subjects_at = at
    else:
        breach.told_authority_at = at
    breach.save(force_update=True)
    record("breach_told", stream=_stream(breach.tenant), by=by, at=at, payload={"breach": str(breach.id), "to": to})
    return breach


def draft_notices(breach: Breach) -> Drafts:
    """The letters, drafted from the register: what data, when and how, what was done. Source: UU 27/2022, pasal 46."""
    facts = say(
        "Data yang terungkap: %(kinds)s.\nWaktu diketahui: %(found)s.\nYang terjadi: %(what)s\nYang kami lakukan: %(done)s"
    ) % {
        "kinds": breach.data_kinds,
        "found": f"{breach.found_at:%d-%m-%Y %H.%M} UTC",
        "what": breach.what,
        "done": breach.measures or say("sedang ditangani."),
    }
    subject = say("Pemberitahuan: data pribadi Anda terungkap tanpa izin.")
    authority = say("Pemberitahuan kegagalan pelindungan data pribadi, menyangkut %(people)d orang.")
    return Drafts(
        to_subject=f"{subject}\n\n{facts}",
        to_authority=f"{authority % {'people': breach.people}}\n\n{facts}",
    )


def _stream(tenant: UUID) -> str:
    return f"institution/{tenant}"
