"""The words that the script of the phone page says; `%s` is filled in there."""

from django.utils.translation import gettext as _


def words() -> dict[str, object]:
    """By name."""
    return {**_keeping(), **_filling(), **_listing(), **_boxes(), "states": _states(), "reports": _reports()}


def _keeping() -> dict[str, str]:
    """What is said about keeping and sending."""
    return {
        "online": _("Ada jaringan. Laporan yang menunggu dikirim sekarang."),
        "offline": _("Tidak ada jaringan. Tidak apa-apa: tulis saja, semuanya disimpan di ponsel ini."),
        "kept": _("Tersimpan di ponsel ini, pukul %s."),
        "otherTab": _(
            "Draf ini juga ditulis di tab lain. Tulisan di sini kami simpan sebagai draf sendiri; fotonya ada di draf yang lain."
        ),
        "noRoom": _(
            "Ponsel ini hampir penuh. Tulisan Anda tersimpan, tetapi berkas “%s” tidak muat. Hapus foto lama, lalu pilih lagi."
        ),
        "noRoomForWords": _(
            "Ponsel ini penuh, jadi tulisan terakhir belum tersimpan. Jangan tutup halaman ini. Kosongkan ruang, lalu tekan Simpan."
        ),
        "noStore": _(
            "Peramban ini tidak bisa menyimpan laporan (mungkin mode pribadi). Pakai formulir biasa saat ada jaringan."
        ),
        "emptied": _(
            "Peramban mengosongkan simpanannya. Laporan yang belum terkirim (%s) tidak ada lagi di ponsel ini. "
            "Yang sudah diterima tetap kami proses."
        ),
        "clock": _(
            "Jam ponsel Anda berbeda dari jam kami. Tanggal diterima memakai jam kami; tulisan Anda tidak terpengaruh."
        ),
        "waitingElsewhere": _("%s kiriman lain di ponsel ini menunggu jaringan."),
    }


def _filling() -> dict[str, str]:
    """What is said about files, places and answers that are missing."""
    return {
        "tooBig": _("Berkas “%s” lebih besar dari 25 MB. Pilih berkas lain; tulisan Anda tetap tersimpan."),
        "tooMany": _("Paling banyak 10 berkas. Hapus satu dulu bila ingin mengganti."),
        "shrinking": _("Foto sedang dikecilkan …"),
        "place": _("Foto ini menyimpan tempat pengambilannya. Pakai tempat itu untuk laporan?"),
        "placeTaken": _("Tempat dipakai: %s. Hanya dilihat petugas."),
        "placeDenied": _("Lokasi ponsel tidak bisa dibaca. Tulis saja patokannya."),
        "needClass": _("Pilih jenis laporan."),
        "needWords": _("Tulis apa yang terjadi, atau tambahkan rekaman suara."),
        "needPrivacy": _("Pilih siapa yang boleh tahu."),
        "needName": _("Tulis nama Anda, atau pilih Anonim."),
        "needContact": _("Tulis nomor HP atau email. Satu saja cukup."),
        "future": _("Tanggal kejadian belum tiba. Periksa tanggalnya, atau jam ponsel ini."),
    }


def _listing() -> dict[str, str]:
    """What stands in the list."""
    return {
        "paper": _("Formulir kertas %s"),
        "paperUnread": _(
            "Kode QR tidak terbaca. Pilih desanya, dan tulis nomor formulir (8 huruf dan angka di bawah kode) sebagai judul."
        ),
        "untitled": _("Laporan tanpa judul"),
        "remove": _("Hapus"),
        "saved": _("Tersimpan %s"),
        "received": _("Diterima %s"),
        "refreshed": _("Terakhir diperbarui %s"),
        "due": _("Dijawab paling lambat %s"),
        "dropDraft": _("Hapus draf ini dari ponsel? Isinya tidak bisa dikembalikan."),
        "dropSent": _("Hapus dari daftar di ponsel ini? Laporannya tetap kami proses. Catat dulu nomor dan kuncinya."),
    }


def _boxes() -> dict[str, str]:
    """What is said about boxes and PIN."""
    return {
        "box": _("Kotak %s"),
        "closeBox": _("Tutup kotak ini"),
        "wrongPin": _("PIN salah. Coba lagi."),
        "mustWait": _("PIN salah beberapa kali. Tunggu %s detik, lalu coba lagi."),
        "shortPin": _("PIN terdiri dari 4 sampai 12 angka."),
        "samePin": _("Kedua PIN tidak sama."),
        "forgetPin": _(
            "Tanpa PIN, draf dan kunci di kotak ini tidak bisa dibuka lagi dan dihapus. Laporan yang menunggu tetap "
            "terkirim, dan yang sudah diterima tetap kami proses. Hapus kotak ini?"
        ),
    }


def _states() -> dict[str, str]:
    return {
        "draft": _("Draf. Belum dikirim."),
        "waiting": _("Tersimpan di ponsel ini. Terkirim sendiri begitu ada jaringan."),
        "sending": _("Sedang dikirim …"),
        "received": _("Sudah diterima."),
        "refused": _("Belum diterima. Perbaiki dulu: %s"),
        "signin": _("Belum terkirim. Masuk dulu dengan akun yang menulisnya, lalu terkirim sendiri."),
        "unreadable": _("Simpanan ini rusak dan tidak bisa dibuka lagi."),
    }


def _reports() -> dict[str, str]:
    """The states of a report as its reporter reads them."""
    return {
        "received": _("Sedang diperiksa."),
        "verified": _("Sudah diperiksa, segera diteruskan."),
        "forwarded": _("Sudah diteruskan ke kantor yang menangani."),
        "in_progress": _("Sedang ditangani."),
        "responded": _("Sudah dijawab. Buka untuk membaca dan menilai."),
        "closed": _("Selesai."),
        "reopened": _("Dibuka lagi."),
        "archived": _("Diarsipkan. Buka untuk membaca alasannya."),
        "merged": _("Digabung dengan laporan yang sama."),
        "reporter": _("Petugas bertanya kepada Anda. Buka untuk menjawab."),
    }
