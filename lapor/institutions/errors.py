"""Refusals of the institutions floor."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownRegion(Refusal):
    """A region code that this installation does not hold."""

    code = "unknown_region"
    message = _("Wilayah ini tidak ada dalam daftar.")
    next_step = _("Pilih wilayah dari daftar, atau kosongkan bila tidak tahu.")
    status = 422


class UnknownInstitution(Refusal):
    """An institution that this installation does not hold, or that is closed."""

    code = "unknown_institution"
    message = _("Kantor ini tidak ada dalam daftar atau sudah ditutup.")
    next_step = _("Pilih kantor dari daftar, atau pilih “Saya tidak tahu”.")
    status = 422


class NotSetUp(Refusal):
    """The installation has no tenant yet."""

    code = "not_set_up"
    message = _("Sistem ini belum disiapkan.")
    next_step = _("Pengelola perlu menjalankan perintah “lapor init KODE”.")
    status = 503


class NotAdministrator(Refusal):
    """Only an administrator of the tenant may do this."""

    code = "not_administrator"
    message = _("Hanya administrator yang boleh mengubah data ini.")
    next_step = _("Minta administrator instalasi Anda untuk mengubahnya.")
    status = 403


class NotARegion(Refusal):
    """A code of no province, regency or city, nor of the nation."""

    code = "not_a_region"
    message = _("Kode ini bukan kode provinsi, kabupaten, kota, atau 00 untuk seluruh Indonesia.")
    next_step = _("Tulis kode Kemendagri seperti 64 atau 64.08.")
    status = 422


class NameTaken(Refusal):
    """Another open institution of the tenant has this name."""

    code = "name_taken"
    message = _("Nama ini sudah dipakai kantor lain.")
    next_step = _("Tulis nama yang berbeda, misalnya dengan nama kecamatannya.")
    status = 409


class MissingName(Refusal):
    """An institution, a day off or a topic needs a name."""

    code = "missing_name"
    message = _("Namanya belum diisi.")
    next_step = _("Isi nama yang akan dibaca semua orang.")
    status = 422


class BadInstitution(Refusal):
    """A tier, a reach, a week or a duty that is not one, or an e-mail reach without an address."""

    code = "bad_institution"
    message = _("Isian kantor ini belum benar.")
    next_step = _("Periksa tingkat, cara dihubungi, surel, dan hari kerjanya.")
    status = 422


class StillNeeded(Refusal):
    """The root, an institution on duty, or one with open institutions beneath it cannot be closed."""

    code = "still_needed"
    message = _("Kantor ini masih punya tugas atau masih membawahi kantor lain.")
    next_step = _("Pindahkan dulu tugasnya dan kantor di bawahnya, lalu tutup.")
    status = 409


class WrongHeir(Refusal):
    """An institution cannot be merged into itself, into one beneath it, into a closed one, or across tenants."""

    code = "wrong_heir"
    message = _("Kantor ini tidak dapat digabungkan ke kantor itu.")
    next_step = _("Pilih kantor lain yang masih buka dan tidak berada di bawahnya.")
    status = 422


class BadHoliday(Refusal):
    """A day off without a day, twice on one day, or one that is not there."""

    code = "bad_holiday"
    message = _("Hari libur ini tidak dapat disimpan.")
    next_step = _("Periksa tanggalnya: satu hari hanya boleh ditulis satu kali.")
    status = 422


class CalendarChanged(Refusal):
    """Somebody changed the same days off after the preview was made."""

    code = "calendar_changed"
    message = _("Hari libur ini baru saja diubah orang lain. Belum ada yang diterapkan.")
    next_step = _("Periksa sekali lagi, lalu terapkan dari pratinjau yang baru.")
    status = 409


class NotPopulationKeeper(Refusal):
    """Only the coordinator or an administrator of the tenant loads how many people live where."""

    code = "not_population_keeper"
    message = _("Jumlah penduduk hanya diisi oleh koordinator atau administrator.")
    next_step = _("Minta koordinator Anda untuk mengunggah berkasnya.")
    status = 403
