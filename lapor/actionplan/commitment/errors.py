"""Refusals of the commitment."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownCommitment(Refusal):
    """A commitment or signatory that is not there, or not for the asker."""

    code = "unknown_commitment"
    message = _("Komitmen atau penanda tangan ini tidak ada.")
    next_step = _("Buka daftar komitmen, lalu pilih dari sana.")
    status = 404


class NotCommitmentEditor(Refusal):
    """The actor may not change this commitment."""

    code = "not_commitment_editor"
    message = _("Hanya koordinator dan pimpinan yang boleh mengubah komitmen bersama.")
    next_step = _("Sampaikan usul perubahan kepada koordinator.")
    status = 403


class NotSigningHere(Refusal):
    """The actor neither works for the office that signs nor runs the signing."""

    code = "not_signing_here"
    message = _("Tanda tangan ini hanya bisa dibubuhkan dari kantor yang bersangkutan atau oleh koordinator.")
    next_step = _("Masuk dengan akun kantor itu, atau hubungi koordinator.")
    status = 403


class CommitmentChangedMeanwhile(Refusal):
    """Somebody else changed the commitment after the form was shown."""

    code = "commitment_changed_meanwhile"
    message = _("Komitmen ini baru saja diubah orang lain. Isian Anda masih ada di halaman ini.")
    next_step = _("Periksa perubahan itu di tab lain, lalu kirim sekali lagi.")
    status = 409


class CommitmentIsOpen(Refusal):
    """What is open for signing does not change."""

    code = "commitment_is_open"
    message = _("Komitmen ini sudah dibuka untuk ditandatangani, jadi isinya tidak bisa diubah.")
    next_step = _("Buat komitmen baru bila isinya perlu berubah.")
    status = 409


class CommitmentNotOpen(Refusal):
    """Nothing is signed before the text is frozen."""

    code = "commitment_not_open"
    message = _("Komitmen ini belum dibuka untuk ditandatangani.")
    next_step = _("Minta koordinator membukanya dahulu.")
    status = 409


class NothingToSign(Refusal):
    """A commitment needs signatories, each with a name and a promise."""

    code = "commitment_incomplete"
    message = _("Belum semua penanda tangan punya nama dan janji.")
    next_step = _("Lengkapi daftar penanda tangan, lalu buka lagi.")
    status = 422


class AlreadySignatory(Refusal):
    """The office is on the list."""

    code = "already_signatory"
    message = _("Kantor ini sudah ada dalam daftar penanda tangan.")
    next_step = _("Ubah baris yang sudah ada.")
    status = 409


class AlreadySigned(Refusal):
    """One signs once; a head who left signs no more."""

    code = "already_signed"
    message = _("Penanda tangan ini sudah menandatangani secara elektronik, atau sudah diganti.")
    next_step = _("Muat ulang daftar penanda tangan untuk melihat keadaan terbaru.")
    status = 409


class PaperChangedMeanwhile(Refusal):
    """Others keep signing at the same moment."""

    code = "commitment_paper_busy"
    message = _("Banyak yang menandatangani pada saat yang sama. Tanda tangan Anda belum dibubuhkan.")
    next_step = _("Pilih berkas sertifikat dan isi kata sandinya sekali lagi.")
    status = 409


class NotACertificate(Refusal):
    """The file is no PKCS#12, or holds no key with its certificate."""

    code = "not_a_certificate"
    message = _("Berkas ini bukan sertifikat elektronik (.p12 atau .pfx) yang lengkap dengan kuncinya.")
    next_step = _("Pilih berkas yang Anda terima dari penerbit sertifikat, lalu isi kata sandinya lagi.")
    status = 422


class WrongCertificatePassword(Refusal):
    """The password does not open the file."""

    code = "wrong_certificate_password"
    message = _("Kata sandi sertifikat tidak cocok dengan berkas ini.")
    next_step = _("Periksa huruf besar dan kecilnya, pilih berkasnya lagi, lalu coba sekali lagi.")
    status = 422


class CertificateTooLarge(Refusal):
    """Certificates are small."""

    code = "certificate_too_large"
    message = _("Berkas ini lebih besar dari 100 KB; sertifikat elektronik tidak sebesar itu.")
    next_step = _("Pilih berkas .p12 atau .pfx dari penerbit sertifikat Anda.")
    status = 413


class CertificateNotValidNow(Refusal):
    """The certificate is expired, or not valid yet."""

    code = "certificate_not_valid_now"
    message = _("Masa berlaku sertifikat ini sudah lewat atau belum mulai.")
    next_step = _("Perbarui sertifikat pada penerbitnya, atau tanda tangani di atas kertas.")
    status = 422


class CertificateNotForSigning(Refusal):
    """The certificate is for something else than signing, or its key is too weak."""

    code = "certificate_not_for_signing"
    message = _("Sertifikat ini bukan untuk tanda tangan, atau kuncinya terlalu lemah.")
    next_step = _("Minta sertifikat tanda tangan dengan kunci RSA 2048 bit atau ECDSA kepada penerbitnya.")
    status = 422


class PaperPictureNeeded(Refusal):
    """A signature on paper is recorded with a picture of the sheet and its day."""

    code = "paper_picture_needed"
    message = _("Tanda tangan di atas kertas perlu foto lembarnya, dan tanggalnya tidak boleh di masa depan.")
    next_step = _("Lampirkan foto lembar yang ditandatangani, lalu isi tanggalnya.")
    status = 422
