"""The same report in two institutions, and a look across: nobody reads a word of what is not theirs, wherever they look."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client

from lapor.cli.worker import drain
from lapor.kit.codes import format_code
from lapor.people.models import Person
from lapor.reports import services
from lapor.reports.models import Report
from lapor.reports.workflow import TRANSITIONS
from tests.cast import NOW, PERSONAS, World, file
from tests.house.pages import CODE, pages

GUEST = "tamu"
PLANTED = "Mengkudu Ungu"
# Who may read which planted report on some page; everybody else must not find its word anywhere.
READERS = {
    "confidential": {"sari", "susi", "budi", "pak_made"},
    "sealed": {"itwil"},
    "elsewhere": {"sari_lain", "rina"},
}


def word_of(name: str) -> str:
    """The word that only this report holds."""
    return f"{PLANTED} {name}"


def plant(world: World) -> dict[str, Report]:
    """Three reports: a confidential one at Dinas PUPR, a sealed one about the kecamatan, and one of the other regency."""
    filed = {
        "confidential": file("a", body=word_of("confidential"), title="Satu", privacy="confidential"),
        "sealed": file(
            "b", body=word_of("sealed"), title="Dua", about_official=True, institution=world.offices["kecamatan"]
        ),
        "elsewhere": file(
            "c", body=word_of("elsewhere"), title="Tiga", privacy="confidential", region="64.03.01", topic="jalan"
        ),
    }
    for name, by, to in (("confidential", "sari", "pupr"), ("elsewhere", "sari_lain", "pupr_lain")):
        services.verify_report(
            filed[name].report,
            topic="jalan",
            procedure="complaint",
            public_title=word_of(name),
            public_text=word_of(name),
            by=world.actor(by),
            at=NOW,
        )
        services.forward_report(filed[name].report, to=world.offices[to], by=world.actor(by), at=NOW)
    drain(at=NOW)
    return {name: Report.objects.get(pk=receipt.report) for name, receipt in filed.items()}


def every_address(reports: Iterable[Report]) -> list[str]:
    """Every address once, with each report's code wherever one takes a code, and with every verb wherever one takes a verb."""
    patterns = {page.address for page in pages()}
    verbs = [row.verb for row in TRANSITIONS]
    patterns |= {
        address.replace("/contoh/", f"/{verb}/") for address in patterns for verb in verbs if "kerja/laporan" in address
    }
    return sorted({address.replace(CODE, format_code(report.code)) for address in patterns for report in reports})


def content_of(response: Any) -> bytes:
    """The answer's bytes, also of a file that is sent in pieces."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def found_by(client: Client, *, reports: dict[str, Report]) -> set[str]:
    """The planted reports of which some address tells this visitor a word."""
    seen: set[str] = set()
    for address in every_address(reports.values()):
        text = content_of(client.get(address, {"q": PLANTED}))
        seen |= {name for name in reports if word_of(name).encode() in text}
    return seen


@pytest.mark.parametrize("persona", [GUEST, *PERSONAS])
def test_it_tells_nobody_of_what_is_not_theirs(client: Client, world: World, persona: str) -> None:
    reports = plant(world)
    if persona != GUEST:
        client.force_login(Person.objects.get(id=world.people[persona]))
    expected = {name for name, readers in READERS.items() if persona in readers}
    assert found_by(client, reports=reports) == expected
