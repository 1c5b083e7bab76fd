"""Refusals of intake."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class IdempotencyConflict(Refusal):
    """The same message id with another content."""

    code = "idempotency_conflict"
    message = _("Nomor kiriman ini sudah dipakai untuk isi yang lain.")
    next_step = _("Kirim lagi dengan nomor kiriman yang baru.")
    status = 409


class CodeTaken(Refusal):
    """A number that was made elsewhere belongs to another report here."""

    code = "code_taken"
    message = _("Nomor laporan ini sudah dipakai laporan lain.")
    next_step = _("Simpan laporan ini sebagai laporan baru, lalu kirim lagi. Isinya tetap ada.")
    status = 409


class FilesGone(Refusal):
    """Files that went ahead waited too long and were forgotten; the phone sends them again by itself."""

    code = "files_gone"
    message = _("Sebagian berkas sudah terlalu lama menunggu di sini dan terhapus.")
    next_step = _("Kirim lagi berkasnya. Yang tersimpan di ponsel Anda tetap ada.")
    status = 409


class UnknownChoice(Refusal):
    """A class or privacy that is not one of the list."""

    code = "unknown_choice"
    message = _("Pilihan ini tidak ada dalam daftar.")
    next_step = _("Pilih salah satu yang tersedia.")
    status = 422


class TooManyTries(Refusal):
    """Too many tries from one place; slowed down, never told which half was wrong."""

    code = "too_many_tries"
    message = _("Terlalu banyak percobaan dari perangkat ini.")
    next_step = _("Tunggu beberapa menit, lalu coba lagi. Tulisan Anda tidak hilang.")
    status = 429


class BadDraft(Refusal):
    """The sealed draft between two steps was changed, or comes from elsewhere."""

    code = "bad_draft"
    message = _("Catatan dari langkah sebelumnya tidak bisa dibaca lagi.")
    next_step = _("Isian di halaman ini tetap ada. Lanjutkan, lalu lengkapi bagian yang masih kosong.")
    status = 422


class DraftTooLarge(Refusal):
    """More text than a draft can carry."""

    code = "draft_too_large"
    message = _("Isian ini terlalu panjang untuk disimpan. Tulisan Anda masih ada di halaman ini.")
    next_step = _("Ringkas tulisannya, atau lampirkan sebagai berkas.")
    status = 413


class BusyConversation(Refusal):
    """Several messages of one sender came at the very same moment; the channel delivers this one again."""

    code = "busy_conversation"
    message = _("Pesan Anda sedang diproses.")
    next_step = _("Tunggu sebentar. Pesan ini masuk dengan sendirinya.")
    status = 503


class NoBlockReason(Refusal):
    """Blocking without a reason that another person can understand."""

    code = "no_block_reason"
    message = _("Alasan memblokir belum ditulis, jadi pengirim belum diblokir.")
    next_step = _("Tulis apa yang dikirim dan mengapa itu bukan laporan.")
    status = 422


class BadBlockSpan(Refusal):
    """A block always ends by itself."""

    code = "bad_block_span"
    message = _("Lama pemblokiran tidak ada dalam daftar.")
    next_step = _("Pilih 1, 7, atau 30 hari.")
    status = 422


class NotBlockable(Refusal):
    """A report that did not come over a channel of messages, or whose sender is not known."""

    code = "not_blockable"
    message = _("Laporan ini tidak datang dari pengirim pesan, jadi tidak ada yang bisa diblokir.")
    next_step = _("Periksa nomor laporannya. Laporan dari web dan loket dibatasi dengan cara lain.")
    status = 409


class UnknownConversation(Refusal):
    """No such conversation waits for an officer of this tenant, or somebody else has finished it."""

    code = "unknown_conversation"
    message = _("Percakapan ini tidak ada lagi.")
    next_step = _("Muat ulang daftarnya. Mungkin petugas lain sudah menyelesaikannya.")
    status = 404


class NoShortMessages(Refusal):
    """A phone number, where no channel of short messages is set up."""

    code = "no_short_messages"
    message = _("Di sini kode belum bisa dikirim lewat SMS.")
    next_step = _("Pakai alamat email. Tanpa akun, laporan tetap bisa dibuat dan dilacak seperti biasa.")
    status = 422


class AnonymousReport(Refusal):
    """An anonymous report is never put into an account."""

    code = "anonymous_report"
    message = _("Laporan anonim tidak disimpan di akun, supaya tidak pernah terhubung dengan Anda.")
    next_step = _("Simpan nomor dan kunci aksesnya sendiri, misalnya dengan mencetak tanda terima.")
    status = 409


class WrongBallot(Refusal):
    """The code does not fit the slip of this browser, is too old, or was tried too often."""

    code = "wrong_ballot"
    message = _("Kode ini tidak cocok atau sudah lewat.")
    next_step = _("Periksa enam angkanya, atau minta kode baru. Satu kode berlaku 15 menit.")
    status = 422


class NoWayToCode(Refusal):
    """A code was asked for to a phone number where no short messages can be sent."""

    code = "no_way_to_code"
    message = _("Sistem ini belum bisa mengirim SMS.")
    next_step = _("Tulis alamat surel Anda; kodenya kami kirim ke sana.")
    status = 422


class UnknownScan(Refusal):
    """No such scanned letter waits at the officer's offices."""

    code = "unknown_scan"
    message = _("Surat pindaian ini tidak ada lagi.")
    next_step = _("Muat ulang daftarnya. Mungkin petugas lain sudah mengerjakannya.")
    status = 404


class OutsideRegion(Refusal):
    """The place lies outside of the region of the officer's own office."""

    code = "outside_region"
    message = _("Tempat ini di luar wilayah kantor Anda.")
    next_step = _("Pilih tempat di wilayah Anda, atau arahkan pelapor ke loket kabupaten. Isian Anda tetap ada.")
    status = 422
