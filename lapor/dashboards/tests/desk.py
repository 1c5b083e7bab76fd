"""What the dashboards' tests share: signing in."""

from django.test import Client

from lapor.people.models import Person
from tests.cast import World


def sign_in(client: Client, world: World, *, who: str) -> Client:
    """The client with the persona's session."""
    client.force_login(Person.objects.get(pk=world.people[who]))
    return client
