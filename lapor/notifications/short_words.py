"""What a reporter is told by short message. Each template is one SMS of the GSM alphabet; a test counts them all."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.kit import gsm7
from lapor.kit.codes import format_code
from lapor.kit.text import shorten
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
    "parent_news": _("Laporan yang digabung dengan laporan %(code)s sudah mendapat jawaban."),
}


def of_template(template: str, *, report: Report) -> str:
    """The words of a template; the reserved ones for a template that has none. No statement, zones are remembered."""
    text = TEXTS.get(template)
    return reserved(report) if text is None else gsm7.plain(str(text) % _facts(report))


def reserved(report: Report) -> str:
    """All that is said about a confidential or sealed report."""
    return now_("Ada kabar untuk laporan %(code)s.") % {"code": format_code(report.code)}


def asked(report: Report, *, question: str) -> str:
    """An office's question, to be answered by return."""
    said = now_("Pertanyaan untuk laporan %(code)s: %(words)s Jawab dengan membalas pesan ini.")
    return gsm7.plain(said % (_facts(report) | {"words": _quoted(question)}))


def responded(report: Report, *, answer: str, token: str) -> str:
    """An office's answer, and whether it is settled; the token makes the reply count."""
    said = now_(
        "Laporan %(code)s dijawab: %(words)s Apakah benar selesai? Balas YA %(token)s, "
        "atau BELUM %(token)s dan alasannya."
    )
    return gsm7.plain(said % (_facts(report) | {"words": _quoted(answer), "token": token}))


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
    return {"code": format_code(report.code), "day": date_format(report.answer_due_at.astimezone(zone), "j M Y")}
