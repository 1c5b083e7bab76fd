"""Refusals of exchange."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownPost(Refusal):
    """No such village post in this tenant."""

    code = "unknown_post"
    message = _("Pos aduan desa ini tidak ditemukan.")
    next_step = _("Pilih pos dari daftar.")
    status = 404


class NotOwnVillage(Refusal):
    """A code of no village or urban village in this tenant."""

    code = "not_own_village"
    message = _("Kode ini bukan desa atau kelurahan di wilayah Anda.")
    next_step = _("Cari desa dengan namanya, lalu pilih dari daftar.")
    status = 422


class PostHeldBack(Refusal):
    """A post that is suspended or revoked gets no returning bundle."""

    code = "post_held_back"
    message = _("Pos ini sedang ditahan atau sudah dicabut, jadi bundel balasan tidak dibuat.")
    next_step = _("Periksa pos itu. Bila sudah beres, lanjutkan pos, lalu buat bundel lagi.")
    status = 409


class BadEnrolmentFile(Refusal):
    """The file with which a post is set up cannot be used."""

    code = "bad_enrolment_file"
    message = _("Berkas pendaftaran pos tidak terbaca atau bukan berkas pendaftaran.")
    next_step = _("Minta berkas baru dari kabupaten, lalu ulangi.")
    status = 422


class AlreadyPost(Refusal):
    """This folder is a post already."""

    code = "already_a_post"
    message = _("Komputer ini sudah disiapkan sebagai pos aduan desa.")
    next_step = _("Untuk memulai dari awal, siapkan folder data yang baru.")
    status = 409


class WrongPassphrase(Refusal):
    """The passphrase does not open the post's keys."""

    code = "wrong_passphrase"
    message = _("Kata kunci pos tidak cocok.")
    next_step = _("Periksa huruf besar dan kecil, lalu ketik lagi.")
    status = 403


class WeakPassphrase(Refusal):
    """Too short to protect a disk that may be stolen."""

    code = "weak_passphrase"
    message = _("Kata kunci pos paling sedikit 12 huruf.")
    next_step = _("Pakai beberapa kata yang mudah diingat, lalu ulangi.")
    status = 422


class NotAPost(Refusal):
    """The command works on a village post only."""

    code = "not_a_post"
    message = _("Komputer ini bukan pos aduan desa.")
    next_step = _("Siapkan dulu dengan lapor post init BERKAS.")
    status = 409


class MayNotKeepPosts(Refusal):
    """Neither administrator nor coordinator of the tenant."""

    code = "may_not_keep_posts"
    message = _("Hanya administrator atau koordinator yang mengurus pos aduan desa.")
    next_step = _("Minta administrator melakukannya.")
    status = 403


class UpdateTooLarge(Refusal):
    """An update travels in one frame."""

    code = "update_too_large"
    message = _("Berkas pembaruan ini lebih besar dari 3 MB.")
    next_step = _("Bawa pembaruan dengan diska lepas tersendiri. Bundel lain tetap dapat dibuat tanpa pembaruan.")
    status = 413


class BundleTooLarge(Refusal):
    """More than one upload takes."""

    code = "bundle_too_large"
    message = _("Bundel ini lebih besar dari 64 MB.")
    next_step = _(
        "Baca bundel di komputer pusat dengan perintah lapor post unpack, atau minta pos mengirim tanpa foto."
    )
    status = 413
