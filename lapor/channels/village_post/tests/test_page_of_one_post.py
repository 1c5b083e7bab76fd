"""A post's own page at the centre: its history, and letting it go on or shutting it out only with a reason."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lapor.audit.models import Event
from lapor.channels.village_post.tests.conftest import Post
from lapor.channels.village_post.tests.test_pages_of_the_centre import signed_in
from lapor.exchange.models import VillagePost
from lapor.exchange.services import resume_post
from lapor.exchange.services.centre_store import CentreTables
from lapor.kit.actors import SYSTEM
from lapor.kit.ids import new_id
from lapor.reports.errors import MissingReason
from tests.cast import NOW

FOUND = "Disk lama sudah dihapus."


@pytest.fixture
def sari(post: Post) -> Client:
    post.file()
    post.bring()
    return signed_in(post.world, "sari")


def suspend(post: Post) -> None:
    store = CentreTables(now=NOW)
    with store.atomic():
        store.suspend(post.site, reason="fork", at=0)


def status() -> str:
    return VillagePost.objects.get().status


def test_it_lets_a_post_go_on_with_what_was_found_and_tells_it(post: Post, sari: Client) -> None:
    suspend(post)
    page = f"/kerja/pos/{post.site}/"
    assert "Urutannya bercabang" in sari.get(page).content.decode()
    html = sari.post(f"{page}lanjut/", {"reason": f"  {FOUND} "}, follow=True).content.decode()
    assert status() == "active" and FOUND in html and "Sari" in html and "Pos dilanjutkan" in html
    assert "Lanjutkan pos ini" not in html
    assert Event.objects.get(kind="post_resumed").actor == f"officer/{post.world.people['sari']}"


@pytest.mark.parametrize(
    ("reason", "said"), [("", "Tulis dulu apa yang diperiksa"), (" \n ", "Tulis dulu"), ("x" * 201, "200")]
)
def test_it_asks_for_a_reason_and_keeps_what_was_typed(post: Post, sari: Client, reason: str, said: str) -> None:
    suspend(post)
    answer = sari.post(f"/kerja/pos/{post.site}/lanjut/", {"reason": reason})
    html = answer.content.decode()
    assert answer.status_code == 422 and said in html and reason.strip() in html
    assert status() == "suspended" and not Event.objects.filter(kind="post_resumed").exists()


def test_it_takes_no_empty_reason_from_anywhere(post: Post, sari: Client) -> None:
    suspend(post)
    with pytest.raises(MissingReason):
        resume_post(post.site, reason=" ", by=SYSTEM, at=NOW)


def test_it_changes_nothing_when_nothing_was_held_back(post: Post, sari: Client) -> None:
    html = sari.post(f"/kerja/pos/{post.site}/lanjut/", {"reason": FOUND}, follow=True).content.decode()
    assert "tidak sedang ditahan" in html and not Event.objects.filter(kind="post_resumed").exists()


def test_it_revokes_for_a_reason_after_asking(post: Post, sari: Client) -> None:
    address = f"/kerja/pos/{post.site}/cabut/"
    assert "Tulis dulu mengapa" in sari.post(address).content.decode()
    asked = sari.post(address, {"reason": "Laptop hilang."}).content.decode()
    assert "Cabut Pos Manubar?" in asked and "Laptop hilang." in asked and status() == "active"
    html = sari.post(address, {"reason": "Laptop hilang.", "confirmed": "yes"}, follow=True).content.decode()
    assert status() == "revoked" and "Laptop hilang." in html and "Cabut pos…" not in html


def test_it_costs_few_statements(
    post: Post, sari: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sari.get(f"/kerja/pos/{post.site}/")
    with django_assert_max_num_queries(20):
        sari.get(f"/kerja/pos/{post.site}/")


def test_it_shows_a_post_to_the_keepers_of_its_tenant_alone(post: Post, sari: Client) -> None:
    stranger = signed_in(post.world, "sari_lain")
    assert stranger.get(f"/kerja/pos/{post.site}/").status_code == 404
    for verb in ("lanjut", "cabut"):
        assert (
            stranger.post(f"/kerja/pos/{post.site}/{verb}/", {"reason": FOUND, "confirmed": "yes"}).status_code == 404
        )
    assert signed_in(post.world, "budi").get(f"/kerja/pos/{post.site}/").status_code == 403
    assert sari.get(f"/kerja/pos/{new_id()}/").status_code == 404
    assert status() == "active"
