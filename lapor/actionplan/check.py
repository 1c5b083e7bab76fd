"""What a plan's content must keep to, wherever it comes from. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lapor.actionplan.changes import ACTIVITY, INDICATOR, PLAN, STRATEGY, TARGET
from lapor.actionplan.content import (
    DIRECTIONS,
    GATHERINGS,
    YEARLY,
    ActivityContent,
    IndicatorContent,
    PlanContent,
)
from lapor.actionplan.faults import Problem
from lapor.actionplan.quarters import WHOLE_YEAR, Quarter

NAME_LIMIT, UNIT_LIMIT, TEXT_LIMIT, TITLE_LIMIT, SOURCE_LIMIT = 300, 60, 2000, 200, 300
LONGEST_YEARS = 10
LARGEST_BUDGET = 10**15
LARGEST_VALUE = Decimal(10) ** 13
PLACES = 4
_STRATEGY_CODE = re.compile(r"[0-9]{1,3}", re.ASCII)
_PER_CENT = "%"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a plan may name: open offices by key (text), and registered figures that measure."""

    offices: Collection[str]
    figures: Collection[str]


def problems_in(content: PlanContent, *, known: Known) -> list[Problem]:
    """Everything that is wrong, in the order of the plan."""
    found = list(_of_plan(content))
    found += _codes(content)
    for strategy in content.strategies:
        if not strategy.name or len(strategy.name) > NAME_LIMIT:
            found.append(_problem(STRATEGY, strategy.code, "name", f"nama strategi, paling banyak {NAME_LIMIT} huruf"))
        for activity in strategy.activities:
            found += _of_activity(activity, plan=content, known=known)
            for indicator in activity.indicators:
                found += _of_indicator(indicator, plan=content, known=known)
    return found


def _of_plan(content: PlanContent) -> Iterator[Problem]:
    if not content.title or len(content.title) > TITLE_LIMIT:
        yield _problem(PLAN, "", "title", f"judul rencana, paling banyak {TITLE_LIMIT} huruf")
    if content.until_on <= content.since_on:
        yield _problem(PLAN, "", "until_on", "tanggal sesudah tanggal mulai")
    elif content.until_on.year - content.since_on.year >= LONGEST_YEARS:
        yield _problem(PLAN, "", "until_on", f"masa rencana paling lama {LONGEST_YEARS} tahun")
    if len(content.goal) > TEXT_LIMIT:
        yield _problem(PLAN, "", "goal", f"paling banyak {TEXT_LIMIT} huruf")
    if len(content.goal_source) > SOURCE_LIMIT:
        yield _problem(PLAN, "", "goal_source", f"paling banyak {SOURCE_LIMIT} huruf")


def _codes(content: PlanContent) -> Iterator[Problem]:
    for kind, codes in (
        (STRATEGY, [each.code for each in content.strategies]),
        (ACTIVITY, [each.code for each in content.activities()]),
        (INDICATOR, [each.code for each in content.indicators()]),
    ):
        for code, times in Counter(codes).items():
            if times > 1:
                yield _problem(kind, code, "code", "nomor yang hanya dipakai satu kali")
    for strategy in content.strategies:
        if not _STRATEGY_CODE.fullmatch(strategy.code):
            yield _problem(STRATEGY, strategy.code, "code", "nomor seperti 1")
        for activity in strategy.activities:
            if not _is_beneath(activity.code, above=strategy.code):
                yield _problem(ACTIVITY, activity.code, "code", f"nomor seperti {strategy.code or '1'}.1")
            for indicator in activity.indicators:
                if not _is_beneath(indicator.code, above=activity.code):
                    yield _problem(INDICATOR, indicator.code, "code", f"nomor seperti {activity.code or '1.1'}.1")


def _is_beneath(code: str, *, above: str) -> bool:
    head, _, last = code.rpartition(".")
    return head == above and bool(_STRATEGY_CODE.fullmatch(last))


def _of_activity(each: ActivityContent, *, plan: PlanContent, known: Known) -> Iterator[Problem]:
    if not each.name or len(each.name) > NAME_LIMIT:
        yield _problem(ACTIVITY, each.code, "name", f"nama kegiatan, paling banyak {NAME_LIMIT} huruf")
    if each.lead not in known.offices:
        yield _problem(ACTIVITY, each.code, "lead", "nama kantor yang ada dan belum ditutup")
    if any(key not in known.offices for key in each.supporting):
        yield _problem(ACTIVITY, each.code, "supporting", "nama kantor yang ada, dipisah titik koma")
    if each.lead in each.supporting or len(set(each.supporting)) < len(each.supporting):
        yield _problem(ACTIVITY, each.code, "supporting", "setiap kantor satu kali, tanpa penanggung jawabnya")
    if not plan.since_on <= each.since_on <= plan.until_on:
        yield _problem(ACTIVITY, each.code, "since_on", "tanggal di dalam masa rencana")
    if not plan.since_on <= each.until_on <= plan.until_on:
        yield _problem(ACTIVITY, each.code, "until_on", "tanggal di dalam masa rencana")
    elif each.until_on < each.since_on:
        yield _problem(ACTIVITY, each.code, "until_on", "tanggal sesudah tanggal mulai")
    if not 0 <= each.budget <= LARGEST_BUDGET:
        yield _problem(ACTIVITY, each.code, "budget", "rupiah bulat, nol atau lebih")
    if each.budget and not each.budget_source:
        yield _problem(ACTIVITY, each.code, "budget_source", "sumber anggaran, misalnya APBD")


def _of_indicator(each: IndicatorContent, *, plan: PlanContent, known: Known) -> Iterator[Problem]:
    for field, value, limit, words in (
        ("name", each.name, NAME_LIMIT, "nama indikator"),
        ("unit", each.unit, UNIT_LIMIT, "satuan, misalnya % atau desa"),
        ("definition", each.definition, TEXT_LIMIT, "cara menghitung"),
    ):
        if not value or len(value) > limit:
            yield _problem(INDICATOR, each.code, field, f"{words}, paling banyak {limit} huruf")
    if each.direction not in DIRECTIONS:
        yield _problem(INDICATOR, each.code, "direction", "naik atau turun")
    if each.gathers not in GATHERINGS:
        yield _problem(INDICATOR, each.code, "gathers", "keadaan, sejak awal, atau setahun")
    if each.figure and each.figure not in known.figures:
        yield _problem(INDICATOR, each.code, "figure", "nama angka yang terdaftar, atau kosong")
    if each.figure and each.gathers == YEARLY:
        yield _problem(INDICATOR, each.code, "gathers", "keadaan atau sejak awal, karena terisi sendiri")
    if each.baseline is not None and not _fits(each.baseline):
        yield _problem(INDICATOR, each.code, "baseline", "angka nol atau lebih, paling banyak empat desimal")
    yield from _targets(each, plan=plan)


def _targets(each: IndicatorContent, *, plan: PlanContent) -> Iterator[Problem]:
    if not each.targets:
        yield _problem(INDICATOR, each.code, "targets", "sedikitnya satu target")
    for (year, quarter), value in sorted(each.targets.items()):
        place = Quarter(year, quarter)
        if not plan.since_on.year <= year <= plan.until_on.year:
            yield _problem(TARGET, each.code, place.name, "tahun di dalam masa rencana")
        elif not _fits(value):
            yield _problem(TARGET, each.code, place.name, "angka nol atau lebih, paling banyak empat desimal")
        elif each.unit == _PER_CENT and value > 100:
            yield _problem(TARGET, each.code, place.name, "paling besar 100, karena satuannya persen")
    for year in sorted({year for year, _quarter in each.targets}):
        expected = _year_from_quarters(each, year=year)
        whole = each.targets.get((year, WHOLE_YEAR))
        if expected is not None and whole is not None and whole != expected:
            words = "jumlah keempat triwulan" if each.gathers == YEARLY else "sama dengan triwulan 4"
            yield _problem(TARGET, each.code, Quarter(year, WHOLE_YEAR).name, f"{words} ({expected.normalize():f})")


def _year_from_quarters(each: IndicatorContent, *, year: int) -> Decimal | None:
    if each.gathers != YEARLY:
        return each.targets.get((year, 4))
    values = [each.targets.get((year, quarter)) for quarter in (1, 2, 3, 4)]
    return sum((value for value in values if value is not None), Decimal(0)) if None not in values else None


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or not 0 <= value < LARGEST_VALUE:
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -PLACES


def _problem(kind: str, code: str, field: str, expected: str) -> Problem:
    return Problem(kind=kind, code=code, field=field, expected=expected)


def words_of(problems: Iterable[Problem]) -> list[str]:
    """The problems as lines of text: where, and what is expected."""
    return [f"{each.code} {each.field}: {each.expected}".strip() for each in problems]
