"""The coordinator chooses what needs an independent look; the district looks, on a phone, with a photo."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lapor.attachments.models import Attachment
from lapor.attachments.tests.samples import picture
from lapor.audit.models import EventPayload
from lapor.reports.models import Report, Topic, Validation
from lapor.workbench.tests.desk import filed, report_of, sign_in
from lapor.workbench.tests.test_closing import answered
from tests.cast import World

CHOICE = "/kerja/kelola/validasi/"


def test_it_lets_the_coordinator_choose_procedures_and_topics(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    assert client.post(CHOICE, {"procedures": ["complaint"], "topics": ["jalan"]}).headers["Location"] == CHOICE
    form = client.get(CHOICE).context["work"].form
    assert (form.initial["procedures"], form.initial["topics"]) == (["complaint"], ["jalan"])
    said = EventPayload.objects.order_by("-event_id").values_list("payload", flat=True)[0]
    assert said == {"procedures": ["complaint"], "topics": ["jalan"]}
    assert report_of(answered(world)).waiting_for == "validation"
    client.post(CHOICE, {})
    assert not Topic.objects.filter(needs_validation=True).exists()
    assert report_of(answered(world, "m-2")).waiting_for == "nobody"


def test_it_takes_a_main_topic_for_those_beneath_it(client: Client, world: World) -> None:
    """The report is about `jalan.berlubang`, the coordinator chose `jalan`."""
    client.post(CHOICE, {"topics": ["jalan"]})
    assert report_of(answered(world)).waiting_for == "nobody"
    sign_in(client, world, who="sari").post(CHOICE, {"topics": ["jalan"]})
    assert report_of(answered(world, "m-2")).waiting_for == "validation"


def test_it_refuses_what_nobody_offered(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    for wrong in ({"procedures": ["gossip"]}, {"topics": ["tidak-ada"]}):
        assert client.post(CHOICE, wrong).context["work"].form.errors
    sign_in(client, world, who="admin")
    assert client.post(CHOICE, {"procedures": ["complaint"]}).status_code == 403
    assert not Topic.objects.filter(needs_validation=True).exists()


def test_it_leaves_another_regencys_topics(client: Client, world: World) -> None:
    sign_in(client, world, who="sari").post(CHOICE, {"topics": ["jalan"]})
    assert set(Topic.objects.filter(needs_validation=True).values_list("tenant_id", flat=True)) == {world.tenant}
    sign_in(client, world, who="sari_lain").post(CHOICE, {})
    assert Topic.objects.get(needs_validation=True).tenant_id == world.tenant


def test_it_shows_the_district_what_waits_and_takes_a_photo(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    sign_in(client, world, who="camat")
    assert [row.code for row in client.get("/kerja/periksa/").context["work"].rows] == [receipt.code]
    page = client.get(f"/kerja/periksa/{receipt.code}/")
    work = page.context["work"]
    assert (work.answers[0].text, work.form.verb) == ("Sudah kami tambal.", "validate_closure")
    photo = SimpleUploadedFile("bukti.jpg", picture(), content_type="image/jpeg")
    sent = {"seen": work.version, "result": "settled", "remark": "", "file": photo}
    assert client.post(work.action_url, sent).status_code == 302
    assert (report_of(receipt).closed_by, Validation.objects.get().is_settled) == ("validation", True)
    assert Attachment.objects.get(report=receipt.report).name == "bukti.jpg"
    assert client.get("/kerja/periksa/").context["work"].rows == []
    assert client.get(f"/kerja/periksa/{receipt.code}/").status_code == 404


def test_it_shows_a_look_to_nobody_else(client: Client, world: World) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(world)
    for who, status in (("budi", 302), ("rina", 404), ("itwil", 404)):
        sign_in(client, world, who=who)
        assert client.get("/kerja/periksa/").context["work"].rows == []
        assert client.get(f"/kerja/periksa/{receipt.code}/").status_code == status


def test_it_lists_no_sealed_report(client: Client, world: World) -> None:
    receipt = filed(about_official=True)
    Report.objects.filter(pk=receipt.report).update(waiting_for="validation", validator_id=world.offices["inspektorat"])
    sign_in(client, world, who="itwil")
    assert client.get("/kerja/periksa/").context["work"].rows == []
