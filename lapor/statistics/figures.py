"""The basic figures, each with its written, versioned definition."""

from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from lapor.institutions.memory import remembered
from lapor.kit.figures import Figure, FigureAsk, FigureValue, Measure
from lapor.statistics import queries
from lapor.statistics.shapes import BasicFigures

_SCOPE = _(
    "Laporan biasa satu tahun menurut tanggal setempat; laporan tersegel hanya ikut dalam jumlah seluruhnya, bila sedikitnya 5"
)
_REPORTS = _("laporan")
_DAYS = _("hari kerja")
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
        "received_by_channel",
        title=_("Diterima menurut kanal"),
        formula=_(
            "Laporan biasa yang masuk pada masa itu, menurut kanal yang dipakai saat melapor; kata susulan lewat kanal lain tidak "
            "dihitung lagi, dan laporan tersegel tidak ikut"
        ),
        source="docs/law/clocks.md#verify",
    ),
    _figure(
        "verified_on_time",
        title=_("Diverifikasi tepat waktu"),
        formula=_(
            "Laporan yang diverifikasi paling lambat pada batasnya, dibagi semua laporan yang batas verifikasinya jatuh pada "
            "masa itu; tidak dihitung selama menunggu pelapor, atau bila laporan digabung atau diarsipkan sebelum batasnya"
        ),
        unit="%",
        source="docs/law/clocks.md#verify",
    ),
    _figure(
        "answered",
        title=_("Dijawab"),
        formula=_("Laporan yang jawaban penuh pertamanya dikirim pada masa itu; jawaban sementara tidak dihitung"),
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "answered_on_time",
        title=_("Dijawab tepat waktu"),
        formula=_(
            "Laporan yang jawaban penuh pertamanya dikirim paling lambat pada batasnya, dibagi semua laporan yang batas "
            "jawabannya jatuh pada masa itu, juga yang belum dijawab; tidak dihitung selama menunggu pelapor, atau bila laporan "
            "digabung atau diarsipkan sebelum batasnya; hari di perjalanan dari pos desa tidak memberatkan kantor mana pun"
        ),
        unit="%",
        source="docs/law/clocks.md#answer",
    ),
    _figure(
        "followed_up",
        title=_("Ditindaklanjuti"),
        formula=_(
            "Laporan yang masuk pada masa itu dan sudah mendapat jawaban penuh, dibagi semua yang masuk pada masa itu; yang "
            "digabung atau diarsipkan tanpa jawaban tidak dihitung"
        ),
        unit="%",
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "first_response_days",
        title=_("Waktu sampai tanggapan pertama"),
        formula=_(
            "Nilai tengah (median) hari kerja dari laporan masuk sampai tanggapan pertama, penuh atau sementara, yang dikirim "
            "pada masa itu; hari menunggu pelapor tidak dihitung; paling banyak 250 hari per laporan; laporan pos desa dihitung "
            "dari tibanya"
        ),
        unit=_DAYS,
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "transport_days",
        title=_("Hari di perjalanan"),
        formula=_(
            "Nilai tengah (median) hari kalender dari laporan dibuat di pos desa sampai bungkusannya tiba pada masa itu; tidak "
            "dihitung sebagai keterlambatan kantor mana pun"
        ),
        unit=_("hari"),
        source="docs/law/clocks.md#answer",
    ),
    _figure(
        "closed",
        title=_("Selesai"),
        formula=_("Laporan yang ditutup pada masa itu dan tidak dibuka kembali"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "confirmed",
        title=_("Dinyatakan selesai oleh pelapor"),
        formula=_("Laporan selesai yang ditutup karena pelapor sendiri menyatakan selesai, dari semua yang selesai"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "closed_silently",
        title=_("Ditutup karena tidak ada kabar"),
        formula=_(
            "Laporan selesai yang ditutup karena tidak ada kabar setelah jawaban, dari semua yang selesai; tidak dihitung "
            "sebagai puas"
        ),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "reopened",
        title=_("Dibuka kembali"),
        formula=_("Berapa kali pada masa itu pelapor menyatakan laporannya belum selesai"),
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "archived",
        title=_("Diarsipkan"),
        formula=_("Laporan yang diarsipkan pada masa itu, apa pun alasannya, dan tidak dibuka kembali"),
        source="docs/law/clocks.md#not-completed",
    ),
    _figure(
        "returned",
        title=_("Dikembalikan karena bukan wewenang"),
        formula=_("Berapa kali pada masa itu sebuah instansi mengembalikan laporan karena bukan wewenangnya"),
        source="docs/law/clocks.md#respond",
    ),
    _figure(
        "bounced",
        title=_("Bagian yang dikembalikan"),
        formula=_(
            "Penerusan laporan kepada sebuah kantor pada masa itu yang dikembalikan kantor itu karena bukan wewenangnya, dibagi "
            "semua penerusan kepadanya pada masa itu"
        ),
        unit="%",
        source="docs/law/clocks.md#decide",
    ),
    _figure(
        "contested",
        title=_("Jawaban yang disanggah"),
        formula=_(
            "Jawaban penuh yang dikirim sebuah kantor pada masa itu dan kemudian dinyatakan belum selesai oleh pelapor, dibagi "
            "semua jawaban penuh yang dikirimnya pada masa itu"
        ),
        unit="%",
        source="docs/law/clocks.md#close",
    ),
    _figure(
        "satisfied",
        title=_("Pelapor puas"),
        formula=_(
            "Laporan yang penilaian terakhir pelapornya puas, dibagi semua laporan yang penilaian terakhirnya diberikan pada "
            "masa itu; laporan tanpa penilaian tidak dihitung"
        ),
        unit="%",
        source="docs/law/clocks.md#close",
    ),
    Figure(
        name="agencies_active",
        title=_("Kantor yang aktif"),
        formula=_(
            "Perangkat daerah dan kecamatan yang dalam tiga puluh hari terakhir dari masa itu menjawab atau mengembalikan "
            "sedikitnya satu laporan, dibagi semua yang punya akun"
        ),
        scope=_("Laporan biasa; laporan tersegel tidak dihitung"),
        unit="%",
        version=1,
        owner=_OWNER,
        source="docs/packages/statistics.md#active",
    ),
)

_LAST = timedelta(days=29)


def _measure(name: str) -> Measure:
    def measure(ask: FigureAsk) -> FigureValue:
        figures = remembered(("span figures", ask), load=lambda: queries.span_figures(ask))
        return queries.value_of(getattr(figures, name), in_per_cent=_UNITS[name] == "%")

    return measure


def _active(ask: FigureAsk) -> FigureValue:
    since = max(ask.since, ask.until - _LAST)
    active = replace(ask, since=since)
    share = remembered(("active agencies", active), load=lambda: queries.active_agencies(active))
    return queries.value_of(share, in_per_cent=True)


_UNITS = {figure.name: figure.unit for figure in FIGURES}
MEASURES = {(name, 1): _measure(name) for name in _UNITS if name in BasicFigures.__dataclass_fields__} | {
    ("agencies_active", 1): _active
}
