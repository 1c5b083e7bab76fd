"""A look where there is no network: what is taken along, and what becomes of the result that comes later."""

from io import BytesIO
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from lapor.attachments.models import Attachment
from lapor.attachments.services import stage_file
from lapor.attachments.tests.samples import picture
from lapor.intake.drafts import DraftFile, seal_file
from lapor.reports.models import Report, Response, Topic, Validation
from lapor.workbench.tests.desk import report_of, sign_in
from lapor.workbench.tests.test_closing import answered
from tests.cast import World

TAKE = "/kerja/periksa/bawa.json"


def send(client: Client, code: str, **fields: object) -> tuple[int, str]:
    """Status and code of the answer to a result that comes later."""
    answer = client.post(f"/kerja/periksa/{code}/kirim/", fields)
    return answer.status_code, answer.json()["code"]


def test_it_takes_along_what_waits_and_is_public(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    open_one, hidden = answered(world), answered(world, "m-2")
    Report.objects.filter(code=hidden.code).update(privacy="confidential")
    sign_in(client, world, who="camat")
    told = client.get(TAKE).json()
    looks = {each["code"]: each for each in told["looks"]}
    assert set(looks) == {open_one.code, hidden.code} and told["account"]
    assert [each["text"] for each in looks[open_one.code]["answers"]] == ["Sudah kami tambal."]
    assert looks[open_one.code]["text"] and (looks[hidden.code]["text"], looks[hidden.code]["answers"]) == ("", [])
    sign_in(client, world, who="rina")
    assert client.get(TAKE).json()["looks"] == []
    assert "Sudah kami tambal" not in client.get("/kerja/periksa/luring/").content.decode()


def test_it_takes_a_result_once_with_its_photo(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    sign_in(client, world, who="camat")
    kept = stage_file(BytesIO(picture()), name="jalan.jpg", draft="d", at=timezone.now(), added_by="anybody")
    token = seal_file(DraftFile(id=kept.id, name=kept.name, size=kept.size, kind=kept.kind))
    sent = {
        "kiriman": str(uuid4()),
        "result": "settled",
        "answer": str(Response.objects.get().id),
        "attachments": token,
    }
    assert send(client, receipt.code, **sent) == (201, "taken")
    assert send(client, receipt.code, **sent) == (201, "taken")
    assert Validation.objects.get().id == UUID(str(sent["kiriman"]))
    assert report_of(receipt).closed_by == "validation" and Attachment.objects.get().report == receipt.report
    assert send(client, receipt.code, **{**sent, "kiriman": str(uuid4())}) == (404, "unknown_report")


def test_it_says_what_stands_against_a_result(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    sign_in(client, world, who="camat")
    right = {"kiriman": str(uuid4()), "result": "not_settled", "remark": "Masih berlubang", "answer": ""}
    assert send(client, receipt.code, **{**right, "remark": " "}) == (422, "missing_reason")
    assert send(client, receipt.code, **{**right, "answer": str(uuid4())}) == (409, "answered_anew")
    assert send(client, receipt.code, **{**right, "attachments": "broken"}) == (409, "files_gone")
    assert client.post(f"/kerja/periksa/{receipt.code}/kirim/", {**right, "kiriman": "x"}).status_code == 404
    assert not Validation.objects.exists()
    sign_in(client, world, who="rina")
    assert send(client, receipt.code, **right) == (404, "unknown_report")
    sign_in(client, world, who="camat")
    assert send(client, receipt.code, **right) == (201, "taken")
    assert report_of(receipt).state == "reopened"
