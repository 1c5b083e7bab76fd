"""Topics: edited by the tenant's coordinator and administrator."""

import pytest
from django.test import Client

from lapor.reports.models import Topic
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/kelola/topik/"
NEW = {"name": "Lampu jalan", "words": "penerangan; gelap", "parent": "jalan", "default_class": "complaint"}


def topic(world: World, *, code: str) -> Topic:
    """A topic of the first regency."""
    return Topic.objects.get(tenant_id=world.tenant, code=code)


@pytest.mark.parametrize("who", ["sari", "admin"])
def test_it_adds_and_changes_a_topic(client: Client, world: World, who: str) -> None:
    sign_in(client, world, who=who)
    assert client.post("/kerja/kelola/topik-baru/", NEW).headers["Location"] == HOME
    added = Topic.objects.get(tenant_id=world.tenant, name="Lampu jalan")
    assert (added.words, added.parent, added.default_class) == (
        "penerangan; gelap",
        topic(world, code="jalan"),
        "complaint",
    )
    client.post(
        f"{HOME}{added.code}/",
        NEW | {"name": "Lampu", "parent": "kesehatan", "sp4n_id": "41", "default_procedure": "oversight"},
    )
    added.refresh_from_db()
    assert (added.name, added.parent, added.sp4n_id) == ("Lampu", topic(world, code="kesehatan"), 41)
    assert added.default_procedure == "oversight"


def test_it_closes_after_asking_and_opens_again(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    assert "Tutup topik ini?" in client.post(f"{HOME}jalan/tutup/").content.decode()
    client.post(f"{HOME}jalan/tutup/", {"confirmed": "yes"})
    assert topic(world, code="jalan.berlubang").closed_on
    assert "ditutup" in client.get(HOME).content.decode()
    client.post(f"{HOME}jalan/buka/")
    assert topic(world, code="jalan").closed_on is None


def test_it_keeps_what_was_typed_on_a_fault(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    page = client.post("/kerja/kelola/topik-baru/", NEW | {"sp4n_id": "banyak"})
    assert "penerangan; gelap" in page.content.decode()


def test_it_finds_by_search_words(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    client.post("/kerja/kelola/topik-baru/", NEW)
    groups = client.get(HOME, {"cari": "gelap"}).context["work"].groups
    assert [[row.name for row in group.children] for group in groups] == [["Lampu jalan"]]


def test_it_leaves_another_tenants_topics_alone(client: Client, world: World) -> None:
    sign_in(client, world, who="sari_lain")
    client.post(f"{HOME}jalan/", {"name": "Jalan Berau", "words": "", "parent": ""})
    assert topic(world, code="jalan").name == "Jalan dan jembatan"
    assert Topic.objects.get(code="jalan", name="Jalan Berau").tenant_id == world.offices["pemkab_lain"]


def test_it_lets_no_other_role_in(client: Client, world: World) -> None:
    for who in ("budi", "pak_made", "auditor"):
        assert sign_in(client, world, who=who).get(HOME).status_code == 403
