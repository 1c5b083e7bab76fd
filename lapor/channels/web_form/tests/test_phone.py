"""What a phone kept without a network becomes a case under the number that the phone gave it, once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lapor.attachments.models import Attachment
from lapor.attachments.services import expire_staged
from lapor.attachments.tests.samples import picture
from lapor.channels.web_form.tests.test_pieces import begin, send
from lapor.kit.codes import format_code, hash_access_key, new_access_key, new_tracking_code
from lapor.kit.ids import id_at, new_id
from lapor.reports.models import Report
from tests.cast import World

pytestmark = pytest.mark.django_db
TO = "/lapor/ponsel/kirim/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def kept(**changes: Any) -> dict[str, Any]:
    """What a phone sends."""
    fields = {
        "id": str(new_id()),
        "kode": new_tracking_code(),
        "kunci": new_access_key(),
        "report_class": "complaint",
        "body": "Jembatan di ujung kampung putus sejak banjir.",
        "privacy": "anonymous",
        "region": "64.08.11.2002",
        "region_text": "Manubar",
    }
    return fields | changes


def upload(client: Client, content: bytes) -> str:
    address = begin(client, length=len(content)).headers["Location"]
    return str(send(client, address, piece=content, offset=0).headers["Lapor-File"])


def test_it_files_under_the_keys_of_the_phone(client: Client, world: World) -> None:
    fields = kept()
    answer = client.post(TO, fields)
    report = Report.objects.get()
    assert (answer.status_code, answer.json()["code"]) == (201, format_code(fields["kode"]))
    assert (str(report.id), report.code) == (fields["id"], fields["kode"])
    assert report.access_key_hash == hash_access_key(fields["kunci"])
    assert (report.region_id, report.privacy, report.channel) == ("64.08.11.2002", "anonymous", "web_form")
    assert abs(report.filed_at - timezone.now()) < timedelta(minutes=5)


def test_it_takes_the_same_report_twice_as_one(client: Client, world: World) -> None:
    fields = kept(attachments=[upload(client, picture())])
    first, again = client.post(TO, fields), client.post(TO, fields)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Report.objects.count() == 1
    assert Attachment.objects.get().report == Report.objects.get().id


def test_it_follows_the_report_with_the_key_that_the_phone_made(client: Client, world: World) -> None:
    fields = kept()
    client.post(TO, fields)
    answer = client.get(f"/api/v1/reports/{fields['kode']}", headers={"Authorization": f"Bearer {fields['kunci']}"})
    assert answer.json()["original_text"] == fields["body"]


def test_it_sets_no_cookie(client: Client, world: World) -> None:
    assert not client.get("/lapor/ponsel/").cookies
    assert not client.post(TO, kept()).cookies


def test_it_refuses_a_number_of_another_report(client: Client, world: World) -> None:
    fields = kept()
    client.post(TO, fields)
    answer = client.post(TO, kept(kode=fields["kode"]))
    assert (answer.status_code, answer.json()["code"]) == (409, "code_taken")


@pytest.mark.parametrize("wrong", [{"kode": "7KQ4M2XB9TRA"}, {"kunci": "kurang"}, {"id": "x"}, {"kode": ""}])
def test_it_refuses_keys_that_no_phone_of_ours_makes(client: Client, world: World, wrong: dict[str, str]) -> None:
    assert client.post(TO, kept(**wrong)).status_code == 422
    assert not Report.objects.exists()


def test_it_makes_a_key_for_the_row_anew_when_the_phones_clock_is_wrong(client: Client, world: World) -> None:
    fields = kept(id=str(id_at(timezone.now() + timedelta(days=900))))
    client.post(TO, fields)
    report = Report.objects.get()
    assert (report.code, str(report.id) == fields["id"]) == (fields["kode"], False)


def test_it_puts_an_unclear_place_into_the_address(client: Client, world: World) -> None:
    client.post(TO, kept(region="", region_text="Kampung Seberang", address="dekat dermaga"))
    report = Report.objects.get()
    assert (report.region_id, report.address) == (None, "Kampung Seberang, dekat dermaga")


def test_it_leaves_out_what_an_old_list_or_a_wrong_clock_brought(client: Client, world: World) -> None:
    tomorrow = (timezone.now() + timedelta(days=40)).date().isoformat()
    answer = client.post(TO, kept(topic="tidak.ada", institution=str(new_id()), occurred_on=tomorrow))
    report = Report.objects.get()
    assert (report.topic_id, report.chosen_institution_id, report.occurred_on) == (None, None, None)
    assert len(answer.json()["notes"]) == 3


def test_it_says_by_field_what_is_to_be_mended(client: Client, world: World) -> None:
    answer = client.post(TO, kept(privacy="open", phone="12"))
    assert (answer.status_code, answer.json()["code"]) == (422, "to_mend")
    assert set(answer.json()["fields"]) == {"name", "phone"}
    assert not Report.objects.exists()


def test_it_asks_for_files_again_that_waited_too_long(client: Client, world: World) -> None:
    token = upload(client, picture())
    expire_staged(at=timezone.now() + timedelta(hours=49))
    old = kept(attachments=["changed", token])
    answer = client.post(TO, old)
    assert (answer.status_code, answer.json()["code"]) == (409, "files_gone")
    assert client.post(TO, old | {"attachments": [upload(client, picture())]}).status_code == 201


def test_it_hands_out_the_regions_that_are_served(client: Client, world: World) -> None:
    rows = client.get("/lapor/ponsel/wilayah.json").json()
    assert ["64.08.11.2002", "Manubar", "Manubar, Sandaran, Kabupaten Kutai Timur"] in rows
    assert all(code.startswith(("64.08", "64.03")) for code, _name, _path in rows)
