"""Officers: invited, appointed, ended and given new links by the administrator of their tenant."""

from django.test import Client
from django.utils import timezone

from lapor.jobs.models import Job
from lapor.kit.actors import SYSTEM
from lapor.people.models import Appointment, Invitation, Person
from lapor.people.services import invite_person
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/kelola/petugas/"
TONO = {"email": "tono@contoh.example", "name": "Tono", "role": "liaison_officer", "office": "Dinas Kesehatan"}


def appointment(world: World, *, who: str) -> Appointment:
    """The persona's role."""
    return Appointment.objects.get(person_id=world.people[who])


def test_it_lists_who_works_where(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    names = {each.row.name for each in client.get(HOME).context["work"].rows}
    assert {"Sari", "Budi", "Adi"} <= names
    assert "Rina" not in names
    at_office = client.get(HOME, {"kantor": str(world.offices["pupr"])}).context["work"]
    assert {each.row.name for each in at_office.rows} == {"Budi", "Joko"}
    assert [each.row.name for each in client.get(HOME, {"cari": "sari@"}).context["work"].rows] == ["Sari"]


def test_it_shows_the_link_once_and_mails_it(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    page = client.post(f"{HOME}undang/", TONO)
    assert "/masuk/undangan/" in page.context["work"].link
    assert page.headers["Cache-Control"] == "no-store"
    assert Job.objects.get().name == "mail_invitation"
    token = page.context["work"].link.rstrip("/").rsplit("/", 1)[1]
    assert token not in Job.objects.get().arguments.values()
    assert "tono@contoh.example" not in str(Job.objects.get().arguments)
    assert [str(each.role) for each in client.get(HOME).context["work"].invited] == ["Pejabat penghubung"]


def test_it_gives_somebody_with_an_account_the_role_at_once(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    client.post(f"{HOME}undang/", TONO | {"email": "budi@contoh.example", "confirmed": "yes"})
    assert Appointment.objects.filter(person_id=world.people["budi"], institution_id=world.offices["dinkes"]).exists()
    assert not Invitation.objects.exists()


def test_it_keeps_what_was_typed_on_a_fault(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    page = client.post(f"{HOME}undang/", TONO | {"office": "Kantor di Bulan"})
    assert "Kantor di Bulan" in page.content.decode()
    assert "tono@contoh.example" in page.content.decode()
    assert not Invitation.objects.exists()


def test_it_asks_before_ending_a_role(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    address = f"{HOME}peran/{appointment(world, who='budi').id}/akhiri/"
    assert "Akhiri peran petugas ini?" in client.post(address).content.decode()
    assert appointment(world, who="budi").until is None
    client.post(address, {"confirmed": "yes"})
    assert appointment(world, who="budi").until is not None
    assert sign_in(Client(), world, who="budi").get("/kerja/").status_code == 403


def test_it_keeps_the_last_administrator(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    address = f"{HOME}peran/{appointment(world, who='admin').id}/akhiri/"
    page = client.post(address, {"confirmed": "yes"}, follow=True)
    assert "satu-satunya administrator" in page.content.decode()
    assert appointment(world, who="admin").until is None


def test_it_takes_a_password_away_after_asking(client: Client, world: World) -> None:
    budi = sign_in(Client(), world, who="budi")
    sign_in(client, world, who="admin")
    address = f"{HOME}{world.people['budi']}/sandi/"
    client.post(address)
    assert Person.objects.get(pk=world.people["budi"]).has_usable_password()
    assert "/masuk/undangan/" in client.post(address, {"confirmed": "yes"}).context["work"].link
    assert not Person.objects.get(pk=world.people["budi"]).has_usable_password()
    assert budi.get("/kerja/").status_code == 302


def test_it_renews_an_invitation(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    client.post(f"{HOME}undang/", TONO)
    first = Invitation.objects.get()
    page = client.post(f"{HOME}undangan/{first.id}/")
    assert "/masuk/undangan/" in page.context["work"].link
    assert client.post(f"{HOME}undangan/{first.id}/").status_code == 404


def test_it_never_touches_another_tenant(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    yes = {"confirmed": "yes"}
    assert client.post(f"{HOME}peran/{appointment(world, who='rina').id}/akhiri/", yes).status_code == 404
    assert client.post(f"{HOME}{world.people['rina']}/sandi/", yes).status_code == 404
    invite_person(
        "lain@contoh.example",
        name="",
        role="leader",
        institution=world.offices["pupr_lain"],
        by=SYSTEM,
        at=timezone.now(),
    )
    assert client.get(HOME).context["work"].invited == ()
    assert client.post(f"{HOME}undangan/{Invitation.objects.get().id}/").status_code == 404


def test_it_lets_coordinators_look_but_invite_nobody(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    page = client.get(HOME).content.decode()
    assert "/pengaman/" in page and "/sandi/" not in page and "/akhiri/" not in page and "undang/" not in page
    assert client.post(f"{HOME}undang/", TONO).status_code == 403
