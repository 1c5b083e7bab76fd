"""The sheets of a plan's workbook: their names, headings, and the words for codes. Pure."""

from lapor.actionplan.changes import ACTIVITY, INDICATOR, PLAN, STRATEGY
from lapor.actionplan.content import DOWN, LEVEL, RUNNING, UP, YEARLY

PLAN_SHEET, STRATEGIES, ACTIVITIES, INDICATORS, TARGETS = "Rencana", "Strategi", "Kegiatan", "Indikator", "Target"
REACHED = "Realisasi"
"""The last one is for reading only: results need evidence and are entered on their page."""

PLAN_ROWS = ("kode rencana", "versi", "judul", "mulai", "selesai", "sasaran RPJMD", "sumber sasaran")
COLUMNS: dict[str, tuple[str, ...]] = {
    PLAN_SHEET: ("isian", "nilai"),
    STRATEGIES: ("nomor", "nama"),
    ACTIVITIES: (
        *("nomor", "nama", "penanggung jawab", "pendukung"),
        *("mulai", "selesai", "anggaran", "sumber anggaran"),
    ),
    INDICATORS: (
        *("nomor", "nama", "satuan", "cara menghitung", "sumber data"),
        *("angka awal", "arah", "cara menjumlah", "terisi dari"),
    ),
    TARGETS: ("indikator", "tahun", "triwulan 1", "triwulan 2", "triwulan 3", "triwulan 4", "setahun"),
}
REACHED_COLUMNS = ("indikator", "tahun", "triwulan", "realisasi", "dokumen", "kendala", "langkah berikutnya")
DIRECTION_WORDS = {"naik": UP, "turun": DOWN}
GATHERING_WORDS = {"keadaan": LEVEL, "sejak awal": RUNNING, "setahun": YEARLY}

# Where a field of a thing stands: sheet and heading.
PLACES: dict[tuple[str, str], tuple[str, str]] = {
    (PLAN, "title"): (PLAN_SHEET, "judul"),
    (PLAN, "since_on"): (PLAN_SHEET, "mulai"),
    (PLAN, "until_on"): (PLAN_SHEET, "selesai"),
    (PLAN, "goal"): (PLAN_SHEET, "sasaran RPJMD"),
    (PLAN, "goal_source"): (PLAN_SHEET, "sumber sasaran"),
    (STRATEGY, "code"): (STRATEGIES, "nomor"),
    (STRATEGY, "name"): (STRATEGIES, "nama"),
    (ACTIVITY, "code"): (ACTIVITIES, "nomor"),
    (ACTIVITY, "name"): (ACTIVITIES, "nama"),
    (ACTIVITY, "lead"): (ACTIVITIES, "penanggung jawab"),
    (ACTIVITY, "supporting"): (ACTIVITIES, "pendukung"),
    (ACTIVITY, "since_on"): (ACTIVITIES, "mulai"),
    (ACTIVITY, "until_on"): (ACTIVITIES, "selesai"),
    (ACTIVITY, "budget"): (ACTIVITIES, "anggaran"),
    (ACTIVITY, "budget_source"): (ACTIVITIES, "sumber anggaran"),
    (INDICATOR, "code"): (INDICATORS, "nomor"),
    (INDICATOR, "name"): (INDICATORS, "nama"),
    (INDICATOR, "unit"): (INDICATORS, "satuan"),
    (INDICATOR, "definition"): (INDICATORS, "cara menghitung"),
    (INDICATOR, "source"): (INDICATORS, "sumber data"),
    (INDICATOR, "baseline"): (INDICATORS, "angka awal"),
    (INDICATOR, "direction"): (INDICATORS, "arah"),
    (INDICATOR, "gathers"): (INDICATORS, "cara menjumlah"),
    (INDICATOR, "figure"): (INDICATORS, "terisi dari"),
    (INDICATOR, "targets"): (TARGETS, "indikator"),
}


def target_column(quarter: int) -> str:
    """The heading of a quarter's target; 0 is the whole year."""
    return COLUMNS[TARGETS][1 + quarter] if quarter else "setahun"
