"""The basic figures, each with its written, versioned definition."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.figures import Figure

_SCOPE = _("Laporan biasa satu tahun menurut tanggal setempat; laporan tersegel ikut dalam jumlah bila sedikitnya 5")
_REPORTS = _("laporan")
_OWNER = "statistics"


def _figure(name: str, *, title: object, formula: object, unit: object = _REPORTS, source: object) -> Figure:
    return Figure(
        name=name, title=title, formula=formula, scope=_SCOPE, unit=unit, version=1, owner=_OWNER, source=source
    )


FIGURES = (
    _figure(
        "received",
        title=_("Diterima"),
        formula=_("Semua laporan yang masuk pada masa itu, juga yang kemudian digabung atau diarsipkan"),
        source="docs/law/clocks.md#verify",
    ),
    _figure(
        "answered",
        title=_("Dijawab"),
        formula=_("Laporan yang jawaban penuh pertamanya dikirim pada masa itu; jawaban sementara tidak dihitung"),
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "answered_share",
        title=_("Bagian yang sudah dijawab"),
        formula=_(
            "Laporan yang masuk pada masa itu dan sudah mendapat jawaban penuh, dibagi semua yang masuk pada masa itu"
        ),
        unit="%",
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "on_time_share",
        title=_("Dijawab tepat waktu"),
        formula=_(
            "Laporan yang jawaban penuh pertamanya dikirim sebelum jatuh tempo jawaban saat itu, dibagi semua yang dijawab "
            "pada masa itu"
        ),
        unit="%",
        source="docs/law/clocks.md#answer",
    ),
    _figure(
        "mean_answer_days",
        title=_("Rata-rata waktu sampai dijawab"),
        formula=_(
            "Rata-rata hari kerja dari laporan masuk sampai jawaban penuh pertama, termasuk saat menunggu pelapor; paling "
            "banyak 250 hari per laporan"
        ),
        unit=_("hari kerja"),
        source="docs/law/clocks.md#answer",
    ),
    _figure(
        "closed",
        title=_("Selesai"),
        formula=_("Laporan yang sekarang berstatus selesai dan ditutup pada masa itu"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "confirmed",
        title=_("Dinyatakan selesai oleh pelapor"),
        formula=_("Laporan selesai yang ditutup karena pelapor sendiri menyatakan selesai"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "closed_silently",
        title=_("Ditutup karena tidak ada kabar"),
        formula=_("Laporan selesai yang ditutup karena tidak ada kabar setelah jawaban; tidak dihitung sebagai puas"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "reopened",
        title=_("Dibuka kembali"),
        formula=_("Laporan yang untuk pertama kali dinyatakan belum selesai oleh pelapor pada masa itu"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "archived",
        title=_("Diarsipkan"),
        formula=_("Laporan yang sekarang diarsipkan dan diarsipkan pada masa itu, apa pun alasannya"),
        source="docs/law/clocks.md#not-completed",
    ),
)
