"""The worker keeps whole versions of what is ours and the same for everybody; the session says whose a kept form may be."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from lapor.people.models import Person
from lapor.ui import offline
from tests.cast import World

pytestmark = pytest.mark.django_db
IMPORT = re.compile(r"(?:from|import)\s*\(?\s*[\"'](\.[^\"']+)[\"']")


def known(client: Client) -> dict[str, Any]:
    script = client.get("/pekerja.js").content.decode()
    return dict(json.loads(script[script.index("start(") + 6 : script.rindex(")")]))


def imports_of(name: str) -> set[str]:
    path = Path(str(finders.find(name)))
    folder = name.rpartition("/")[0].split("/")
    found = set()
    for target in IMPORT.findall(path.read_text(encoding="utf-8")):
        parts = [*folder]
        for step in target.split("/"):
            parts = parts[:-1] if step == ".." else parts if step == "." else [*parts, step]
        found.add("/".join(parts))
    return found


def test_it_keeps_every_script_that_a_kept_script_needs() -> None:
    for name in (*offline.FILES, "ui/offline/worker.js"):
        if name.endswith(".js") and not name.startswith("vendor/"):
            assert imports_of(name) <= set(offline.FILES), name


def test_it_names_files_and_pages_that_exist_and_need_no_cookie(client: Client, world: World) -> None:
    told = known(client)
    assert all(finders.find(name) for name in offline.FILES)
    assert len(told["version"]) == 16
    for address in told["pages"]:
        assert client.get(address).status_code == 200, address


def test_it_changes_its_text_with_every_file(client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known(client)["version"]
    offline._digest.cache_clear()
    monkeypatch.setattr(offline, "FILES", offline.FILES[:-1])
    assert known(client)["version"] != before
    offline._digest.cache_clear()


def test_it_can_be_installed(client: Client, world: World) -> None:
    told = client.get("/lapor.webmanifest").json()
    assert told["name"] == "Lapor Kabupaten Kutai Timur"
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert told["start_url"].startswith(told["scope"])


def test_it_tells_accounts_apart_and_names_nobody(client: Client, world: World) -> None:
    assert client.get("/sesi/").json()["account"] == ""
    marks = []
    for who in ("sari", "budi", "sari"):
        client.force_login(Person.objects.get(pk=world.people[who]))
        marks.append(client.get("/sesi/").json()["account"])
    assert marks[0] == marks[2] != marks[1]
    assert str(world.people["sari"]) not in marks[0]
    assert client.get("/sesi/").headers["Cache-Control"].startswith("max-age=0")
