"""Officers' pages: bundles in by drag and drop, and posts; other tenants see nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lapor.channels.village_post.inbound import give_effect
from lapor.channels.village_post.tests.conftest import VILLAGE, Post
from lapor.exchange.models import BundleUpload
from lapor.exchange.services.own import pack_at_post
from lapor.exchange.services.upload import take_upload
from lapor.people.models import Person
from lapor.reports.models import Report
from tests.cast import NOW, World


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=world.people[who]))
    return client


def test_it_takes_an_uploaded_bundle_by_the_worker_and_says_what_came(post: Post) -> None:
    post.file()
    sari = signed_in(post.world, "sari")
    raw = pack_at_post(post.unlocked, at=NOW)
    sari.post("/kerja/pos/bundel/", {"bundles": SimpleUploadedFile("pos.lapor", raw)})
    assert "Sedang dibaca" in sari.get("/kerja/pos/").content.decode()
    upload = BundleUpload.objects.get()
    take_upload(upload.id, effect=give_effect, at=NOW)
    assert take_upload(upload.id, effect=give_effect, at=NOW) == {}
    assert "1 kabar baru" in sari.get("/kerja/pos/").content.decode()
    upload.refresh_from_db()
    assert bytes(upload.content) == b"" and Report.objects.count() == 1


def test_it_says_which_part_of_a_bundle_is_damaged(post: Post) -> None:
    sari = signed_in(post.world, "sari")
    sari.post("/kerja/pos/bundel/", {"bundles": SimpleUploadedFile("pos.lapor", b"bukan bundel")})
    take_upload(BundleUpload.objects.get().id, effect=give_effect, at=NOW)
    assert "Rusak." in sari.get("/kerja/pos/").content.decode()


def test_it_shows_posts_to_their_own_tenant_alone(post: Post) -> None:
    post.file()
    post.bring()
    assert "Pos Manubar" in signed_in(post.world, "sari").get("/kerja/pos/").content.decode()
    assert "Pos Manubar" not in signed_in(post.world, "sari_lain").get("/kerja/pos/").content.decode()
    assert signed_in(post.world, "sari_lain").post(f"/kerja/pos/{post.site}/balasan/").status_code == 404
    assert signed_in(post.world, "budi").get("/kerja/pos/").status_code == 403


def test_it_gives_an_enrolment_file(world: World) -> None:
    sari = signed_in(world, "sari")
    answer = sari.post("/kerja/pos/daftar/", {"name": "Pos Baru", "villages": VILLAGE})
    assert answer.content.startswith(b"LAPOR POS 1")
    assert sari.post("/kerja/pos/daftar/", {"name": "Pos Baru", "villages": "99.99"}).status_code == 422
