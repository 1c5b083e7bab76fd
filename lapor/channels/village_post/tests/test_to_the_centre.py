"""Facts of a post become the next links of their case: with number, bounds, origin and privacy."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from uuid import UUID

from PIL import Image

from lapor.attachments.models import Attachment
from lapor.audit.models import Event
from lapor.audit.verify import verify
from lapor.channels.village_post.inbound import give_effect
from lapor.channels.village_post.tests.conftest import STORY, VILLAGE, Post
from lapor.exchange.models import FilePiece, OwnFact, OwnReport, PostFact
from lapor.exchange.post_keys import unlock
from lapor.exchange.services import give_effects, receive_from_posts
from lapor.exchange.services.own import add_at_post, withdraw_at_post
from lapor.kit import actors
from lapor.reports.models import Report, Word
from lapor.reports.services import archive_report
from tests.cast import NOW, file

ARRIVAL = NOW + timedelta(days=5)


def test_it_files_the_report_under_the_number_of_the_receipt(post: Post) -> None:
    receipt = post.file()
    post.bring()
    report = Report.objects.get()
    assert (report.id, report.code, report.body) == (receipt.report, receipt.code, STORY)
    assert (report.channel, report.region_id, report.privacy) == ("village_post", "64.08.11.2002", "open")
    assert report.has_contact and "Wati" not in report.body


def test_it_counts_from_the_posts_moment_and_verifies_from_arrival(post: Post) -> None:
    """Law: docs/law/clocks.md#answer"""
    post.file(at=NOW)
    post.bring(at=ARRIVAL)
    report = Report.objects.get()
    held = report.assignments.get()
    assert (report.filed_at, report.received_at) == (NOW, ARRIVAL)
    assert held.since == ARRIVAL


def test_it_bounds_a_wrong_clock_by_arrival_and_by_the_acknowledgement(post: Post) -> None:
    """Law: docs/law/clocks.md#answer"""
    post.file(at=NOW + timedelta(days=400))
    post.bring(at=ARRIVAL)
    post.fetch(at=ARRIVAL + timedelta(days=1))
    late = post.file(at=NOW - timedelta(days=900))
    post.bring(at=ARRIVAL + timedelta(days=9))
    assert Report.objects.exclude(pk=late.report).get().filed_at == ARRIVAL
    assert Report.objects.get(pk=late.report).filed_at == ARRIVAL + timedelta(days=1)


def test_it_carries_site_number_and_hash_of_the_origin(post: Post) -> None:
    receipt = post.file()
    add_at_post(receipt.report, text="Papan ketiga juga lepas.", at=NOW + timedelta(hours=2))
    post.bring()
    filed, added = Event.objects.filter(stream=f"report/{receipt.report}").order_by("seq")
    facts = list(PostFact.objects.order_by("seq"))
    assert [(e.site, e.site_seq, e.origin_hash) for e in (filed, added)] == [(f.site, f.seq, f.hash) for f in facts]
    assert added.happened_at == NOW + timedelta(hours=2) and added.recorded_at == ARRIVAL
    assert verify().faults == []


def test_it_does_nothing_twice(post: Post) -> None:
    receipt = post.file()
    add_at_post(receipt.report, text="Tambahan", at=NOW)
    post.bring()
    PostFact.objects.update(outcome="")
    PostFact.objects.filter(seq=1).update(sealed=sealed_again(1))
    PostFact.objects.filter(seq=2).update(sealed=sealed_again(2))
    assert give_effects(post.site, effect=give_effect, at=ARRIVAL) == {"applied": 2}
    assert Report.objects.count() == Word.objects.count() == 1
    assert Event.objects.filter(stream=f"report/{receipt.report}").count() == 2


def sealed_again(seq: int) -> bytes:
    """The sealed body as the post still has it: as if the machine had stopped between effect and mark."""
    return bytes(OwnFact.objects.get(pk=seq).sealed)


def test_it_takes_the_same_bundle_again_without_harm(post: Post) -> None:
    post.file()
    post.bring()
    assert post.bring().facts == 0
    assert Report.objects.count() == 1


def test_it_seals_a_report_about_an_official_for_the_inspectorate_alone(post: Post) -> None:
    post.file(about_official=True, privacy="confidential")
    post.bring()
    report = Report.objects.get()
    assert report.lane == Report.Lane.SEALED
    assert report.verifier_id == post.world.offices["inspektorat"]


def test_it_brings_photos_in_pieces_with_their_exact_bytes(post: Post) -> None:
    photo = BytesIO()
    Image.effect_noise((400, 400), 80).save(photo, "JPEG", quality=95)
    receipt = post.file(files=(("dermaga.jpg", photo.getvalue()),))
    post.bring()
    file = Attachment.objects.get()
    assert (file.report, file.sha256) == (receipt.report, sha256(photo.getvalue()).hexdigest())
    assert FilePiece.objects.count() == 0


def test_it_keeps_what_comes_too_late_without_effect(post: Post) -> None:
    receipt = post.file()
    post.bring()
    sari = post.world.actor("sari")
    archive_report(receipt.report, reason="private_matter", explanation="Urusan pribadi.", by=sari, at=ARRIVAL)
    add_at_post(receipt.report, text="Masih rusak.", at=NOW + timedelta(days=6))
    post.bring(at=ARRIVAL + timedelta(days=3))
    last = Event.objects.filter(stream=f"report/{receipt.report}").order_by("-seq").first()
    assert last is not None and last.kind == "late_fact" and last.site == post.site
    assert Report.objects.get().state == Report.State.ARCHIVED


def test_it_withdraws(post: Post) -> None:
    receipt = post.file()
    withdraw_at_post(receipt.report, at=NOW)
    post.bring()
    assert Report.objects.get().archive_reason == "withdrawn"


def test_it_never_loses_a_report_for_a_detail_that_cannot_be_taken(post: Post) -> None:
    post.file(region="99.99.99.9999", occurred_on="2030-01-01", phone="bukan nomor")
    post.bring()
    assert Report.objects.get().body == STORY


def test_it_lets_a_post_say_and_read_nothing_about_reports_of_others(post: Post) -> None:
    other = file("web", region=VILLAGE)
    OwnReport(report=other.report).save(force_insert=True)
    withdraw_at_post(other.report, at=NOW)
    post.bring()
    assert Report.objects.get().state == "received"
    assert PostFact.objects.get().refusal == "report_of_another"
    post.fetch()
    row = OwnReport.objects.get()
    assert (row.opened, row.answers) == (None, None)


def test_it_opens_with_the_passphrase_alone(post: Post) -> None:
    assert unlock("perahu biru di muara").keys.site == post.site
    assert UUID(str(post.site)).version == 7
    assert receive_from_posts(b"rusak", at=NOW).broken == [(0, "damaged")]
    assert actors.SYSTEM.stated is None
