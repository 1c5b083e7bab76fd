import pytest

from lapor.institutions.models import Institution
from lapor.institutions.queries import directory
from lapor.institutions.sheet import COLUMNS, BadSheet, parse_sheet
from lapor.people.models import Appointment, Invitation
from lapor.people.services import apply_sheet
from lapor.people.spreadsheets import export_sheet, known_of, read_rows
from tests.cast import NOW, World


def rows_of(world: World) -> list[list[object]]:
    """The exported sheet, read back."""
    return read_rows(export_sheet(world.tenant))


def test_it_changes_nothing_when_an_export_is_read_back(world: World) -> None:
    rows = rows_of(world)
    done = apply_sheet(
        parse_sheet(rows, known=known_of(world.tenant)), tenant=world.tenant, by=world.actor("admin"), at=NOW
    )
    assert (done.added, done.changed, done.closed, done.appointed, done.invitations) == (0, 0, 0, 0, ())
    assert len(rows) > len(directory(world.tenant).active())


def test_it_renames_adds_closes_and_invites(world: World) -> None:
    rows = rows_of(world)
    health = next(row for row in rows if row[1] == "Dinas Kesehatan")
    health[1] = "Dinas Kesehatan Rakyat"
    parent = "Pemerintah Kabupaten Kutai Timur"
    new = [
        "",
        "Dinas Baru",
        "DB",
        "perangkat daerah",
        "",
        parent,
        "64.08",
        "",
        "",
        "Jalan 1",
        "",
        "Ani",
        "ani@contoh.example",
    ]
    rows.append([*new, "Pejabat penghubung"])
    next(row for row in rows if row[1] == "PLN Sangatta")[10] = "tutup"
    offices = parse_sheet(rows, known=known_of(world.tenant))
    done = apply_sheet(offices, tenant=world.tenant, by=world.actor("admin"), at=NOW)
    assert (done.added, done.changed, done.closed, len(done.invitations)) == (1, 1, 1, 1)
    assert Institution.objects.get(name="Dinas Baru").address == "Jalan 1"
    assert Invitation.objects.get().email == "ani@contoh.example"


def test_it_appoints_somebody_who_has_an_account(world: World) -> None:
    rows = rows_of(world)
    rows.append(["", "Dinas Kesehatan", *[""] * 9, "Budi", "budi@contoh.example", "Pejabat penghubung"])
    offices = parse_sheet(rows, known=known_of(world.tenant))
    done = apply_sheet(offices, tenant=world.tenant, by=world.actor("admin"), at=NOW)
    held = Appointment.objects.filter(person_id=world.people["budi"], until=None)
    assert (done.appointed, held.count()) == (1, 2)


def test_it_writes_no_formula(world: World) -> None:
    Institution.objects.filter(pk=world.offices["pupr"]).update(name="=1+1")
    assert "=1+1" in {row[1] for row in rows_of(world)}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nama,kode\n", b"x" * (5 * 1024 * 1024 + 1)])
def test_it_refuses_what_is_no_spreadsheet(content: bytes) -> None:
    with pytest.raises(BadSheet):
        read_rows(content)


def test_it_heads_its_columns(world: World) -> None:
    assert tuple(rows_of(world)[0]) == COLUMNS
