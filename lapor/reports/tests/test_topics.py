import pytest

from lapor.audit.models import Event
from lapor.institutions.errors import MissingName
from lapor.institutions.memory import forget
from lapor.reports import queries
from lapor.reports.errors import NotAllowed, UnknownTopic, WrongTopic
from lapor.reports.models import Topic
from lapor.reports.services.rules import seed_rules
from lapor.reports.services.topics import add_topic, close_topic, move_topic, rename_topic, reopen_topic, seed_topics
from tests.cast import NOW, World


def add(world: World, *, name: str = "Air keruh", parent: str = "kesehatan", who: str = "sari") -> Topic:
    """Somebody adds a topic."""
    return add_topic(
        name,
        tenant=world.tenant,
        parent=parent,
        default_class="complaint",
        default_procedure="complaint",
        agency_kind="health",
        by=world.actor(who),
        at=NOW,
    )


def test_it_seeds_once_and_keeps_what_was_edited(world: World) -> None:
    assert seed_topics(world.tenant) > 200
    close_topic("jalan.berlubang", tenant=world.tenant, by=world.actor("sari"), at=NOW)
    assert (seed_topics(world.tenant), seed_rules()) == (0, 0)
    assert Topic.objects.get(tenant=world.tenant, code="jalan.berlubang").closed_on is not None


def test_it_adds_with_a_code_out_of_the_name(world: World) -> None:
    codes = [add(world).code, add(world).code]
    assert codes == ["kesehatan.air_keruh", "kesehatan.air_keruh_2"]


def test_it_renames_moves_closes_and_reopens(world: World) -> None:
    topic = add(world).code
    by, tenant = world.actor("sari"), world.tenant
    rename_topic(topic, tenant=tenant, name="Air kotor", words="keruh; kotor", by=by, at=NOW)
    move_topic(topic, tenant=tenant, parent="jalan", by=by, at=NOW)
    close_topic(topic, tenant=tenant, by=by, at=NOW)
    forget()
    assert topic not in {each.code for each in queries.topics_of(tenant)}
    reopen_topic(topic, tenant=tenant, by=by, at=NOW)
    row = Topic.objects.select_related("parent").get(tenant=tenant, code=topic)
    assert (row.name, row.parent and row.parent.code) == ("Air kotor", "jalan")
    assert Event.objects.filter(stream=f"institution/{tenant}").count() == 5


def test_it_keeps_the_tree_two_levels_deep(world: World) -> None:
    with pytest.raises(WrongTopic):
        add(world, parent="jalan.berlubang")
    with pytest.raises(WrongTopic):
        move_topic("jalan", tenant=world.tenant, parent="kesehatan", by=world.actor("sari"), at=NOW)


def test_it_refuses_strangers_and_empty_names(world: World) -> None:
    for who in ("budi", "sari_lain"):
        with pytest.raises(NotAllowed):
            add(world, who=who)
    with pytest.raises(MissingName):
        add(world, name=" ")
    with pytest.raises(UnknownTopic):
        add(world, parent="tidak.ada")
