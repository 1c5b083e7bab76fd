"""A report whose keys were made elsewhere keeps them, and counts once whichever way it comes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lapor.intake.errors import CodeTaken
from lapor.intake.message import Origin
from lapor.intake.services import receive
from lapor.kit.codes import hash_access_key, new_access_key, new_tracking_code
from lapor.kit.ids import new_id
from lapor.reports.models import Report
from tests.cast import NOW, World, file, filing

pytestmark = pytest.mark.django_db


def origin() -> Origin:
    return Origin(report=new_id(), code=new_tracking_code(), access_key=new_access_key())


def test_it_keeps_the_keys_that_a_phone_made(world: World) -> None:
    made = origin()
    receipt = file(origin=made)
    report = Report.objects.get(pk=made.report)
    assert (receipt.code, receipt.access_key, receipt.is_new) == (made.code, made.access_key, True)
    assert (report.code, report.access_key_hash) == (made.code, hash_access_key(made.access_key))


def test_it_takes_the_same_phone_report_twice_as_one(world: World) -> None:
    made = origin()
    first = file("m-1", origin=made)
    again = receive(replace(filing("m-2", origin=made), channel="sms"), at=NOW + timedelta(days=2))
    assert again == replace(first, is_new=False)
    assert Report.objects.count() == 1


def test_it_takes_it_as_one_although_the_second_copy_has_another_key_for_the_row(world: World) -> None:
    made = origin()
    first = file(origin=made)
    assert file(origin=replace(made, report=new_id())).report == first.report


def test_it_refuses_a_code_that_another_report_has(world: World) -> None:
    made = origin()
    file(origin=made)
    with pytest.raises(CodeTaken):
        file(origin=replace(origin(), code=made.code))
    with pytest.raises(CodeTaken):
        file(origin=replace(origin(), code=file("m-9").code))
    assert Report.objects.count() == 2


def test_it_refuses_a_row_that_another_report_has(world: World) -> None:
    made = origin()
    file(origin=made)
    with pytest.raises(CodeTaken):
        file(origin=replace(origin(), report=made.report))
