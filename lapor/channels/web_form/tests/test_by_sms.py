"""A phone's report by SMS: one case under the number of the phone, whichever way it comes first."""

from typing import Any

import pytest
from django.test import Client

from lapor.channels.web_form.tests.test_phone import TO, kept
from lapor.intake.tests.test_converse import filed, phones, say
from lapor.kit import compact
from lapor.kit.codes import format_code, hash_access_key, new_access_key
from lapor.kit.compact import CompactReport
from lapor.reports.models import Report, Word
from tests.cast import World

__all__ = ["phones"]
pytestmark = pytest.mark.django_db


def sms_of(fields: dict[str, Any]) -> str:
    return compact.encode(
        CompactReport(
            code=fields["kode"],
            access_key=fields["kunci"],
            report_class=fields["report_class"],
            privacy=fields["privacy"],
            about_official=False,
            region=fields["region"],
            words=fields["body"],
        )
    )


def test_it_files_under_the_number_of_the_phone(world: World) -> None:
    fields = kept()
    answer = say(sms_of(fields))
    report = filed()
    assert (report.code, report.body, report.region_id) == (fields["kode"], fields["body"], "64.08.11.2002")
    assert (report.privacy, report.channel, report.access_key_hash) == (
        "anonymous",
        "sms",
        hash_access_key(fields["kunci"]),
    )
    assert format_code(report.code) in answer and fields["kunci"] not in answer.replace("-", "")
    assert report.has_contact


def test_it_is_one_case_however_often_it_is_sent(world: World) -> None:
    text = sms_of(kept())
    assert say(text) == say(text) == say(text, sender="+6281298765432")
    assert Report.objects.count() == 1


def test_it_adds_the_rest_when_the_phone_reaches_the_internet(world: World, client: Client) -> None:
    fields = kept()
    say(sms_of(fields))
    whole = fields | {"body": fields["body"] + " Sudah tiga minggu, dan belum ada yang datang."}
    for _ in range(2):
        assert client.post(TO, whole).status_code == 200
    assert Report.objects.count() == 1
    assert Word.objects.get().text == whole["body"]


def test_it_adds_nothing_when_all_was_told(world: World, client: Client) -> None:
    fields = kept()
    say(sms_of(fields))
    client.post(TO, fields)
    assert not Word.objects.exists()


def test_it_only_confirms_by_sms_what_came_by_internet(world: World, client: Client) -> None:
    fields = kept()
    client.post(TO, fields)
    assert "sudah kami terima" in say(sms_of(fields))
    assert (Report.objects.count(), Word.objects.count()) == (1, 0)


def test_it_asks_again_for_a_message_that_is_not_whole(world: World) -> None:
    text = sms_of(kept())
    assert "Kirim sekali lagi" in say(text[:-5])
    assert not Report.objects.exists()


def test_it_gives_no_number_of_another_report_away(world: World) -> None:
    fields = kept()
    say(sms_of(fields))
    assert "sudah dipakai" in say(sms_of(fields | {"kunci": new_access_key()}))
    assert Report.objects.count() == 1
