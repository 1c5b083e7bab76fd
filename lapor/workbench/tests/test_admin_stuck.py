"""What got stuck: seen and tried again by whoever is responsible."""

from django.test import Client
from django.utils import timezone

from lapor.audit.models import OutboxRow
from lapor.jobs.models import Job
from lapor.kit.actors import ADMINISTRATOR
from lapor.kit.ids import new_id
from lapor.notifications.models import Notice
from lapor.people.models import Appointment
from lapor.workbench.tests.desk import filed, report_of, sign_in
from tests.cast import World

HOME = "/kerja/kelola/gangguan/"


def parked() -> OutboxRow:
    """A piece of work that was given up."""
    now = timezone.now()
    row = OutboxRow(
        follower="search",
        stream=f"report/{new_id()}",
        seq=1,
        event_id=new_id(),
        kind="filed",
        available_at=now,
        attempts=8,
        parked_at=now,
        failure="OSError",
    )
    row.save()
    return row


def failed_job() -> Job:
    """A job that was given up."""
    now = timezone.now()
    job = Job(id=new_id(), name="send_notices", key="schedule", asked_at=now, run_after=now, state="failed")
    job.save(force_insert=True)
    return job


def failed_notice() -> Notice:
    """A mail to a reporter that nobody could deliver."""
    now = timezone.now()
    report = report_of(filed())
    notice = Notice(
        id=new_id(),
        event_id=new_id(),
        report=report,
        audience="reporter",
        recipient=f"reporter/{report.id}",
        template="filed",
        channel="email",
        state="failed",
        is_legal=True,
        attempts=8,
        made_at=now,
        due_at=now,
        failure="SMTPException",
    )
    notice.save(force_insert=True)
    return notice


def other_administrator(world: World) -> None:
    """Rina administers Berau now."""
    Appointment.objects.filter(person_id=world.people["rina"]).update(role=ADMINISTRATOR)


def test_it_tries_stuck_work_again(client: Client, world: World) -> None:
    row, job = parked(), failed_job()
    sign_in(client, world, who="admin")
    page = client.get(HOME).context["work"]
    assert (len(page.rows), len(page.jobs)) == (1, 1)
    client.post(f"{HOME}antrean/{row.id}/")
    client.post(f"{HOME}pekerjaan/{job.id}/")
    assert OutboxRow.objects.get(pk=row.pk).parked_at is None
    assert Job.objects.filter(name="send_notices", state="waiting").count() == 1
    assert client.get(HOME).context["work"].jobs == ()
    assert client.post(f"{HOME}pekerjaan/{job.id}/").status_code == 404


def test_it_sends_a_failed_notice_again_or_takes_it_off(client: Client, world: World) -> None:
    notice = failed_notice()
    sign_in(client, world, who="admin")
    client.post(f"{HOME}kabar/{notice.id}/")
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == ("waiting", 0)
    Notice.objects.filter(pk=notice.pk).update(state="failed")
    client.post(f"{HOME}kabar/{notice.id}/", {"clear": "1"})
    notice.refresh_from_db()
    assert notice.state == "read"


def test_it_shows_another_tenant_nothing_of_it(client: Client, world: World) -> None:
    notice, row, job = failed_notice(), parked(), failed_job()
    other_administrator(world)
    sign_in(client, world, who="rina")
    page = client.get(HOME).context["work"]
    assert (page.notices, page.rows, page.jobs) == ((), (), ())
    for part in (f"kabar/{notice.id}/", f"antrean/{row.id}/", f"pekerjaan/{job.id}/"):
        assert client.post(f"{HOME}{part}").status_code == 404
    assert OutboxRow.objects.get(pk=row.pk).parked_at is not None


def test_it_says_so_when_nothing_is_stuck(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert "Tidak ada yang macet" in client.get(HOME).content.decode()


def test_it_shows_each_role_its_parts(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert len(client.get("/kerja/kelola/").context["work"].doors) == 9
    sign_in(client, world, who="sari")
    doors = client.get("/kerja/kelola/").context["work"].doors
    parts = [f"/kerja/kelola/{name}/" for name in ("petugas", "topik", "kalender", "batas-waktu", "kanal", "validasi")]
    assert sorted(door.link.url for door in doors) == sorted(parts)
    assert sign_in(client, world, who="budi").get("/kerja/kelola/").status_code == 403
