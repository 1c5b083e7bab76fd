"""A name, a phone number and a mail address that exist once: after a whole life they are nowhere but in the letters to Wati."""

import json
import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from config.logs import WordlessFormatter
from lapor.attachments.tests.samples import picture
from lapor.channels.web_form.tests.walk import file_all
from lapor.cli.worker import drain
from lapor.kit.codes import format_code
from lapor.people.models import Person
from lapor.reports import services
from lapor.reports.models import Report
from lapor.reports.services.draft import Answer
from tests.cast import PERSONAS, World
from tests.house.pages import CODE, pages
from tests.house.test_tenant_walk import GUEST, every_address

NAME, PHONE, EMAIL = "Xaverina Kusumaprawira", "0812-9911-7733", "xaverina.k@tanaman.example"
WAYS = ("xaverina", "kusumaprawira", "99117733", "9911-7733", "9911 7733", "9911.7733", "tanaman.example")
TOLD = f"Saya {NAME}, telepon 0812 9911 7733 atau +62 812.9911.7733, surat {EMAIL.upper()}."
WHO = {"name": NAME, "phone": PHONE, "email": EMAIL, "privacy": "open"}


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
    settings.SECURE_SSL_REDIRECT = False
    cache.clear()
    return tmp_path


def test_it_is_nowhere_but_in_letters_to_the_reporter(
    world: World, data_folder: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    live_through(world)
    said = [("log", caplog.text), ("output", "".join(capsys.readouterr()))]
    shown = list(_on_pages(world))
    assert any("[NOMOR HP DISENSOR]" in text for place, text in shown if place.endswith("as sari"))
    assert _told([*_tables(), *_files(data_folder), *_letters(), *said, *shown]) == []
    assert {to for letter in mail.outbox for to in letter.to} >= {EMAIL}


def live_through(world: World) -> None:
    """Two reports with all the planted values, each through a whole life."""
    for report, reporter in [_filed_by_form(), _filed_by_api()]:
        _live(report, reporter=reporter, world=world)


def test_it_is_in_no_error_page_and_no_line_about_it(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_arguments: Any, **_more: Any) -> None:
        raise ValueError(TOLD)

    for module in ("lapor.api.operations", "lapor.channels.web_form.views"):
        monkeypatch.setattr(f"{module}.receive", breaks)
    caller = Client(raise_request_exception=False)
    answers = [_posted(caller, {"class": "complaint", "body": TOLD, "contact": {"name": NAME, "phone": PHONE}})]
    answers.append(file_all(caller, title="Lampu mati di depan rumah", body=TOLD, **WHO))
    assert [answer.status_code for answer in answers] == [500, 500]
    lines = [WordlessFormatter("%(name)s %(message)s").format(record) for record in caplog.records]
    assert sum("ValueError" in line for line in lines) >= 2
    pages_of_errors = [("error page", readable(answer.content)) for answer in answers]
    assert _told([*pages_of_errors, ("log", "\n".join(lines))]) == []


def test_it_bites_whatever_tells_one(world: World) -> None:
    assert _told([("table", f"x {NAME.upper()} y"), ("file", PHONE)]) == [
        "table: xaverina",
        "table: kusumaprawira",
        "file: 9911-7733",
    ]


def _filed_by_form() -> tuple[Report, Client]:
    """Through the five pages, which must not tell it to anybody else meanwhile."""
    reporter = Client()
    page = file_all(reporter, title=f"Lampu mati di rumah {NAME}", body=TOLD, address=f"Rumah {NAME}", **WHO)
    assert page.status_code in {200, 302}, page.content.decode()[:2000]
    return Report.objects.get(channel="web_form"), reporter


def _filed_by_api() -> tuple[Report, Client]:
    contact = {"name": NAME, "phone": PHONE, "email": EMAIL}
    body = {"class": "complaint", "title": TOLD[:150], "body": TOLD, "privacy": "open", "contact": contact}
    wrong = {**body, "contact": {**contact, "phone": "99117733"}}
    reporter = Client()
    assert _posted(reporter, wrong).status_code == 422
    filed = _posted(reporter, body).json()
    reporter.get(f"/k/{filed['code']}/{filed['access_key']}/")
    return Report.objects.get(channel="api"), reporter


def _posted(client: Client, body: dict[str, Any]) -> Any:
    return client.post("/api/v1/reports", json.dumps(body), content_type="application/json")


def _live(report: Report, *, reporter: Client, world: World) -> None:
    """Asked and answered, added to with a file, verified, forwarded, answered, disputed."""
    at, sari, budi = timezone.now(), world.actor("sari"), world.actor("budi")
    office = world.offices["diskominfo"]
    services.ask_reporter(report.id, text="Di kilometer berapa?", institution=office, by=sari, at=at)
    drain(at=at)
    _do(reporter, report=report, step="jawab", text=f"Di depan rumah. {TOLD}")
    upload = SimpleUploadedFile(f"{NAME} 081299117733 {EMAIL}.jpg", picture(), content_type="image/jpeg")
    _do(reporter, report=report, step="tambah", text=TOLD, file=upload)
    report.refresh_from_db()
    services.verify_report(
        report.id,
        topic="jalan",
        procedure="complaint",
        public_title=report.title,
        public_text=report.body,
        by=sari,
        at=timezone.now(),
    )
    services.forward_report(report.id, to=world.offices["pupr"], by=sari, at=timezone.now())
    services.accept_report(report.id, by=budi, at=timezone.now())
    words = Answer(text="Lampu sudah diganti.", found="Lampu", done="Diganti", no_evidence_reason="Foto menyusul")
    services.respond(report.id, answer=words, approver=world.people["budi"], by=budi, at=timezone.now())
    drain(at=timezone.now())
    _do(reporter, report=report, step="belum", reason=f"Masih gelap. {TOLD}")
    drain(at=timezone.now())


def _do(reporter: Client, *, report: Report, step: str, **fields: Any) -> None:
    form = {"jawab": "kata", "tambah": "kata", "belum": "belum"}[step]
    sent = {key if key == "file" else f"{form}_{key}": value for key, value in fields.items()}
    before = report.version
    page = reporter.post(f"/lacak/{report.code}/{step}/", {**sent, **fields})
    report.refresh_from_db()
    assert page.status_code in {200, 302} and report.version > before, page.content.decode()[-3000:]


def _told(places: list[tuple[str, str]]) -> list[str]:
    """The places that tell one of the planted values, each with what it told."""
    return [f"{place}: {way}" for place, text in places for way in WAYS if way in text.lower()]


def _tables() -> Iterator[tuple[str, str]]:
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield f"table {table}", " ".join(_text(value) for value in row)


def _text(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for file in folder.rglob("*"):
        if file.is_file() and "outbox" not in file.parts:
            yield f"file {file.name}", file.name + file.read_bytes().decode("latin-1")


def _letters() -> Iterator[tuple[str, str]]:
    """Words of every letter, and the addresses of those that are not for the reporter."""
    for letter in mail.outbox:
        others = " ".join(to for to in letter.to if to != EMAIL)
        yield "letter", f"{letter.subject} {letter.body} {others}"


def _on_pages(world: World) -> Iterator[tuple[str, str]]:
    """Every page about the reports as everybody, and every form of every verb as those who have the case."""
    codes = [format_code(report.code) for report in Report.objects.all()]
    plain = {page.address.replace(CODE, code) for page in pages() for code in codes}
    for persona in [GUEST, *PERSONAS]:
        client = Client()
        if persona != GUEST:
            client.force_login(Person.objects.get(id=world.people[persona]))
        verbs = set(every_address([Report.objects.get(channel="web_form")])) if persona in {"sari", "budi"} else set()
        for address in sorted(plain | verbs):
            response: Any = client.get(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            yield f"page {address} as {persona}", f"{response.headers} {readable(body)}"


def readable(body: bytes) -> str:
    """The words of a page or a download: those inside a spreadsheet, a document or a PDF too."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as packed:
            return " ".join(f"{name} {packed.read(name).decode('latin-1')}" for name in packed.namelist())
    if body.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(body) as document:
            return " ".join(page.get_textpage().get_text_bounded() for page in document)
    return body.decode("latin-1")
