"""Wishes are gathered, counted once, decided with reasons, and followed until they are built; whoever can be reached hears."""

import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from python_calamine import CalamineWorkbook

from lapor.actionplan.agenda import queries, services
from lapor.actionplan.agenda.errors import NotPublicReport, ReasonNeeded, UnknownAgendaItem, WrongAgendaStep
from lapor.actionplan.agenda.models import AgendaItem, AgendaStep
from lapor.actionplan.agenda.queries import AgendaFilter
from lapor.actionplan.agenda.services.decide import Verdict
from lapor.actionplan.agenda.services.gather import shared_region
from lapor.actionplan.agenda.spreadsheets import export_agenda
from lapor.actionplan.agenda.suggest import bundles_of
from lapor.actionplan.agenda.tests.wishes import AT, ON, code_of, gathered, wish
from lapor.actionplan.errors import NotPlanEditor
from lapor.attachments.services import stage_file
from lapor.audit import queries as audit
from lapor.notifications.follow import FOLLOWER
from lapor.notifications.models import Notice
from lapor.reports.models import Report
from lapor.reports.services import support_report
from tests.cast import World

ACCEPTED = Verdict(decision="accepted", reason="Prioritas desa.", plan_year=2027, activity_text="RKPD: jalan pasar")


def decide(world: World, item: UUID, verdict: Verdict = ACCEPTED, **changes: Any) -> None:
    """Sari decides."""
    given: dict[str, Any] = {"happened_on": ON, "by": world.actor("sari"), "at": AT} | changes
    services.decide_item(item, verdict=verdict, **given)


def follow(world: World, item: UUID, progress: str, **changes: Any) -> None:
    """Sari writes how far it is."""
    given: dict[str, Any] = {
        "note": "Sesuai rencana.",
        "happened_on": ON,
        "by": world.actor("sari"),
        "at": AT,
    } | changes
    services.follow_item(item, progress=progress, **given)


def photo() -> UUID:
    """A staged picture."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 90, 90)).save(content, format="PNG")
    content.seek(0)
    return stage_file(content, name="foto.png", draft="agenda-uji", at=AT, added_by="officer").id


def line(world: World, item: UUID) -> queries.AgendaLine:
    """The item in the list."""
    return next(each for each in queries.items_of(world.tenant, wanted=AgendaFilter()) if each.id == item)


def test_it_counts_a_device_once_however_many_of_its_reports_it_supports(world: World) -> None:
    first, second = wish(world, "m-1"), wish(world, "m-2")
    for report, device in ((first, "a"), (first, "b"), (second, "b"), (second, "c")):
        support_report(report, device=device, on=ON)
    item = gathered(world, first, second)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        found = line(world, item)
    assert (found.reports, found.supports, found.region, len(seen)) == (2, 3, "64.08.04.2001", 3)


@pytest.mark.parametrize("privacy", ["confidential", "anonymous_confidential"])
def test_it_takes_no_report_that_is_not_public(world: World, privacy: str) -> None:
    hidden = wish(world, "m-1", privacy=privacy)
    assert queries.open_wishes(world.tenant) == []
    with pytest.raises(NotPublicReport):
        gathered(world, hidden)


def test_it_shows_a_report_no_longer_once_it_is_sealed(world: World) -> None:
    first, second = wish(world, "m-1"), wish(world, "m-2")
    support_report(second, device="a", on=ON)
    item = gathered(world, first, second)
    Report.objects.filter(pk=second).update(lane=Report.Lane.SEALED)
    found = AgendaItem.objects.get(pk=item)
    assert [each.id for each in queries.wishes_of(found)] == [first]
    assert (line(world, item).reports, line(world, item).supports) == (1, 0)
    decide(world, item)
    assert "agenda_news" not in [each.kind for each in audit.stream_events(f"report/{second}")]


def test_it_suggests_by_place_and_topic_what_is_behind_no_item(world: World) -> None:
    taken, near, nearer = (wish(world, f"m-{number}") for number in (1, 2, 3))
    far = wish(world, "m-4", region="64.08.11.2002")
    gathered(world, taken)
    found = bundles_of(queries.open_wishes(world.tenant))
    assert [{each.id for each in bundle.wishes} for bundle in found] == [{near, nearer}, {far}]
    with pytest.raises(NotPublicReport):
        gathered(world, taken)


def test_it_joins_a_public_complaint_by_its_number(world: World) -> None:
    item = gathered(world, wish(world, "m-1"))
    complaint = wish(world, "m-2", report_class="complaint")
    code = code_of(complaint)
    assert services.join_reports(item, codes=[code], by=world.actor("sari"), at=AT) == 1
    assert line(world, item).reports == 2
    with pytest.raises(NotPublicReport):
        services.join_reports(item, codes=[code], by=world.actor("sari"), at=AT)


def test_it_is_followed_from_the_village_until_it_is_built_with_a_photo(world: World) -> None:
    item = gathered(world, wish(world, "m-1"))
    sari = world.actor("sari")
    for stage in ("district", "regency"):
        assert services.move_items([item], tenant=world.tenant, happened_on=ON, by=sari, at=AT) == 1
        assert line(world, item).stage == stage
    assert services.move_items([item], tenant=world.tenant, happened_on=ON, by=sari, at=AT) == 0
    with pytest.raises(WrongAgendaStep):
        follow(world, item, "planned")
    decide(world, item)
    for progress in ("planned", "budgeted", "building"):
        follow(world, item, progress)
    with pytest.raises(ReasonNeeded):
        follow(world, item, "built")
    with pytest.raises(WrongAgendaStep):
        follow(world, item, "budgeted")
    with pytest.raises(WrongAgendaStep):
        follow(world, item, "built", files=[photo()], happened_on=ON + timedelta(days=1))
    follow(world, item, "built", files=[photo()])
    assert (line(world, item).progress, AgendaStep.objects.filter(has_files=True).count()) == ("built", 1)


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(decision="no", reason=" "),
        Verdict(decision="accepted", reason="Ya", plan_year=2027),
        Verdict(decision="accepted", reason="Ya", activity_text="RKPD"),
        Verdict(decision="merged", reason="Sama"),
    ],
)
def test_it_wants_the_reason_the_year_and_the_activity(world: World, verdict: Verdict) -> None:
    item = gathered(world, wish(world, "m-1"))
    with pytest.raises(ReasonNeeded):
        decide(world, item, verdict)
    assert line(world, item).decision == ""


def test_it_can_decide_again_what_was_put_off_and_nothing_else(world: World) -> None:
    item = gathered(world, wish(world, "m-1"))
    decide(world, item, Verdict(decision="not_now", reason="Anggaran habis."))
    decide(world, item, Verdict(decision="no", reason="Bukan aset daerah."))
    with pytest.raises(WrongAgendaStep):
        decide(world, item)


def test_it_brings_what_is_behind_a_merged_item_to_the_other_one(world: World) -> None:
    first, second = wish(world, "m-1"), wish(world, "m-2")
    for report in (first, second):
        support_report(report, device="a", on=ON)
    into, item = gathered(world, first), gathered(world, second)
    decide(world, item, Verdict(decision="merged", reason="Satu ruas.", merged_into=into))
    assert (line(world, into).reports, line(world, into).supports, line(world, item).reports) == (2, 1, 0)
    found = queries.item_of_report(second)
    assert found is not None and found.id == into
    with pytest.raises(WrongAgendaStep):
        decide(world, into, Verdict(decision="merged", reason="Balik", merged_into=item))


def test_it_tells_the_reporter_who_left_a_contact_of_each_step(world: World) -> None:
    told = wish(world, "m-1")
    silent = wish(world, "m-2", privacy="anonymous", name="", email="")
    item = gathered(world, told, silent)
    services.move_items([item], tenant=world.tenant, happened_on=ON, by=world.actor("sari"), at=AT)
    decide(world, item)
    for report in (told, silent):
        for event in audit.stream_events(f"report/{report}"):
            if event.kind == "agenda_news":
                FOLLOWER.acts[event.kind](event, AT)
    notices = Notice.objects.filter(template="agenda_news")
    assert list(notices.values_list("report_id", flat=True)) == [told, told]


@pytest.mark.parametrize("who", ["budi", "camat", "sari_lain", "pengawas"])
def test_it_lets_only_coordinator_and_leader_change_it(world: World, who: str) -> None:
    item = gathered(world, wish(world, "m-1"))
    actor = world.actor(who)
    with pytest.raises(NotPlanEditor):
        decide(world, item, by=actor)
    with pytest.raises(NotPlanEditor):
        services.move_items([item], tenant=world.tenant, happened_on=ON, by=actor, at=AT)
    with pytest.raises(NotPlanEditor):
        services.join_reports(item, codes=["x"], by=actor, at=AT)


def test_it_is_invisible_to_another_tenant(world: World) -> None:
    item = gathered(world, wish(world, "m-1"))
    with pytest.raises(UnknownAgendaItem):
        queries.item_for(world.actor("rina"), item=item)
    assert (
        services.move_items(
            [item], tenant=world.offices["pemkab_lain"], happened_on=ON, by=world.actor("sari_lain"), at=AT
        )
        == 0
    )


def test_it_exports_words_that_look_like_formulas_as_text(world: World) -> None:
    titles = ["=1+1", "+62", "-5", "@A1"]
    for number, title in enumerate(titles):
        gathered(world, wish(world, f"m-{number}"), title=title)
    lines = queries.items_of(world.tenant, wanted=AgendaFilter(year=2027))
    book = CalamineWorkbook.from_filelike(io.BytesIO(export_agenda(lines)))
    rows = book.get_sheet_by_name("agenda").to_python()
    assert sorted(str(row[1]) for row in rows[1:]) == sorted(titles)
    assert b"<f>" not in export_agenda(lines)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AgendaFilter(year=2027, topic="jalan", region="64.08.04"), 1),
        (AgendaFilter(year=2028), 0),
        (AgendaFilter(region="64.08.11"), 0),
        (AgendaFilter(stage="district"), 0),
        (AgendaFilter(decision="open"), 1),
        (AgendaFilter(progress="built"), 0),
    ],
)
def test_it_narrows(world: World, wanted: AgendaFilter, found: int) -> None:
    gathered(world, wish(world, "m-1"))
    assert len(queries.items_of(world.tenant, wanted=wanted)) == found


@pytest.mark.parametrize(
    ("codes", "shared"),
    [
        (["64.08.04.2001", "64.08.04.2002"], "64.08.04"),
        (["64.08.04.2001"], "64.08.04.2001"),
        (["64.08.04.2001", "64.08.11.2002"], ""),
        (["64.08.04", ""], ""),
    ],
)
def test_it_finds_the_place_that_wishes_share(codes: list[str], shared: str) -> None:
    assert shared_region(codes) == shared


def test_it_holds_the_day_against_the_tenants_own_zone(world: World) -> None:
    late = AT.replace(hour=20)
    assert queries.today_of(world.tenant, at=late) == date(2026, 4, 21)
