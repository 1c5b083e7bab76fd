"""The report of a quarter on paper: a tagged PDF and a DOCX that can be edited on. Both say what the page says."""

import io
import json
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as say
from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Pt

from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarterly_words import QuarterlyWords, Table, words_of

SOURCE = Path(__file__).parent / "templates" / "actionplan" / "quarterly.typ"


def quarterly_pdf(report: QuarterlyReport) -> bytes:
    """The report as PDF/UA-1; of an approved one the same bytes each time."""
    moment = report.approved_at or report.made_at
    labels = {
        "summary_title": say("Ringkasan"),
        "decisions_title": say("Keputusan yang diminta"),
        "definitions_title": say("Arti setiap angka"),
        "root_title": say("Pemeriksaan catatan"),
        "none": say("Tidak ada."),
        "signer": say("Disetujui oleh"),
    }
    data = json.dumps({"lang": get_language() or "id", **labels, **asdict(words_of(report))}, ensure_ascii=False)
    made = typst.compile(
        SOURCE.read_bytes(),
        format="pdf",
        sys_inputs={"words": data},
        pdf_standards="ua-1",
        timestamp=moment.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def quarterly_docx(report: QuarterlyReport) -> bytes:
    """The report as DOCX with headings and tables."""
    said, document = words_of(report), Document()
    document.core_properties.title, document.core_properties.author = said.title, said.institution
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_paragraph(said.institution.upper())
    document.add_heading(said.title, level=1)
    document.add_paragraph(f"{said.span}. {said.known}")
    _add_lists(document, said=said)
    _add_table(document, table=said.figures)
    _add_table(document, table=said.plan, line=said.plan_line)
    _add_table(document, table=said.agencies)
    _add_table(document, table=said.delays)
    document.add_heading(say("Arti setiap angka"), level=2)
    for line in said.definitions:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading(say("Pemeriksaan catatan"), level=2)
    document.add_paragraph(said.root)
    document.add_paragraph(said.approval)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_lists(document: DocxDocument, *, said: QuarterlyWords) -> None:
    for title, lines in ((say("Ringkasan"), said.summary), (say("Keputusan yang diminta"), said.decisions)):
        document.add_heading(title, level=2)
        for line in lines or (say("Tidak ada."),):
            document.add_paragraph(line)


def _add_table(document: DocxDocument, *, table: Table, line: str = "") -> None:
    document.add_heading(table.title, level=2)
    if line:
        document.add_paragraph(line)
    if not table.rows:
        document.add_paragraph(table.empty)
        return
    grid = document.add_table(rows=1, cols=len(table.head))
    grid.style = "Table Grid"
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in table.rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
