"""The plan on paper: a tagged PDF in the layout that a government office expects. Words go in as data, never as markup."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as say

from lapor.actionplan import charts, queries, words
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.shown import named
from lapor.actionplan.tree import Activity, PlanTree, Strategy
from lapor.actionplan.tree_queries import tree_of
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory

SOURCE = Path(__file__).parent / "templates" / "actionplan" / "plan.typ"


def plan_document(plan: ActionPlan, *, at: datetime) -> bytes:
    """The plan as PDF/UA-1. Call it outside of a transaction: it takes a second."""
    data = json.dumps(_words(plan, at=at), ensure_ascii=False)
    made = typst.compile(SOURCE.read_bytes(), format="pdf", sys_inputs={"words": data}, pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def _words(plan: ActionPlan, *, at: datetime) -> dict[str, Any]:
    directory = institutions.directory(plan.tenant_id)
    root = directory.office(plan.tenant_id)
    today = at.astimezone(ZoneInfo(root.zone)).date()
    tree = tree_of(plan, today=today)
    years = list(range(tree.since_on.year, tree.until_on.year + 1))
    return {
        "lang": get_language() or "id",
        "title": plan.title,
        "institution": root.name,
        "decree_line": _decree(plan),
        "facts": _facts(plan, tree=tree),
        "years": [str(year) for year in years],
        "columns": [
            say("No."),
            say("Kegiatan"),
            say("Indikator dan satuan"),
            *(say("Target %(year)s") % {"year": year} for year in years),
            say("Penanggung jawab dan pendukung"),
            say("Waktu dan anggaran"),
            say("Status"),
        ],
        "strategies": [_strategy(each, years=years, directory=directory) for each in tree.strategies],
        "timeline_title": say("Lini masa"),
        "timeline_alt": say("Lini masa kegiatan menurut nomor; waktunya tertulis pada tabel di atas"),
        "gantt": str(_gantt(tree)),
        "rule": words.rule_sentence(tree.rule),
        "place_and_day": words.long_date(today),
        "signer_title": say("Kepala daerah"),
        "footer": say("Dicetak %(day)s dari data yang berlaku hari itu") % {"day": words.long_date(today)},
        "page_word": say("Halaman"),
    }


def _decree(plan: ActionPlan) -> str:
    versions = queries.versions_of(plan)
    if not versions:
        return say("Rancangan, belum ditetapkan")
    said = {"number": versions[0].decree_number, "day": words.long_date(versions[0].decree_on)}
    return say("Ditetapkan dengan keputusan nomor %(number)s tanggal %(day)s") % said


def _facts(plan: ActionPlan, *, tree: PlanTree) -> list[list[str]]:
    facts = [
        [say("Masa rencana"), words.period_words(plan.since_on, until_on=plan.until_on)],
        [say("Sasaran RPJMD"), plan.goal or "–"],
        [say("Sumber sasaran"), plan.goal_source or "–"],
        [say("Anggaran seluruhnya"), words.rupiah(tree.budget)],
    ]
    if plan.is_example:
        facts.append([say("Catatan"), say("Contoh: angka dan keputusan di sini rekaan.")])
    return facts


def _strategy(strategy: Strategy, *, years: list[int], directory: Directory) -> dict[str, Any]:
    rows = [row for each in strategy.activities for row in _rows(each, years=years, directory=directory)]
    return {"title": f"{strategy.code}. {strategy.name}", "rows": rows}


def _rows(activity: Activity, *, years: list[int], directory: Directory) -> Iterator[list[str]]:
    supporting = "; ".join(named(each, directory=directory).short_name for each in activity.supporting)
    lead = named(activity.lead, directory=directory).name
    offices = f"{lead}\n{say('Pendukung')}: {supporting}" if supporting else lead
    money = words.rupiah(activity.budget) + (f" ({activity.budget_source})" if activity.budget_source else "")
    time = f"{words.period_words(activity.since_on, until_on=activity.until_on)}\n{money}"
    if not activity.indicators:
        yield [
            activity.code,
            activity.name,
            "–",
            *["–" for _ in years],
            offices,
            time,
            str(words.STATUSES[activity.status]),
        ]
    for place, each in enumerate(activity.indicators):
        targets = [words.number(each.targets.get((year, 0), each.targets.get((year, 4)))) or "–" for year in years]
        name = f"{each.code} {each.name} ({each.unit})"
        status = str(words.STATUSES[each.standing.status])
        if place:
            yield ["", "", name, *targets, "", "", status]
        else:
            yield [activity.code, activity.name, name, *targets, offices, time, status]


def _gantt(tree: PlanTree) -> str:
    bars = [
        charts.Bar(label=each.code, since_on=each.since_on, until_on=each.until_on, status=each.status)
        for each in tree.activities()
    ]
    return charts.gantt(
        bars, since_on=tree.since_on, until_on=tree.until_on, today=tree.today, title=say("Lini masa kegiatan")
    )
