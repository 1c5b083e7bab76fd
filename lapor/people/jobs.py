"""Mails with one-time links, sent by the worker."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from lapor.institutions import queries as institutions
from lapor.jobs.registry import JobKind, Progress
from lapor.people.invitations import link_of, token_of
from lapor.people.models import Invitation, Person
from lapor.people.services.mail import FORGOTTEN_JOB, INVITATION_JOB

FORGOTTEN_PATH = "/masuk/lupa/{person}-{token}/"


def send_invitation(arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Mail the link of an invitation that is still open."""
    row = Invitation.objects.filter(pk=UUID(arguments["id"]), used_at=None, expires_at__gt=at).first()
    if row is None or not row.email:
        return {"sent": False}
    office = institutions.office(row.institution_id).name
    link = link_of(token_of(row.id))
    with override("id"):
        body = _(
            "Anda diundang bekerja di Lapor untuk %(office)s.\n\n"
            "Buka tautan ini untuk mengisi nama dan kata sandi Anda:\n%(link)s\n\n"
            "Tautan ini hanya dapat dipakai satu kali, selama 14 hari. Jangan teruskan kepada orang lain. "
            "Bila Anda tidak mengenal undangan ini, abaikan saja.\n"
        )
        send_mail(_("Undangan petugas Lapor"), body % {"office": office, "link": link}, None, [row.email])
    return {"sent": True}


def send_forgotten(arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Mail a link for a new password; it ends after two hours, or with the next sign-in."""
    del at
    person = Person.objects.filter(pk=UUID(arguments["id"]), is_active=True).first()
    if person is None or not person.has_usable_password():
        return {"sent": False}
    token = PasswordResetTokenGenerator().make_token(person)
    link = settings.BASE_URL + FORGOTTEN_PATH.format(person=user_pk_to_url_str(person), token=token)
    with override(person.language):
        body = _(
            "Seseorang meminta kata sandi baru untuk akun Lapor Anda.\n\n"
            "Buka tautan ini dalam dua jam:\n%(link)s\n\n"
            "Bila bukan Anda yang meminta, abaikan surel ini. Kata sandi Anda tidak berubah.\n"
        )
        send_mail(_("Kata sandi baru untuk Lapor"), body % {"link": link}, None, [person.email])
    return {"sent": True}


KINDS = (
    JobKind(name=INVITATION_JOB, run=send_invitation),
    JobKind(name=FORGOTTEN_JOB, run=send_forgotten),
)
