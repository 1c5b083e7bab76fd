"""An administrator's own words: used from the next notice on, never with a strange field, never about what is reserved."""

from typing import Any

import pytest
from django.utils.translation import override

from lapor.audit.queries import stream_events
from lapor.institutions.errors import NotAdministrator
from lapor.institutions.memory import forget
from lapor.kit import gsm7
from lapor.notifications import fields, letters, short_words, wordings
from lapor.notifications.errors import MissingField, UnknownField, UnknownWording, WordingTooLong
from lapor.notifications.models import Notice, NoticeWording
from lapor.notifications.services import keep_wording, reset_wording
from lapor.notifications.tests.test_notices import follow
from lapor.reports.models import Report
from tests.cast import NOW, World, file

OWN = "Terima kasih, {nomor} kami baca. Lihat {tautan}"


def keep(world: World, *, who: str = "admin", **changes: Any) -> None:
    said = {"way": "mail", "template": "received", "language": "id", "subject": "Halo {nomor}", "text": OWN}
    keep_wording(world.tenant, **{**said, **changes}, by=world.actor(who), at=NOW)


def mail_of(report: Report) -> letters.Words:
    notice = Notice.objects.get(audience="reporter", report=report)
    return letters.words_of(notice, report=report)


def told(**changes: Any) -> Report:
    report = Report.objects.get(pk=file(**changes).report)
    follow(report.id)
    return report


def test_it_says_the_tenants_own_words_from_the_next_notice_on(world: World) -> None:
    report = told()
    assert "kami terima" in mail_of(report).text
    keep(world)
    said = mail_of(report)
    assert said.subject.startswith("Halo ") and said.text.startswith("Terima kasih, ") and "/lacak/" in said.text
    reset_wording(world.tenant, way="mail", template="received", language="id", by=world.actor("admin"), at=NOW)
    assert "kami terima" in mail_of(report).text


def test_it_never_says_more_about_a_confidential_report(world: World) -> None:
    keep(world)
    said = mail_of(told(privacy="confidential"))
    assert "Terima kasih" not in said.text and "Ada kabar untuk laporan" in said.text


def test_it_uses_own_words_in_short_messages_too(world: World) -> None:
    report = told()
    keep(world, way="short", template="responded", text="{nomor}: {isi} YA {kode}?")
    text = short_words.responded(report, answer="Sudah ditutup", token="K7RTX")
    assert text.endswith(": Sudah ditutup. YA K7RTX?") and gsm7.fits(text)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": OWN + " {nama}"}, UnknownField),
        ({"subject": "{isi}"}, UnknownField),
        ({"text": "Laporan {nomor} kami terima."}, MissingField),
        ({"text": " "}, MissingField),
        ({"template": "reserved"}, UnknownWording),
        ({"language": "jv"}, UnknownWording),
        ({"way": "short", "text": "{nomor} " + "panjang " * 70}, WordingTooLong),
    ],
)
def test_it_refuses_what_would_not_arrive_whole(
    world: World, changes: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        keep(world, **changes)
    assert not NoticeWording.objects.exists()


def test_it_is_the_administrators_own_and_leaves_an_event(world: World) -> None:
    for who in ("sari", "rina"):
        with pytest.raises(NotAdministrator):
            keep(world, who=who)
    keep(world)
    last = list(stream_events(f"institution/{world.tenant}"))[-1]
    assert (last.kind, last.payload["template"]) == ("notice_wording_changed", "received")


def test_it_leaves_other_regions_their_words(world: World) -> None:
    keep(world)
    forget()
    assert "Terima kasih" not in mail_of(told(region="64.03.01", topic="jalan")).text


@pytest.mark.parametrize("language", wordings.LANGUAGES)
def test_it_has_a_default_for_every_wording_that_its_own_rules_allow(language: str) -> None:
    for wording in wordings.all_wordings().values():
        said = wordings.default_of(wording, language=language)
        used = fields.fields_in(f"{said.subject}\n{said.text}")
        assert set(wording.needed) <= set(used) <= set(wording.fields), wording


def test_it_names_every_wording(db: None) -> None:
    with override("id"):
        assert all(str(each.name) != each.template for each in wordings.all_wordings().values())
