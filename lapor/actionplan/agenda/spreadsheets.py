"""The agenda as an XLSX workbook for the planning office. Reads only; no name of anybody."""

from collections.abc import Iterable

from lapor.actionplan.agenda import words
from lapor.actionplan.agenda.queries import AgendaLine
from lapor.actionplan.spreadsheets import write_workbook

SHEET = "agenda"
COLUMNS = (
    "tahun",
    "nama",
    "wilayah",
    "kode wilayah",
    "topik",
    "tahap",
    "keadaan",
    "tahun rencana",
    "kegiatan",
    "laporan",
    "dukungan",
)


def export_agenda(lines: Iterable[AgendaLine]) -> bytes:
    """One row for each item. Text stays text: a title that begins like a formula is none."""
    rows: list[list[object]] = [list(COLUMNS)]
    for line in lines:
        rows.append(
            [
                line.year,
                line.title,
                line.place,
                line.region,
                line.topic,
                str(words.STAGES[line.stage]),
                words.standing_words(decision=line.decision, progress=line.progress),
                line.plan_year,
                line.activity,
                line.reports,
                line.supports,
            ]
        )
    return write_workbook({SHEET: rows})
