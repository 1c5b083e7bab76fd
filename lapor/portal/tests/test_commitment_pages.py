"""The public wall and the certificates: what everybody may read and check."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.models import SignedPaper
from lapor.actionplan.commitment.services import replace_official
from lapor.actionplan.commitment.tests.pens import AT, drafted, head, opened, sign
from lapor.institutions.memory import forget
from lapor.kit.figures import FigureAsk
from lapor.statistics import measures
from lapor.statistics.models import DayCell
from lapor.statistics.registry import measured
from tests.cast import World

HOME = "/renaksi/komitmen/"


def page(client: Client, address: str = HOME) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_it_hides_a_draft(client: Client, world: World) -> None:
    draft = drafted(world)
    assert "Belum ada komitmen yang dibuka" in page(client)
    for rest in ("", "komitmen.pdf"):
        assert client.get(f"{HOME}{draft.id}/{rest}").status_code == 404
    assert client.get(f"{HOME}sertifikat/{head(world, draft).id}/").status_code == 404


def test_it_shows_who_has_signed_and_who_has_not(client: Client, world: World) -> None:
    commitment = opened(world)
    sign(world, commitment, "pupr")
    html = page(client)
    assert "1 dari 6 pimpinan kantor" in html and "Kami berjanji jujur." in html and "Saksi Satu" in html
    missing, signed = html.split('id="sudah"')
    assert "Kepala Dinas Kesehatan" in missing and "Kepala Dinas Pekerjaan Umum" not in missing
    assert "Kepala Dinas Pekerjaan Umum" in signed and commitment.text_hash in signed


def test_it_offers_the_signed_paper_first(client: Client, world: World) -> None:
    commitment = opened(world)
    sign(world, commitment)
    address = re.findall(r'href="([^"]*\.pdf)"', page(client))[0]
    assert address.startswith("/renaksi/komitmen/")
    response = client.get(address)
    assert response.content == queries.paper_of(commitment.id).content
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_it_checks_the_paper_on_the_certificate(client: Client, world: World) -> None:
    commitment = opened(world)
    signatory = sign(world, commitment)
    address = f"{HOME}sertifikat/{signatory}/"
    html = page(client, address)
    assert "PDF utuh sejak ditandatangani" in html and "CN=CONTOH pupr" in html and "<svg" in html
    row = SignedPaper.objects.get(pk=commitment.id)
    changed = bytearray(row.content)
    changed[len(changed) // 4] ^= 1
    SignedPaper.objects.filter(pk=commitment.id).update(content=bytes(changed))
    forget()
    broken = page(client, address)
    assert "tidak cocok lagi" in broken and "PDF utuh" not in broken


def test_it_keeps_the_certificate_of_a_head_who_left(client: Client, world: World) -> None:
    commitment = opened(world)
    first = sign(world, commitment)
    replace_official(first, name="Baru", position="Kepala", by=world.actor("sari"), at=AT + timedelta(days=3))
    assert "Tidak menjabat lagi sejak" in page(client, f"{HOME}sertifikat/{first}/")
    assert "pejabat sebelumnya, Kepala" in page(client)


def count(world: World, measure: str, times: int, *, days: int = 0) -> None:
    """So many times a measure on the day of the event or so many days after it, at Dinas PUPR."""
    on = AT.date() + timedelta(days=days)
    DayCell(
        tenant=world.tenant,
        measure=measure,
        happened_on=on,
        recorded_on=on,
        lane="ordinary",
        institution=world.offices["pupr"],
        count=times,
    ).save()


@pytest.mark.parametrize(
    ("received", "met", "said"),
    [(9, 8, "Ditepati"), (9, 6, "Belum ditepati"), (4, 4, "Belum dinilai: kurang dari 5 laporan.")],
)
def test_it_says_of_a_promise_what_the_registered_figure_says(
    client: Client, world: World, received: int, met: int, said: str
) -> None:
    sign(world, opened(world))
    count(world, measures.RECEIVED, received)
    count(world, measures.ANSWER_DUE, 9)
    count(world, measures.ANSWER_MET, met)
    count(world, measures.RETURNED, 1, days=1)
    ask = FigureAsk(tenant=world.tenant, since=AT.date(), until=timezone.localdate(), institution=world.offices["pupr"])
    figure = measured("answered_on_time", ask=ask)
    told = f"{figure.value}% ({figure.count} dari {figure.of})"
    row = page(client).split('id="sudah"')[1]
    assert said in row and (told in row) == (received > 4)


def test_it_costs_few_statements(client: Client, world: World) -> None:
    commitment = opened(world)
    for office in ("pupr", "dinkes"):
        sign(world, commitment, office)
    forget()
    page(client)
    with CaptureQueriesContext(connection) as captured:
        page(client)
    assert len(captured) <= 7
