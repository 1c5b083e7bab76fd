"""Days off: read by year, kept by coordinator and administrator, and missed in time."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lapor.institutions.models import Holiday
from lapor.jobs.services import run_next_job
from lapor.kit.codes import format_code
from lapor.kit.ids import new_id
from lapor.reports.models import Report
from lapor.workbench.tests.desk import forwarded, sign_in
from tests.cast import World

HOME = "/kerja/kelola/kalender/"
DAY: dict[str, Any] = {
    "day": "2026-10-12",
    "name": "Hari jadi kabupaten",
    "kind": "regional",
    "source": "Keputusan bupati",
}


def nation(day: date, *, kind: str = "holiday") -> Holiday:
    """A day off of the whole nation."""
    row = Holiday(id=new_id(), day=day, name="Hari contoh", kind=kind, source="SKB")
    row.save(force_insert=True)
    return row


def apply(client: Client, page: Any) -> Any:
    """What the button of a preview does."""
    return client.post(f"{HOME}terapkan/", {"packed": page.context["work"].packed})


def add(client: Client, **changes: Any) -> Any:
    """A day off through form and preview."""
    return apply(client, client.post(HOME, DAY | changes))


def send(client: Client, text: str, *, name: str = "libur.csv", **given: str) -> Any:
    """A file through the import page."""
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"{HOME}impor/", {"file": file, "kind": "regional", "source": "SK", "way": "merge", **given})


def test_it_lets_the_coordinator_keep_the_own_days(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    preview = client.post(HOME, DAY)
    assert not Holiday.objects.exists()
    assert apply(client, preview).headers["Location"] == f"{HOME}?tahun=2026"
    row = Holiday.objects.get()
    assert row.institution_id == world.tenant
    assert [each.name for each in client.get(HOME, {"tahun": "2026"}).context["work"].own] == ["Hari jadi kabupaten"]
    gone = client.post(f"{HOME}{row.id}/hapus/")
    assert Holiday.objects.exists()
    apply(client, gone)
    assert not Holiday.objects.exists()


def test_it_gives_a_day_to_one_office(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    add(client, office="Dinas Kesehatan")
    assert Holiday.objects.get().institution_id == world.offices["dinkes"]


def test_it_shows_which_reports_move_then_moves_them_and_tells_how_far(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sign_in(client, world, who="admin")
    due = Report.objects.get(pk=receipt.report).answer_due_at
    day = due.astimezone(ZoneInfo("Asia/Makassar")).date()
    preview = client.post(HOME, DAY | {"day": day.isoformat()})
    row = preview.context["work"].rows[0]
    assert (row.before, Report.objects.get(pk=receipt.report).answer_due_at) == (due, due)
    assert format_code(row.code) in preview.content.decode()
    apply(client, preview)
    assert not client.get(HOME).context["work"].moving.is_over
    while run_next_job(at=timezone.now()):
        pass
    assert Report.objects.get(pk=receipt.report).answer_due_at == row.after
    assert client.get(HOME).context["work"].moving.result == {"done": 1, "moved": 1}


def test_it_imports_a_file_after_a_preview(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    text = "tanggal,nama,jenis\n2026-08-17,Merdeka,libur nasional\n2026-12-24,Cuti Natal,cuti bersama\n"
    preview = send(client, text)
    assert [row.name for row in preview.context["work"].days] == ["Merdeka", "Cuti Natal"]
    apply(client, preview)
    assert Holiday.objects.filter(institution=None).count() == 2
    assert send(client, text).context["work"].is_same


def test_it_changes_nothing_by_a_bad_file_and_names_the_lines(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    page = send(client, "tanggal,nama\n2026-10-12,Hari jadi\nkemarin,Salah\n")
    assert (page.status_code, [(each.row, each.column) for each in page.context["work"].faults]) == (
        422,
        [(3, "tanggal")],
    )
    assert "2026-08-17" in page.content.decode()
    assert send(client, "tanggal,nama,jenis\n2026-08-17,Merdeka,libur nasional\n").status_code == 422
    assert not Holiday.objects.exists()


def test_it_exports_what_it_imports_again(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    add(client, office="Dinas Kesehatan")
    for form in ("csv", "ics"):
        written = client.get(f"{HOME}ekspor.{form}", {"tahun": "2026"})
        assert f'kalender-2026.{form}"' in written.headers["Content-Disposition"]
        assert send(client, written.content.decode("utf-8-sig"), name=f"libur.{form}").context["work"].is_same


def test_it_refuses_a_preview_that_is_not_its_own(client: Client, world: World) -> None:
    sign_in(client, world, who="sari_lain")
    foreign = client.post(HOME, DAY).context["work"].packed
    sign_in(client, world, who="admin")
    for packed in (foreign, "", "x:y"):
        client.post(f"{HOME}terapkan/", {"packed": packed})
    assert not Holiday.objects.exists()


def test_it_leaves_the_nations_days_to_whoever_keeps_the_installation(client: Client, world: World) -> None:
    row = nation(date(2026, 8, 17))
    sign_in(client, world, who="sari")
    assert client.post(f"{HOME}{row.id}/hapus/").status_code == 404
    assert "packed" not in vars(client.post(HOME, DAY | {"kind": "collective_leave"}).context["work"])
    sign_in(client, world, who="admin")
    add(client, kind="collective_leave")
    assert Holiday.objects.get(kind="collective_leave").institution_id is None


def test_it_never_touches_another_tenants_days(client: Client, world: World) -> None:
    sign_in(client, world, who="sari_lain")
    add(client)
    row = Holiday.objects.get()
    sign_in(client, world, who="admin")
    assert client.get(HOME, {"tahun": "2026"}).context["work"].own == ()
    assert client.post(f"{HOME}{row.id}/hapus/").status_code == 404


def test_it_warns_of_a_year_without_collective_leave(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    year = timezone.now().year
    assert year in client.get(HOME).context["work"].missing
    nation(date(year, 12, 24), kind="collective_leave")
    assert year not in client.get(HOME).context["work"].missing


def test_it_bears_any_year_that_is_asked_for(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    for year in ("abc", "99999", "²", "-1", ""):
        assert client.get(HOME, {"tahun": year}).status_code == 200
