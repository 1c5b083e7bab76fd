"""What tiers, ways to reach an office, duties and days are called where administrators read them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lapor.institutions.models import Holiday, Institution

TIERS: dict[str, Any] = {
    Institution.Tier.NATION: _("Pusat"),
    Institution.Tier.PROVINCE: _("Provinsi"),
    Institution.Tier.REGENCY: _("Kabupaten"),
    Institution.Tier.CITY: _("Kota"),
    Institution.Tier.AGENCY: _("Perangkat daerah"),
    Institution.Tier.DISTRICT: _("Kecamatan"),
    Institution.Tier.VILLAGE: _("Desa atau kelurahan"),
    Institution.Tier.UNIT: _("Unit"),
    Institution.Tier.EXTERNAL: _("Di luar pemerintah daerah"),
}
REACHES: dict[str, Any] = {
    Institution.Reach.ACCOUNT: _("Akun di Lapor"),
    Institution.Reach.EMAIL: _("Surel dengan tautan"),
    Institution.Reach.LETTER: _("Surat (dicetak)"),
}
DUTIES: dict[str, Any] = {
    "coordinator": _("Koordinator"),
    "inspectorate": _("Inspektorat"),
    "oversight_substitute": _("Pengganti bila Inspektorat dilaporkan"),
    "custodian": _("Pemegang kunci identitas"),
    "planning": _("Perencanaan"),
    "monitor": _("Pengawas"),
    "secretary": _("Sekretariat daerah"),
}
DAYS: tuple[tuple[str, Any], ...] = (
    ("0", _("Senin")),
    ("1", _("Selasa")),
    ("2", _("Rabu")),
    ("3", _("Kamis")),
    ("4", _("Jumat")),
    ("5", _("Sabtu")),
    ("6", _("Minggu")),
)
HOLIDAYS: dict[str, Any] = {
    Holiday.Kind.HOLIDAY: _("Libur nasional"),
    Holiday.Kind.COLLECTIVE_LEAVE: _("Cuti bersama"),
    Holiday.Kind.REGIONAL: _("Libur daerah"),
}
CLASSES: tuple[tuple[str, Any], ...] = (
    ("", _("Tidak ditentukan")),
    ("complaint", _("Pengaduan")),
    ("aspiration", _("Aspirasi")),
    ("information", _("Permintaan informasi")),
)
