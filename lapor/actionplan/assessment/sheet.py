"""The self-assessment sheet, filled from what the system holds: nothing on it is typed.

Source: the aspects of Permendagri 8/2023 and the levels of SPBE for a complaint service as far as they are known to us; the
questions are our reading, and the page says so.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.actionplan import queries as plans
from lapor.actionplan.assessment.organisation import people_items, policy_items
from lapor.actionplan.assessment.service import channel_items, levels_of, outreach_items
from lapor.actionplan.assessment.shapes import Aspect, Assessment, Item, item
from lapor.actionplan.quarterly_queries import is_approved
from lapor.actionplan.quarters import last_over
from lapor.actionplan.words import long_date, quarter_words, rupiah


def assessment_of(tenant: UUID, *, today: date) -> Assessment:
    """The sheet as of today. About 25 statements: for officers' pages."""
    aspects = (
        Aspect(name=say("Perencanaan"), items=tuple(_planning(tenant, today=today))),
        Aspect(name=say("Kebijakan"), items=tuple(policy_items(tenant))),
        Aspect(name=say("Sumber daya manusia"), items=tuple(people_items(tenant, today=today))),
        Aspect(name=say("Sosialisasi"), items=tuple(outreach_items(tenant, today=today))),
        Aspect(name=say("Kanal"), items=tuple(channel_items(tenant, today=today))),
    )
    return Assessment(aspects=aspects, levels=levels_of(tenant, today=today))


def _planning(tenant: UUID, *, today: date) -> Iterator[Item]:
    plan = plans.current_plan(tenant, today=today)
    holds = plan is not None and plan.since_on <= today <= plan.until_on
    versions = plans.versions_of(plan) if plan else []
    decree = say("belum ada rencana yang ditetapkan")
    if versions:
        said = {"number": versions[0].decree_number, "day": long_date(versions[0].decree_on)}
        decree = say("keputusan nomor %(number)s tanggal %(day)s") % said
    question = say("Apakah rencana aksi yang berlaku hari ini ditetapkan dengan keputusan?")
    yield item(question, found=int(holds and bool(versions)), evidence=decree, url="/renaksi/")
    activities = list(plans.content_of(plan).activities()) if plan else []
    funded = [each for each in activities if each.budget]
    yield item(
        say("Apakah setiap kegiatan punya anggaran?"),
        found=len(funded),
        of=len(activities),
        evidence=say("%(funded)s dari %(all)s kegiatan, %(sum)s")
        % {"funded": len(funded), "all": len(activities), "sum": rupiah(sum(each.budget for each in funded))},
        url="/renaksi/",
    )
    quarter = last_over(today)
    approved = is_approved(tenant, quarter=quarter)
    yield item(
        say("Apakah laporan triwulan terakhir disetujui pimpinan?"),
        found=int(approved),
        evidence=(say("%(quarter)s disetujui") if approved else say("%(quarter)s belum disetujui"))
        % {"quarter": quarter_words(quarter)},
        url="/dasbor/laporan/",
    )
