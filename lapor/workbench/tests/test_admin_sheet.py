"""The tree on a spreadsheet: out, changed, looked at, and in."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lapor.institutions.models import Institution
from lapor.jobs.models import Job
from lapor.people.models import Invitation
from lapor.people.spreadsheets import export_sheet, read_rows
from lapor.workbench.tests.desk import forwarded, sign_in
from tests.cast import World

HOME = "/kerja/kelola/instansi/impor/"
Change = Callable[[list[list[Any]]], None]


def sheet(world: World, *, change: Change) -> SimpleUploadedFile:
    """The exported sheet after somebody changed it."""
    rows = read_rows(export_sheet(world.tenant))
    change(rows)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet("Instansi")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile("instansi.xlsx", file.getvalue())


def row_named(rows: list[list[Any]], *, name: str) -> list[Any]:
    """The row of an office."""
    return next(row for row in rows if row[1] == name)


def test_it_exports_the_tree(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    answer = client.get("/kerja/kelola/instansi/ekspor/")
    names = {row[1] for row in read_rows(answer.content)}
    assert "Dinas Kesehatan" in names
    assert "Pemerintah Kabupaten Berau" not in names


def test_it_previews_then_applies_and_invites(client: Client, world: World) -> None:
    def change(rows: list[list[Any]]) -> None:
        row_named(rows, name="Dinas Kesehatan")[1] = "Dinas Kesehatan Baru"
        row_named(rows, name="PLN Sangatta")[11:14] = ["Tono", "tono@contoh.example", "Pejabat penghubung"]

    sign_in(client, world, who="admin")
    page = client.post(HOME, {"sheet": sheet(world, change=change)}).context["work"]
    assert [line.name for line in page.lines] == ["Dinas Kesehatan → Dinas Kesehatan Baru", "Tono – PLN Sangatta"]
    assert Institution.objects.get(pk=world.offices["dinkes"]).name == "Dinas Kesehatan"
    done = client.post(f"{HOME}terapkan/", {"packed": page.packed}).context["work"]
    assert [email for email, _link in done.invitations] == ["tono@contoh.example"]
    assert Institution.objects.get(pk=world.offices["dinkes"]).name == "Dinas Kesehatan Baru"
    assert Invitation.objects.count() == Job.objects.filter(name="mail_invitation").count() == 1


def test_it_names_the_row_of_a_fault_and_changes_nothing(client: Client, world: World) -> None:
    def change(rows: list[list[Any]]) -> None:
        row_named(rows, name="Dinas Kesehatan")[3] = "planet"

    sign_in(client, world, who="admin")
    answer = client.post(HOME, {"sheet": sheet(world, change=change)})
    assert answer.status_code == 422
    assert [fault.column for fault in answer.context["work"].faults] == ["tingkat"]


def test_it_refuses_to_close_an_office_that_holds_reports(client: Client, world: World) -> None:
    def change(rows: list[list[Any]]) -> None:
        row_named(rows, name="Dinas Pekerjaan Umum")[10] = "tutup"

    forwarded(world)
    sign_in(client, world, who="admin")
    answer = client.post(HOME, {"sheet": sheet(world, change=change)})
    assert [fault.column for fault in answer.context["work"].faults] == ["status"]


def test_it_refuses_what_is_no_spreadsheet_and_a_forged_preview(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert client.post(HOME, {"sheet": SimpleUploadedFile("x.xlsx", b"MZ not a sheet")}).status_code == 422
    assert client.post(f"{HOME}terapkan/", {"packed": "palsu"}).headers["Location"] == HOME
