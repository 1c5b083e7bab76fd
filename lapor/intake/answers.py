"""What a conversation says. Each is one SMS of the GSM alphabet, whatever stands in it; a test counts them all."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapor.institutions import queries as institutions
from lapor.kit import gsm7
from lapor.kit.codes import format_access_key, format_code
from lapor.kit.text import shorten
from lapor.notifications.senders import Choice
from lapor.reports.models import Report

_STATES = {
    "received": gettext_lazy("baru, belum diperiksa"),
    "verified": gettext_lazy("terverifikasi"),
    "forwarded": gettext_lazy("diteruskan ke instansi"),
    "in_progress": gettext_lazy("dalam proses"),
    "responded": gettext_lazy("sudah dijawab"),
    "closed": gettext_lazy("selesai"),
    "reopened": gettext_lazy("dibuka kembali"),
    "archived": gettext_lazy("diarsipkan"),
    "merged": gettext_lazy("digabung dengan laporan lain"),
}
_TELL_LIMIT, _PLACE_LIMIT = 45, 35


def ask_what() -> str:
    """The first question."""
    return _("Selamat datang. Apa yang terjadi? Tulis masalahnya dan tempatnya dalam satu pesan. BATAL untuk berhenti.")


def ask_where() -> str:
    """The second question."""
    return _("Di mana tempatnya? Sebut desa atau kelurahan, kecamatan, dan patokannya. BATAL untuk berhenti.")


def ask_file() -> str:
    """Asked where people send pictures."""
    return _("Ada foto atau rekaman? Kirim sekarang. Balas TIDAK bila tidak ada.")


def ask_who() -> str:
    """Name or anonymous."""
    return _("Siapa nama Anda? Nama dirahasiakan. Balas ANONIM bila tidak ingin menyebut nama.")


def ask_check(*, what: str, where: str) -> str:
    """Everything once more."""
    said = _("Periksa: %(what)s Tempat: %(where)s. Balas YA untuk kirim, BATAL untuk berhenti.")
    return _basic(said % {"what": shorten(what, limit=_TELL_LIMIT), "where": shorten(where, limit=_PLACE_LIMIT)})


def filed(report: Report, *, access_key: str) -> str:
    """The receipt: number, secret key, how to go on. The page's address goes along if one SMS holds it."""
    said = _("Laporan diterima. Nomor %(code)s, kunci rahasia %(key)s. Cek: STATUS %(code)s.") % {
        "code": format_code(report.code),
        "key": format_access_key(access_key),
    }
    with_page = f"{said} {settings.BASE_URL.split('://', 1)[-1]}/lacak/"
    return with_page if gsm7.fits(with_page) else said


def filed_compact(report: Report) -> str:
    """The receipt for a phone that made number and key itself."""
    return _("Laporan %(code)s sudah kami terima. Dijawab paling lambat %(day)s. Cek: STATUS %(code)s.") % {
        "code": format_code(report.code),
        "day": _day(report),
    }


def broken_compact() -> str:
    """A part is missing, or a character was changed on the way."""
    return _(
        "Pesan laporan ini tidak sampai utuh. Kirim sekali lagi dari ponsel Anda; laporannya masih tersimpan di sana."
    )


def code_taken() -> str:
    """The number belongs to another report."""
    return _(
        "Nomor laporan ini sudah dipakai laporan lain. Buka laporan di ponsel Anda dan simpan sebagai laporan baru."
    )


def enough_today() -> str:
    """Beyond what one number may file in a day, for a report that its phone keeps."""
    return _(
        "Hari ini sudah banyak laporan dari nomor ini. Laporan ini tetap di ponsel Anda; kirim lagi besok atau lewat internet."
    )


def joined(code: str) -> str:
    """The same words once more."""
    return _("Pesan yang sama sudah masuk sebagai laporan %(code)s. Anda tidak perlu mengirimnya lagi.") % {
        "code": format_code(code)
    }


def held() -> str:
    """Beyond what one number may file in a day."""
    return _("Pesan Anda kami simpan. Hari ini sudah banyak laporan dari nomor ini, jadi petugas memeriksanya dahulu.")


def barred(until: datetime) -> str:
    """Filing is stopped for a while; what else is possible."""
    day = date_format(until.astimezone(ZoneInfo(institutions.installation().zone)), "j M Y")
    said = _("Laporan baru dari nomor ini tidak diterima sampai %(day)s. Anda tetap bisa melapor lewat web atau loket.")
    return said % {"day": day}


def cancelled() -> str:
    """Nothing is kept."""
    return _("Dibatalkan. Yang Anda tulis sudah dihapus. Kirim pesan baru kapan saja untuk melapor.")


def nothing_to_cancel() -> str:
    """There is no conversation."""
    return _("Tidak ada yang dibatalkan. Untuk mencabut laporan, kirim CABUT dan nomor laporan.")


def help_words() -> str:
    """All commands."""
    return _(
        "LAPOR dan isi laporan untuk melapor. STATUS nomor: cek laporan. CABUT nomor: cabut. STOP: tanpa kabar. Gratis."
    )


def status(report: Report) -> str:
    """What everybody may know of a report."""
    zone = ZoneInfo(institutions.office(report.tenant_id).zone)
    facts = {
        "code": format_code(report.code),
        "state": str(_STATES[report.state]),
        "day": date_format(report.answer_due_at.astimezone(zone), "j M Y"),
    }
    if report.waiting_for == Report.WaitingFor.REPORTER:
        return _("Laporan %(code)s: menunggu jawaban pelapor.") % facts
    if report.closed_at or report.responded_at:
        return _("Laporan %(code)s: %(state)s.") % facts
    return _("Laporan %(code)s: %(state)s. Jawaban paling lambat %(day)s.") % facts


def unknown_code() -> str:
    """No such number, or a slip in it."""
    return _("Nomor laporan ini tidak ditemukan. Periksa lagi: 12 huruf dan angka, contoh STATUS 7KQ4-M2XB-9TRY.")


def not_yours(code: str) -> str:
    """A report that was not filed from this number."""
    said = _("Laporan %(code)s tidak dikirim dari nomor ini. Tambahkan kunci rahasianya sesudah nomor laporan.")
    return said % {"code": format_code(code)}


def taken(code: str) -> str:
    """A word is in the case."""
    return _("Pesan Anda sudah masuk ke laporan %(code)s. Terima kasih.") % {"code": format_code(code)}


def ask_settled(code: str, *, token: str) -> str:
    """Whether it is settled, with a token that makes the answer count."""
    said = _("Laporan %(code)s: balas YA %(token)s bila benar selesai, atau BELUM %(token)s dan alasannya.")
    return said % {"code": format_code(code), "token": token}


def ask_withdraw(code: str, *, token: str) -> str:
    """Whether it is to be withdrawn, with a token."""
    said = _("Yakin mencabut laporan %(code)s? Balas CABUT %(token)s. Abaikan pesan ini bila bukan Anda.")
    return said % {"code": format_code(code), "token": token}


def settled(code: str) -> str:
    """Closed by its reporter."""
    return _("Terima kasih. Laporan %(code)s ditutup sebagai selesai.") % {"code": format_code(code)}


def reopened(code: str) -> str:
    """Not settled."""
    return _("Laporan %(code)s dibuka kembali dan diperiksa satu tingkat di atasnya.") % {"code": format_code(code)}


def withdrawn(code: str) -> str:
    """Taken back."""
    return _("Laporan %(code)s dicabut. Anda dapat membukanya lagi dari halaman laporan.") % {"code": format_code(code)}


def wrong_token() -> str:
    """Nothing counts without it."""
    return _("Kode balasan ini tidak cocok atau sudah dipakai. Lihat kode 5 huruf pada pesan terakhir kami.")


def need_reason(token: str) -> str:
    """Not settled, but why?"""
    said = _("Apa yang belum selesai? Balas BELUM %(token)s diikuti alasannya.") % {"token": token}
    return said.replace("  ", " ")


def stopped() -> str:
    """No more news."""
    return _("Baik, kami tidak mengirim kabar lagi. Laporan Anda tetap diproses. Balas MULAI untuk menerima kabar.")


def started() -> str:
    """News again."""
    return _("Baik, kabar laporan Anda kami kirim lagi ke nomor ini.")


def reminder() -> str:
    """The one reminder of a conversation that was left."""
    return _(
        "Laporan Anda belum selesai ditulis. Balas pesan terakhir kami untuk melanjutkan, atau BATAL untuk berhenti."
    )


def lost_file(reason: str) -> str:
    """A picture or recording that did not arrive; everything else did."""
    said = reason or _("Berkas Anda tidak sampai kepada kami. Pesan Anda tetap tersimpan. Kirim berkasnya sekali lagi.")
    return _basic(shorten(said, limit=gsm7.ONE_PART))


def got_file() -> str:
    """A picture while something else was asked: what was asked comes after it."""
    return _("Berkas Anda sudah kami terima. Sekarang jawab pertanyaan terakhir kami.")


def refused(message: object) -> str:
    """A rule of the case says no."""
    return _basic(shorten(str(message), limit=gsm7.ONE_PART))


def choices_at(state: str) -> tuple[Choice, ...]:
    """What can be tapped under the question of that state of a conversation; each says what the question asks to write."""
    cancel = Choice(title=_("Batal"), says="BATAL")
    return {
        "file": (Choice(title=_("Tidak ada"), says="TIDAK"), cancel),
        "who": (Choice(title=_("Tanpa nama"), says="ANONIM"), cancel),
        "check": (Choice(title=_("Kirim"), says="YA"), Choice(title=_("Ulangi"), says="TIDAK"), cancel),
    }.get(state, ())


def withdraw_choices(token: str) -> tuple[Choice, ...]:
    """The one answer to "are you sure?"; whoever is not does nothing."""
    return (Choice(title=_("Ya, cabut laporan"), says=f"CABUT {token}"),)


def _day(report: Report) -> str:
    """When it is answered at the latest, where the office is."""
    zone = ZoneInfo(institutions.office(report.tenant_id).zone)
    return date_format(report.answer_due_at.astimezone(zone), "j M Y")


def _basic(text: str) -> str:
    """Whatever people wrote, in one SMS: other alphabets lose their characters here, never in the report."""
    line = "".join(each for each in gsm7.plain(text) if gsm7.is_basic(each))
    return line[: gsm7.ONE_PART]
