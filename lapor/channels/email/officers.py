"""An officer's reply to a notice of ours. It counts only from the officer's own address, at the reply address given to that officer."""

import logging
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lapor.channels.email.files import staged_files
from lapor.channels.email.inbound import CHANNEL, Mail
from lapor.institutions import queries as institutions
from lapor.intake.services import OfficerReply, receive_officer_reply
from lapor.kit.codes import format_code
from lapor.kit.hashing import sha256_hex
from lapor.notifications.queries import NamedNotice
from lapor.notifications.services import post_message
from lapor.people.queries import person_by_email

log = logging.getLogger("lapor.channels.email")


def take_reply(mail: Mail, *, text: str, notice: NamedNotice, at: datetime) -> bool:
    """Keep the reply as a draft or a note, and tell the officer which. Whether it was the officer to whom the notice went."""
    if notice.person is None or person_by_email(mail.sender) != notice.person:
        log.warning("a reply to notice %s from another address than its officer's: left for people", notice.id)
        return False
    files, _left_out = staged_files(mail, added_by=f"officer/{notice.person}", at=at)
    reply = OfficerReply(
        channel=CHANNEL,
        message_id=mail.id,
        person=notice.person,
        report=notice.report,
        text=text,
        files=files,
    )
    outcome = receive_officer_reply(reply, at=at)
    with override("id"):
        said = _words(outcome, code=notice.code, has_files=bool(mail.pieces))
    if said:
        post_message(
            f"officer/{sha256_hex(mail.id.encode())}",
            channel=CHANNEL,
            to=mail.sender,
            text=said,
            zone=institutions.installation().zone,
            at=at,
            is_asked=True,
        )
    return True


def _words(outcome: str, *, code: str, has_files: bool) -> str:
    shown = format_code(code)
    facts = {"code": shown, "link": f"{settings.BASE_URL}/kerja/laporan/{shown}/"}
    said = {
        "drafted": _(
            "Balasan Anda tersimpan sebagai konsep jawaban untuk laporan %(code)s. Pelapor belum menerima apa-apa. "
            "Periksa lalu kirim jawabannya di sini: %(link)s"
        ),
        "noted": _(
            "Balasan Anda tersimpan sebagai catatan internal pada laporan %(code)s, karena konsep jawaban tidak dapat ditulis sekarang. "
            "Pelapor tidak menerima apa-apa. Buka laporannya di sini: %(link)s"
        ),
        "refused": _(
            "Balasan Anda tidak dapat disimpan pada laporan %(code)s: Anda tidak lagi menangani laporan ini, atau balasannya kosong. "
            "Buka laporannya di sini: %(link)s"
        ),
    }
    if outcome not in said:
        return ""
    lost = _("Lampiran surat Anda tidak ikut tersimpan; tambahkan di halaman laporan.")
    return said[outcome] % facts + (f"\n\n{lost}" if has_files and outcome != "drafted" else "")
