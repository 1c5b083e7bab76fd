"""Refusals of the case: one class each."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class NotAllowed(Refusal):
    """The actor may not do this to this report."""

    code = "not_allowed"
    message = _("Anda tidak berwenang melakukan ini pada laporan ini.")
    next_step = _("Hubungi koordinator instansi Anda bila ini keliru.")
    status = 403


class UnknownReport(Refusal):
    """No such report, or none that the asker may see: the two are never told apart."""

    code = "unknown_report"
    message = _("Laporan dengan nomor ini tidak ditemukan.")
    next_step = _("Periksa nomor laporan: 12 huruf dan angka, contoh 7KQ4-M2XB-9TRY.")
    status = 404


class WrongState(Refusal):
    """The report has moved on, or never was where the verb is possible."""

    code = "wrong_state"
    message = _("Langkah ini tidak mungkin pada keadaan laporan sekarang.")
    next_step = _("Muat ulang halaman untuk melihat keadaan terbaru.")
    status = 409


class ChangedMeanwhile(Refusal):
    """Somebody else changed the report after the page was read."""

    code = "changed_meanwhile"
    message = _("Laporan ini baru saja diubah oleh petugas lain.")
    next_step = _("Tulisan Anda masih ada di bawah. Muat ulang untuk melihat perubahan, lalu putuskan lagi.")
    status = 409


class MissingReason(Refusal):
    """A step that needs a reason, a text or a choice came without it."""

    code = "missing_reason"
    message = _("Bagian yang wajib diisi masih kosong.")
    next_step = _("Tulis keterangannya, lalu kirim lagi.")
    status = 422


class EmptyReport(Refusal):
    """Neither a word nor a sound."""

    code = "empty_report"
    message = _("Isi laporan masih kosong.")
    next_step = _("Tulis apa yang terjadi, atau lampirkan rekaman suara.")
    status = 422


class TextTooLong(Refusal):
    """More than 50,000 characters."""

    code = "text_too_long"
    message = _("Tulisan ini lebih panjang dari 50.000 huruf.")
    next_step = _("Ringkas tulisannya, atau lampirkan sebagai berkas.")
    status = 422


class FutureDate(Refusal):
    """The day of the event lies in the future."""

    code = "future_date"
    message = _("Tanggal kejadian ada di masa depan.")
    next_step = _("Periksa tanggalnya, atau kosongkan bila tidak ingat.")
    status = 422


class UnknownTopic(Refusal):
    """A topic code that the tenant does not have."""

    code = "unknown_topic"
    message = _("Topik ini tidak ada dalam daftar.")
    next_step = _("Pilih topik dari daftar, atau kosongkan.")
    status = 422


class BadPlace(Refusal):
    """A position outside the earth."""

    code = "bad_place"
    message = _("Titik lokasi ini tidak benar.")
    next_step = _("Letakkan lagi titiknya di peta, atau kosongkan.")
    status = 422


class MissingContact(Refusal):
    """Neither anonymous nor with a name and a way to be reached."""

    code = "missing_contact"
    message = _("Nama dan satu kontak (nomor HP atau email) belum diisi.")
    next_step = _("Isi nama dan satu kontak, atau pilih Anonim.")
    status = 422


class BadContact(Refusal):
    """A phone number or e-mail address that cannot be one."""

    code = "bad_contact"
    message = _("Nomor HP atau alamat email ini tidak benar.")
    next_step = _("Periksa penulisannya, contoh 0812-0000-0000 atau nama@contoh.id.")
    status = 422


class AlreadyContested(Refusal):
    """A decision may be contested once."""

    code = "already_contested"
    message = _("Keputusan ini sudah pernah Anda beri keberatan.")
    next_step = _("Tunggu keputusan petugas lain, atau tambahkan keterangan.")
    status = 409


class SameDecider(Refusal):
    """Whoever took the decision may not rule on the objection."""

    code = "same_decider"
    message = _("Keberatan harus diputuskan oleh petugas lain, bukan yang membuat keputusan.")
    next_step = _("Minta rekan atau pimpinan Anda memutuskan.")
    status = 403


class NothingToAnswer(Refusal):
    """No question is open."""

    code = "nothing_to_answer"
    message = _("Tidak ada pertanyaan yang menunggu jawaban.")
    next_step = _("Gunakan “Tambah keterangan” untuk menulis.")
    status = 409


class NeedsTranscript(Refusal):
    """A sound-only report is verified after an officer wrote down what it says."""

    code = "needs_transcript"
    message = _("Laporan ini hanya berisi rekaman suara.")
    next_step = _("Tulis isi rekaman terlebih dahulu, lalu verifikasi.")
    status = 409


class NeedsEvidence(Refusal):
    """A full response needs evidence, or a reason why there is none."""

    code = "needs_evidence"
    message = _("Jawaban belum disertai bukti.")
    next_step = _("Lampirkan foto atau dokumen, atau tulis alasan mengapa tidak ada bukti.")
    status = 422


class BadLink(Refusal):
    """An office's signed link that is unknown, over or revoked."""

    code = "bad_link"
    message = _("Tautan ini tidak berlaku lagi.")
    next_step = _("Minta tautan baru kepada koordinator pengaduan.")
    status = 404


class WrongMerge(Refusal):
    """A report cannot be joined to itself, to a joined one, to one of another tenant or across the lanes."""

    code = "wrong_merge"
    message = _("Laporan ini tidak dapat digabungkan dengan laporan itu.")
    next_step = _("Pilih laporan induk lain yang masih terbuka dan tidak disegel.")
    status = 422


class WrongTopic(Refusal):
    """The tree has two levels: a topic stands under a main one, and a main one with topics beneath it stays main."""

    code = "wrong_topic"
    message = _("Topik ini tidak dapat diletakkan di sana.")
    next_step = _("Pilih topik utama sebagai induknya.")
    status = 422


class BindingDecision(Refusal):
    """Two offices refused, the coordinator decided: that decision cannot be refused again."""

    code = "binding_decision"
    message = _("Laporan ini sudah dua kali dikembalikan. Keputusan koordinator kali ini mengikat.")
    next_step = _("Kerjakan bagian Anda, atau minta instansi lain membantu lewat koordinator.")
    status = 409


class TooManyReopenings(Refusal):
    """A report reopens at most twice; then the way leads to the inspectorate, and after the limit to the Ombudsman."""

    code = "too_many_reopenings"
    message = _("Laporan ini sudah dua kali dibuka kembali.")
    next_step = _("Sampaikan ke Inspektorat. Setelah 60 hari kalender Anda juga dapat menempuh jalur Ombudsman.")
    status = 409


class LongerLimit(Refusal):
    """An institution may set a shorter limit than the law's, never a longer one or the same."""

    code = "longer_limit"
    message = _("Batas waktu sendiri harus lebih pendek daripada batas menurut aturan.")
    next_step = _("Isi jumlah hari yang lebih kecil daripada batas menurut aturan.")
    status = 422


class BackdatedLimit(Refusal):
    """A limit holds from today on at the earliest: a report keeps the version under which it was filed."""

    code = "backdated_limit"
    message = _("Batas waktu tidak dapat berlaku surut.")
    next_step = _("Pilih tanggal mulai hari ini atau sesudahnya.")
    status = 422


class AlreadyExtended(Refusal):
    """A request under KIP is extended once."""

    code = "already_extended"
    message = _("Batas waktu permohonan ini sudah pernah diperpanjang.")
    next_step = _("Jawab sebelum batas waktunya lewat.")
    status = 409


class NotUnderKip(Refusal):
    """Only a request under the law on public information knows extensions and objections."""

    code = "not_under_kip"
    message = _("Langkah ini hanya ada pada permohonan informasi publik.")
    next_step = _("Periksa prosedur laporan ini.")
    status = 409


class TooLate(Refusal):
    """The limit for this step is over."""

    code = "too_late"
    message = _("Batas waktu untuk langkah ini sudah lewat.")
    next_step = _("Kirim laporan baru, atau hubungi Ombudsman bila layanan tetap tidak diberikan.")
    status = 409


class TooEarly(Refusal):
    """The way to the Ombudsman opens when the limit for it is over."""

    code = "too_early"
    message = _("Jalur Ombudsman belum terbuka untuk laporan ini.")
    next_step = _("Tunggu sampai 60 hari kalender sejak laporan masuk.")
    status = 409


class NeedsConsent(Refusal):
    """Nothing goes to the Ombudsman without the reporter's consent."""

    code = "needs_consent"
    message = _("Berkas untuk Ombudsman hanya dibuat dengan persetujuan Anda.")
    next_step = _("Centang persetujuan, lalu ulangi.")
    status = 422


class UnfilledField(Refusal):
    """A response still has a field of its template that nobody filled in."""

    code = "unfilled_field"
    message = _("Masih ada isian templat yang kosong dalam jawaban.")
    next_step = _("Ganti setiap bagian dalam kurung kurawal ganda dengan keterangan yang sebenarnya.")
    status = 422


class NotTheReceiver(Refusal):
    """Only whoever receives a desk signs off its list, once."""

    code = "not_the_receiver"
    message = _("Serah terima ini bukan untuk Anda, atau sudah ditandatangani.")
    next_step = _("Minta penerima meja menandatanganinya.")
    status = 403
