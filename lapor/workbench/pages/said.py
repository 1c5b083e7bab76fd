"""What reporter and offices said to each other, with what the reporter thinks of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from lapor.institutions import queries as institutions
from lapor.reports.case_detail_queries import Case
from lapor.reports.models import Rating, Word
from lapor.workbench.labels import office_name


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing said between reporter and offices."""

    at: datetime | date
    who: str
    text: str
    by_reporter: bool
    waits: bool


def said_of(case: Case) -> Sequence[Said]:
    """Words and what the reporter wrote about answers, oldest first; of an anonymous reporter the day alone. No statement."""
    found = [(word.said_at, _word(word, case=case)) for word in case.words]
    found += [(each.rated_at, _rating(each, case=case)) for each in case.ratings if each.comment]
    return [said for _at, said in sorted(found, key=lambda pair: pair[0])]


def _word(word: Word, *, case: Case) -> Said:
    waits = word.kind == Word.Kind.QUESTION and word.answered_at is None
    office = office_name(word.institution_id, tenant=case.report.tenant_id)
    return Said(
        at=_moment(word.said_at, case=case) if word.by_reporter else word.said_at,
        who=_("Pelapor") if word.by_reporter else office,
        text=word.text,
        by_reporter=word.by_reporter,
        waits=waits,
    )


def _rating(rating: Rating, *, case: Case) -> Said:
    who = _("Pelapor, tentang jawaban: sudah selesai") if rating.is_satisfied else _("Pelapor: belum selesai")
    at = _moment(rating.rated_at, case=case)
    return Said(at=at, who=who, text=rating.comment, by_reporter=True, waits=False)


def _moment(at: datetime, *, case: Case) -> datetime | date:
    if not case.report.is_anonymous:
        return at
    return institutions.calendar_of(case.assignments[0].institution_id).local_day(at)
