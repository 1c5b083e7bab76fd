"""An administrator changes the words of a notice for the tenant."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.institutions.memory import forget
from lapor.institutions.policy import require_administrator
from lapor.kit import gsm7
from lapor.kit.actors import Actor
from lapor.kit.text import clean, one_line
from lapor.notifications import fields
from lapor.notifications.errors import MissingField, UnknownField, UnknownWording, WordingTooLong
from lapor.notifications.models import NoticeWording
from lapor.notifications.queries import Said
from lapor.notifications.wordings import LANGUAGES, SHORT, Wording, all_wordings, default_of

MOST_PARTS = 3


@writes
def keep_wording(
    tenant: UUID, *, way: str, template: str, language: str, subject: str, text: str, by: Actor, at: datetime
) -> None:
    """Let the tenant's notices of this kind say these words from now on.

    Raises NotAdministrator, UnknownWording, UnknownField, MissingField, WordingTooLong; nothing is written when it raises.
    """
    require_administrator(by, tenant=tenant)
    wording = _known(way, template=template, language=language)
    said = checked(wording, subject=subject, text=text)
    NoticeWording.objects.update_or_create(
        tenant_id=tenant,
        way=way,
        template=template,
        language=language,
        defaults={"subject": said.subject, "text": said.text, "changed_at": at},
    )
    _tell("notice_wording_changed", tenant=tenant, key=(way, template, language), said=said, by=by, at=at)


@writes
def reset_wording(tenant: UUID, *, way: str, template: str, language: str, by: Actor, at: datetime) -> None:
    """Let the notice say what the product says. Raises NotAdministrator, UnknownWording."""
    require_administrator(by, tenant=tenant)
    wording = _known(way, template=template, language=language)
    own = NoticeWording.objects.filter(tenant_id=tenant, way=way, template=template, language=language)
    if own.delete()[0]:
        said = default_of(wording, language=language)
        _tell("notice_wording_reset", tenant=tenant, key=(way, template, language), said=said, by=by, at=at)


def checked(wording: Wording, *, subject: str, text: str) -> Said:
    """The words, tidied. Raises UnknownField with the strange names, MissingField with those that lack, WordingTooLong."""
    short = wording.way == SHORT
    said = Said(subject="" if short else one_line(subject)[:200], text=clean(text).strip())
    used = fields.fields_in(f"{said.subject}\n{said.text}")
    strange = [name for name in used if name not in wording.fields]
    if strange:
        raise UnknownField(fields=", ".join(f"{{{name}}}" for name in strange))
    lacking = [name for name in wording.needed if name not in fields.fields_in(said.text)]
    if lacking or not said.text:
        raise MissingField(fields=", ".join(f"{{{name}}}" for name in lacking))
    if short and gsm7.parts(gsm7.plain(said.text)) > MOST_PARTS:
        raise WordingTooLong
    return said


def _known(way: str, *, template: str, language: str) -> Wording:
    wording = all_wordings().get((way, template))
    if wording is None or language not in LANGUAGES:
        raise UnknownWording
    return wording


def _tell(kind: str, *, tenant: UUID, key: tuple[str, str, str], said: Said, by: Actor, at: datetime) -> None:
    way, template, language = key
    payload = {"way": way, "template": template, "language": language, "subject": said.subject, "text": said.text}
    record(kind, stream=f"institution/{tenant}", by=by, at=at, payload=payload)
    forget()
