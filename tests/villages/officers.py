"""Officers of the centre, for a story told by processes: appointed when needed, they work through the pages of the workbench."""

import sys

from django.test import Client
from django.utils import timezone

from lapor.institutions.models import Institution
from lapor.kit import actors
from lapor.kit.ids import new_id
from lapor.people.models import Appointment, Person
from lapor.reports.models import Report, Topic

# How a process becomes them; words that follow are taken three by three: what to do, the report's number, the text.
START = "import django; django.setup(); from tests.villages.officers import main; main()"


def main() -> None:
    """Do what the command line says, in order."""
    words = sys.argv[1:]
    for doing, code, text in zip(words[::3], words[1::3], words[2::3], strict=True):
        {"answer": answer, "ask": ask}[doing](Report.objects.get(code=code.replace("-", "")), text)


def answer(report: Report, text: str) -> None:
    """Verify, forward, accept and answer."""
    works = Institution.objects.get(kind="public_works", tier="agency")
    topic = Topic.objects.select_related("parent").filter(parent__isnull=False).order_by("code")[0]
    assert topic.parent
    words = {"topic": f"{topic.parent.name} › {topic.name}", "procedure": "complaint"}
    words |= {"public_title": "Dermaga lapuk", "public_text": "Dermaga desa lapuk."}
    _do(_coordinator(), report, verb="verify", **words)
    _do(_coordinator(), report, verb="forward", to=works.name, note="Tolong diperiksa.")
    budi = _signed_in("budi", role=actors.LIAISON, office=works)
    _do(budi, report, verb="accept")
    done = {"found": "Dua tiang lapuk", "done_work": "Diganti", "no_evidence_reason": "Kamera rusak"}
    _do(budi, report, verb="respond", text=text, **done)


def ask(report: Report, text: str) -> None:
    """Ask the reporter."""
    _do(_coordinator(), report, verb="ask", text=text)


def _coordinator() -> Client:
    office = Institution.objects.get(kind="communication", tier="agency")
    return _signed_in("sari", role=actors.COORDINATOR, office=office)


def _signed_in(name: str, *, role: str, office: Institution) -> Client:
    now = timezone.now()
    named = {"id": new_id(), "name": name.title(), "created_at": now}
    person, is_new = Person.objects.get_or_create(email=f"{name}@contoh.example", defaults=named)
    if is_new:
        Appointment.objects.create(id=new_id(), person=person, role=role, institution=office, since=now)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    return client


def _do(client: Client, report: Report, *, verb: str, **fields: str) -> None:
    report.refresh_from_db()
    response = client.post(f"/kerja/laporan/{report.code}/{verb}/", {"seen": report.version, **fields})
    if response.status_code != 302:
        raise SystemExit(f"{verb}: {response.status_code}\n{response.content.decode()[:3000]}")
