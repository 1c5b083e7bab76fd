"""What a reporter is told by short message. Each template is one SMS of the GSM alphabet; a test counts them all."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.kit import gsm7
from lapor.kit.codes import format_code
from lapor.kit.text import shorten
from lapor.notifications import fields
from lapor.notifications.models import NoticeWording
from lapor.notifications.queries import own_wording
from lapor.notifications.senders import Choice
from lapor.reports.models import Report

RECEIVED, ASKED, RESPONDED = "received", "asked", "responded"
LONGEST_QUOTE = 400

TEXTS: dict[str, Promise] = {
    "received": _("Laporan Anda diterima. Nomor: %(code)s. Jawaban paling lambat %(day)s. Cek: STATUS %(code)s"),
    "verified": _("Laporan %(code)s sudah diperiksa dan akan diteruskan. Jawaban paling lambat %(day)s."),
    "forwarded": _("Laporan %(code)s diteruskan ke instansi yang berwenang. Jawaban paling lambat %(day)s."),
    "replied": _("Petugas menulis pesan tentang laporan %(code)s. Baca dengan kunci akses di halaman laporan."),
    "responded_partly": _("Ada jawaban sementara untuk laporan %(code)s. Jawaban lengkap paling lambat %(day)s."),
    "archived": _("Laporan %(code)s diarsipkan. Alasan ada di halaman laporan. Anda boleh berkeberatan satu kali."),
    "not_completed": _("Laporan %(code)s diarsipkan karena belum dilengkapi. Anda dapat membukanya lagi kapan saja."),
    "withdrawn": _("Laporan %(code)s dicabut sesuai permintaan Anda. Anda dapat membukanya lagi kapan saja."),
    "merged": _("Laporan %(code)s digabung dengan laporan lain tentang hal yang sama. Kabarnya tetap kami kirim."),
    "reclassified": _("Topik atau jenis laporan %(code)s diubah petugas. Jawaban paling lambat %(day)s."),
    "public_text_edited": _("Judul atau teks publik laporan %(code)s diubah petugas. Kata asli Anda tetap tersimpan."),
    "closed_silently": _("Laporan %(code)s ditutup karena tidak ada kabar. Bila belum selesai, buka laporan Anda."),
    "disputed": _("Laporan %(code)s dibuka kembali dan diperiksa satu tingkat di atas instansi yang menjawab."),
    "contest_ruled": _("Keberatan atas laporan %(code)s sudah diputus petugas lain. Baca di halaman laporan."),
    "identity_told": _("Kontak Anda pada laporan %(code)s boleh dilihat seorang petugas. Rincian di halaman laporan."),
    "asked": _("Pertanyaan untuk laporan %(code)s: %(words)s Jawab dengan membalas pesan ini."),
    "responded": _(
        "Laporan %(code)s dijawab: %(words)s Apakah benar selesai? Balas YA %(token)s, "
        "atau BELUM %(token)s dan alasannya."
    ),
    "file_refused": _(
        "Satu berkas laporan %(code)s tidak lolos pemeriksaan. Laporan tetap kami tangani; kirim berkas lain."
    ),
    "rights_asked": _("Permintaan hak data pribadi pada laporan %(code)s tercatat dan dijawab dalam 3x24 jam."),
    "rights_done": _("Permintaan hak data pribadi pada laporan %(code)s sudah dilakukan. Lihat halaman laporan."),
    "rights_refused": _(
        "Permintaan data pribadi pada laporan %(code)s tidak dapat dipenuhi. Alasan di halaman laporan."
    ),
    "expiry_announced": _("Nama dan kontak Anda pada laporan %(code)s segera dihapus sesuai masa simpan."),
    "asked_again": _("Laporan %(code)s masih menunggu jawaban Anda. Tanpa jawaban, laporan diarsipkan."),
    "answer_extended": _("Batas jawaban laporan %(code)s diperpanjang sampai %(day)s. Alasan ada di halaman laporan."),
    "validated": _("Laporan %(code)s diperiksa kantor lain: benar selesai. Hasilnya ada di halaman laporan."),
    "validation_failed": _("Laporan %(code)s diperiksa kantor lain: belum selesai. Laporan dibuka kembali."),
    "objection_answered": _("Atasan menjawab keberatan Anda atas laporan %(code)s. Baca di halaman laporan."),
    "agenda_news": _("Ada kabar perencanaan untuk usulan pada laporan %(code)s. Baca di halaman laporan."),
    "parent_news": _("Laporan yang digabung dengan laporan %(code)s sudah mendapat jawaban."),
}


def of_template(template: str, *, report: Report) -> str:
    """The words of a template; the reserved ones for a template that has none. No statement, zones are remembered."""
    return _said(template, report=report, values={}) if template in TEXTS else reserved(report)


def reserved(report: Report) -> str:
    """All that is said about a confidential or sealed report."""
    return now_("Ada kabar untuk laporan %(code)s.") % {"code": format_code(report.code)}


def asked(report: Report, *, question: str) -> str:
    """An office's question, to be answered by return."""
    return _said(ASKED, report=report, values={fields.WORDS: _quoted(question)})


def responded(report: Report, *, answer: str, token: str) -> str:
    """An office's answer, and whether it is settled; the token makes the reply count."""
    return _said(RESPONDED, report=report, values={fields.WORDS: _quoted(answer), fields.TOKEN: token})


def default_text(template: str, *, values: Mapping[str, str]) -> str:
    """The product's own words, in the language that is on, with these values in its fields."""
    names = {"code": fields.CODE, "day": fields.DAY, "words": fields.WORDS, "token": fields.TOKEN}
    return str(TEXTS[template]) % {own: values.get(name, "") for own, name in names.items()}


def _said(template: str, *, report: Report, values: Mapping[str, str]) -> str:
    filled = _facts(report) | dict(values)
    own = own_wording(report.tenant_id, way=NoticeWording.Way.SHORT, template=template, language=report.language)
    return gsm7.plain(fields.fill(own.text, values=filled) if own else default_text(template, values=filled))


def settled_choices(token: str) -> tuple[Choice, ...]:
    """The two answers to "is it settled?", each with the token that makes it count."""
    return (
        Choice(title=now_("Ya, sudah selesai"), says=f"YA {token}"),
        Choice(title=now_("Belum selesai"), says=f"BELUM {token}"),
    )


def _quoted(words: str) -> str:
    line = shorten(words, limit=LONGEST_QUOTE)
    return line if line.endswith((".", "?", "!", "…")) else f"{line}."


def _facts(report: Report) -> dict[str, str]:
    zone = ZoneInfo(institutions.office(report.tenant_id).zone)
    day = date_format(report.answer_due_at.astimezone(zone), "j M Y")
    return {fields.CODE: format_code(report.code), fields.DAY: day}
