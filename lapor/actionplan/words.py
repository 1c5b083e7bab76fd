"""What things of a plan are called on screen and on paper."""

from datetime import date
from decimal import Decimal

from django.utils import dateformat, formats
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.actionplan import changes, progress
from lapor.actionplan.content import DOWN, LEVEL, RUNNING, UP, YEARLY
from lapor.actionplan.quarters import Quarter

STATUSES: dict[str, Promise] = {
    progress.LATE: _("Terlambat"),
    progress.AT_RISK: _("Berisiko"),
    progress.NOT_BEGUN: _("Belum mulai"),
    progress.ON_TRACK: _("Sesuai rencana"),
    progress.DONE: _("Tercapai"),
}
DIRECTIONS: dict[str, Promise] = {UP: _("makin besar makin baik"), DOWN: _("makin kecil makin baik")}
GATHERINGS: dict[str, Promise] = {
    LEVEL: _("keadaan pada akhir triwulan"),
    RUNNING: _("jumlah sejak awal rencana"),
    YEARLY: _("jumlah setiap triwulan, dijumlahkan setahun"),
}
KINDS: dict[str, Promise] = {
    changes.PLAN: _("Rencana"),
    changes.STRATEGY: _("Strategi"),
    changes.ACTIVITY: _("Kegiatan"),
    changes.INDICATOR: _("Indikator"),
    changes.TARGET: _("Target"),
}
FIELDS: dict[str, Promise] = {
    "title": _("Judul"),
    "since_on": _("Mulai"),
    "until_on": _("Selesai"),
    "goal": _("Sasaran RPJMD"),
    "goal_source": _("Sumber sasaran"),
    "name": _("Nama"),
    "strategy": _("Strategi"),
    "activity": _("Kegiatan"),
    "lead": _("Penanggung jawab"),
    "supporting": _("Pendukung"),
    "budget": _("Anggaran"),
    "budget_source": _("Sumber anggaran"),
    "unit": _("Satuan"),
    "definition": _("Cara menghitung"),
    "source": _("Sumber data"),
    "baseline": _("Angka awal"),
    "direction": _("Arah"),
    "gathers": _("Cara menjumlah"),
    "figure": _("Terisi dari angka"),
}


def number(value: Decimal | int | float | None) -> str:
    """A number as people here write it; empty for None."""
    if value is None:
        return ""
    plain = value.normalize() if isinstance(value, Decimal) else value
    if isinstance(plain, Decimal) and plain == plain.to_integral_value():
        plain = int(plain)
    return formats.number_format(plain, use_l10n=True, force_grouping=True)


def amount(value: Decimal | int | float | None, *, unit: str) -> str:
    """A number with its unit."""
    return f"{number(value)} {unit}" if value is not None else ""


def rupiah(value: int) -> str:
    """An amount of money; "tanpa anggaran" for nothing."""
    return f"Rp{number(value)}" if value else say("tanpa anggaran sendiri")


def quarter_words(quarter: Quarter) -> str:
    """ "triwulan 3 tahun 2026", or the year alone."""
    if not quarter.number:
        return str(quarter.year)
    return say("triwulan %(number)s tahun %(year)s") % {"number": quarter.number, "year": quarter.year}


def short_date(day: date) -> str:
    """ "2 Apr 2026"."""
    return dateformat.format(day, "j M Y")


def long_date(day: date) -> str:
    """ "2 April 2026"."""
    return dateformat.format(day, "j F Y")


def period_words(since_on: date, *, until_on: date) -> str:
    """Whole years as "2022–2026", anything else with its days."""
    if (since_on.month, since_on.day, until_on.month, until_on.day) == (1, 1, 12, 31):
        return str(since_on.year) if since_on.year == until_on.year else f"{since_on.year}–{until_on.year}"
    return f"{short_date(since_on)} – {short_date(until_on)}"


def sentence_of(standing: progress.Standing, *, unit: str) -> str:
    """How an indicator stands, as one sentence."""
    if standing.quarter is None or standing.target is None:
        return say("Target pertama belum jatuh tempo.")
    said = {
        "quarter": quarter_words(standing.quarter),
        "target": amount(standing.target, unit=unit),
        "value": amount(standing.value, unit=unit),
    }
    if standing.is_missing:
        return say("Realisasi %(quarter)s belum diisi; targetnya %(target)s.") % said
    if standing.value is None:
        return say("Belum ada data untuk %(quarter)s; targetnya %(target)s.") % said
    return say("%(value)s pada %(quarter)s; targetnya %(target)s.") % said


def rule_sentence(rule: progress.Rule) -> str:
    """The rule of status, as the page shows it."""
    return say(
        "Status dihitung dari target triwulan terakhir yang sudah lewat: tercapai targetnya berarti sesuai rencana; sedikitnya "
        "%(risk)s %% dari target berarti berisiko; kurang dari itu, atau belum diisi %(days)s hari sesudah triwulan berakhir, "
        "berarti terlambat."
    ) % {"risk": rule.risk_per_cent, "days": rule.grace_days}
