"""Answer templates: which an agency offers for a report, and what their fields become."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from lapor.institutions import queries as institutions
from lapor.kit.codes import format_code
from lapor.reports.models import AnswerTemplate, Report

FIELD = re.compile(r"\{\{\s*([a-z_]{1,40})\s*\}\}")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A template with what is known filled in; `open_fields` are left for the officer."""

    id: UUID
    name: str
    found: str
    done: str
    text: str
    open_fields: tuple[str, ...]


def proposals_for(report: Report, *, institution: UUID, on: date) -> list[Proposal]:
    """The agency's templates for the report's topic first, then those for any, by name. 1 statement."""
    rows = AnswerTemplate.objects.filter(institution_id=institution, closed_at=None)
    topics = [report.topic_id, report.topic.parent_id if report.topic else None]
    fitting = rows.filter(Q(topic=None) | Q(topic_id__in=[topic for topic in topics if topic]))
    known = known_fields(report, institution=institution, on=on)
    ordered = sorted(fitting, key=lambda row: (row.topic_id is None, row.name))
    return [_proposal(row, known=known) for row in ordered]


def known_fields(report: Report, *, institution: UUID, on: date) -> dict[str, str]:
    """What a template may name without anybody typing it."""
    return {
        "nomor": format_code(report.code),
        "judul": report.public_title or report.title,
        "instansi": institutions.office(institution).name,
        "tanggal": on.strftime("%d-%m-%Y"),
    }


def open_fields(text: str) -> list[str]:
    """Fields that nobody has filled in, in their order."""
    return list(dict.fromkeys(FIELD.findall(text)))


def _proposal(row: AnswerTemplate, *, known: Mapping[str, str]) -> Proposal:
    found, done, text = (_fill(part, known=known) for part in (row.found, row.done, row.text))
    left = open_fields(" ".join((found, done, text)))
    return Proposal(id=row.id, name=row.name, found=found, done=done, text=text, open_fields=tuple(left))


def _fill(text: str, *, known: Mapping[str, str]) -> str:
    return FIELD.sub(lambda match: known.get(match[1], match[0]), text)
