"""Whether a step fits: by the table of transitions, by what the case calls for, by what must be written. Pure; it explains."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as say

from lapor.actionplan.practice import words
from lapor.actionplan.practice.way import Standing, is_possible
from lapor.kit.masking import Known, mask
from lapor.reports import workflow
from lapor.reports.template_queries import open_fields
from seed.practice import PracticeCase, PracticeStep

RIGHT, IMPOSSIBLE, NOT_NOW, INCOMPLETE = "right", "impossible", "not_now", "incomplete"
Given = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What is said of a step: `kind`, and why in full sentences."""

    kind: str
    lines: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether the case goes on."""
        return self.kind == RIGHT


def judge(case: PracticeCase, *, step: PracticeStep, standing: Standing, verb: str, given: Given) -> Judgement:
    """What is to be said of this verb with these fields at this step."""
    if verb not in {row.verb for row in workflow.TRANSITIONS} or not is_possible(step, verb=verb, state=standing.state):
        return Judgement(
            kind=IMPOSSIBLE, lines=(say("Dari keadaan ini, peran Anda tidak bisa mengambil langkah itu."),)
        )
    if verb != step.verb:
        return Judgement(kind=NOT_NOW, lines=(dict(step.wrong).get(verb) or words.not_now(verb),))
    problems = tuple(_problems(case, step=step, today=standing.moment.date(), given=given))
    return Judgement(kind=INCOMPLETE if problems else RIGHT, lines=problems)


def _problems(case: PracticeCase, *, step: PracticeStep, today: date, given: Given) -> Iterator[str]:
    for name in words.NEEDED.get(step.verb, ()):
        if not str(given.get(name) or "").strip():
            yield words.missing(name)
    yield from _leaks(case, step=step, given=given)
    for name, told in words.EXPECTED.items():
        wanted = step.expected(name)
        if wanted and given.get(name) and given[name] not in wanted:
            yield str(told)
    check = _CHECKS.get(step.verb)
    if check:
        yield from check(given, today)


def _leaks(case: PracticeCase, *, step: PracticeStep, given: Given) -> Iterator[str]:
    """What would tell who the reporter is, in anything that others read: by the product's own masking, and by what only people see."""
    text = "\n".join(str(given.get(name) or "") for name in words.READ_BY_OTHERS)
    kinds = mask(text, known=Known(name=case.reporter)).kinds
    yield from (words.leak(kind) for kind in sorted(kinds))
    seen = [word for word in step.expected("forbidden") if word.casefold() in text.casefold()]
    if seen:
        yield say("Masih ada yang menunjuk ke pelapor: %(words)s.") % {"words": ", ".join(f"“{word}”" for word in seen)}


def _answer(given: Given, today: date) -> Iterator[str]:
    del today
    if open_fields(" ".join(str(given.get(name) or "") for name in ("found", "done_work", "text"))):
        yield say("Ada isian templat dalam kurung yang belum diisi.")
    if not given.get("evidence") and not str(given.get("no_evidence_reason") or "").strip():
        yield say("Jawaban perlu bukti, atau alasan mengapa tanpa bukti.")


def _promise(given: Given, today: date) -> Iterator[str]:
    promised = given.get("promised_on")
    if isinstance(promised, date) and promised < today:
        yield say("Tanggal janji sudah lewat pada hari rekaan kasus ini.")


_CHECKS: Mapping[str, Callable[[Given, date], Iterator[str]]] = {"respond": _answer, "respond_partly": _promise}
