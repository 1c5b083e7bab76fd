"""The plan at work: made from the template, changed, frozen, filled with evidence, exported and imported."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lapor.actionplan import queries
from lapor.actionplan.models import ActionPlan, Realisation
from lapor.actionplan.spreadsheets import export_plan, read_sheets, write_workbook
from lapor.actionplan.tests.plans import frozen_plan, made_plan, small_content
from lapor.attachments import queries as attachments
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/"


def save_part(client: Client, plan: ActionPlan, *, kind: str, code: str = "", **fields: Any) -> Any:
    """Post the form of one thing, as it was shown, with changes."""
    address = f"{HOME}{plan.id}/ubah/{kind}/{code}/" if code else f"{HOME}{plan.id}/ubah/{kind}/"
    form = client.get(address).context["work"].form
    shown = {name: form[name].value() for name in form.fields}
    return client.post(address, {name: value for name, value in (shown | fields).items() if value is not None})


def test_it_makes_a_plan_from_the_template_and_freezes_it(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    fields = {"origin": "template", "title": "Lima tahun", "since_on": "2026-01-01", "until_on": "2030-12-31"}
    address = client.post(f"{HOME}baru/", fields).headers["Location"]
    plan = ActionPlan.objects.get()
    assert (address, plan.state) == (f"{HOME}{plan.id}/", "draft")
    assert "rancangan, belum tampil untuk umum" in client.get(address).content.decode()
    client.post(f"{address}tetapkan/", {"decree_number": "7/2026", "decree_on": "2026-01-09", "seen": plan.version})
    plan.refresh_from_db()
    assert (plan.state, queries.versions_of(plan)[0].decree_number) == ("in_force", "7/2026")


def test_it_changes_one_thing_and_keeps_what_was_typed_wrongly(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    plan = made_plan(world)
    assert save_part(client, plan, kind="kegiatan", code="1.1", name="Kunjungan desa").status_code == 302
    assert next(queries.content_of(plan).activities()).name == "Kunjungan desa"
    wrong = save_part(client, plan, kind="indikator", code="2.1.1", target_2026_1="150")
    assert "paling besar 100, karena satuannya persen" in wrong.content.decode()
    assert 'value="150"' in wrong.content.decode()
    outside = save_part(client, plan, kind="kegiatan", code="1.1", since_on="2031-01-01")
    assert "tanggal di dalam masa rencana" in outside.content.decode()


def test_it_adds_and_drops(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    plan = made_plan(world)
    assert save_part(client, plan, kind="strategi", name="Sosialisasi").status_code == 302
    assert [each.code for each in queries.content_of(plan).strategies] == ["1", "2", "3"]
    asked = client.post(f"{HOME}{plan.id}/hapus/1/")
    assert "Hapus nomor 1 dari rencana?" in asked.content.decode()
    client.post(f"{HOME}{plan.id}/hapus/1/", {"confirmed": "yes"})
    assert [each.code for each in queries.content_of(plan).strategies] == ["2", "3"]


def test_it_enters_what_was_reached_with_a_picture_as_evidence(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    plan = frozen_plan(world)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), (9, 90, 90)).save(picture, format="PNG")
    fields = {"quarter": "2026-1", "value": "12"}
    empty = client.post(f"{HOME}{plan.id}/realisasi/1.1.1/", fields)
    assert "perlu bukti dukung" in empty.content.decode()
    file = SimpleUploadedFile("foto.png", picture.getvalue(), content_type="image/png")
    assert client.post(f"{HOME}{plan.id}/realisasi/1.1.1/", {**fields, "file": file}).status_code == 302
    row = Realisation.objects.get()
    assert row.value is not None
    assert (str(row.value.normalize()), row.has_files, len(attachments.files_of_report(row.id))) == ("12", True, 1)


def test_it_lets_a_living_indicator_have_words_alone(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    plan = frozen_plan(world)
    fields = {"quarter": "2026-1", "value": "99", "document": "x", "obstacle": "Cuti", "next_step": "Pengganti"}
    assert client.post(f"{HOME}{plan.id}/realisasi/2.1.1/", fields).status_code == 302
    row = Realisation.objects.get()
    assert (row.value, row.obstacle, row.next_step) == (None, "Cuti", "Pengganti")


@pytest.mark.parametrize(("who", "status"), [("camat", 404), ("rina", 404), ("dewi", 200), ("budi", 200)])
def test_it_opens_the_form_to_offices_that_have_a_part(client: Client, world: World, who: str, status: int) -> None:
    sign_in(client, world, who=who)
    assert client.get(f"{HOME}{frozen_plan(world).id}/realisasi/1.1.1/").status_code == status


def test_it_shows_what_an_import_would_change_before_it_does(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    plan = frozen_plan(world)
    sheets = read_sheets(export_plan(plan))
    sheets["Kegiatan"][1][1], sheets["Kegiatan"][1][4] = "Nama baru", date(2026, 2, 1)
    file = SimpleUploadedFile("renaksi.xlsx", write_workbook(sheets))
    page = client.post(f"{HOME}{plan.id}/impor/", {"sheet": file})
    work = page.context["work"]
    assert [(each.what, each.before, each.after) for each in work.lines] == [
        ("Kegiatan 1.1", "Kegiatan 1.1", "Nama baru"),
        ("Kegiatan 1.1", "2026-01-01", "2026-02-01"),
    ]
    assert queries.content_of(plan) == small_content(world)
    client.post(f"{HOME}{plan.id}/impor/terapkan/", {"packed": work.packed, "reason": "Evaluasi"})
    found = next(queries.content_of(plan).activities())
    assert (found.name, found.since_on) == ("Nama baru", date(2026, 2, 1))


def test_it_says_what_is_wrong_with_a_sheet_and_changes_nothing(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    plan = frozen_plan(world)
    sheets = read_sheets(export_plan(plan))
    sheets["Kegiatan"][1][2] = "Dinas Tidak Ada"
    file = SimpleUploadedFile("renaksi.xlsx", write_workbook(sheets))
    page = client.post(f"{HOME}{plan.id}/impor/", {"sheet": file})
    html = page.content.decode()
    assert page.status_code == 422
    for said in ("Kegiatan", "penanggung jawab", "nama kantor seperti pada halaman instansi"):
        assert said in html
    assert queries.content_of(plan) == small_content(world)
