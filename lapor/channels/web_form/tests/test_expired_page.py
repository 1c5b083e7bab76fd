"""A page that stood open for too long keeps its text and its files."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lapor.channels.web_form.tests.test_uploads import picture
from lapor.channels.web_form.tests.walk import WHAT, page_fields, step_shown
from tests.cast import World

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def strict(world: World) -> Client:
    cache.clear()
    return Client(enforce_csrf_checks=True)


def test_it_keeps_text_and_files_and_sends_at_the_second_try(strict: Client) -> None:
    fields = {**page_fields(strict.get("/lapor/")), **WHAT, "go": "next", "csrfmiddlewaretoken": "x" * 32}
    file = SimpleUploadedFile("foto.png", picture())
    kept = strict.post("/lapor/", {**fields, "file": file}, headers=OURS)
    assert (kept.status_code, step_shown(kept)) == (422, "what")
    assert page_fields(kept)["body"] == WHAT["body"]
    assert len(page_fields(kept)["attachments"]) == 1
    assert step_shown(strict.post("/lapor/", {**page_fields(kept), "go": "next"}, headers=OURS)) == "where"


def test_it_refuses_a_form_of_somebody_else(strict: Client) -> None:
    answer = strict.post("/lapor/", {**WHAT, "go": "next"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_it_works_with_a_fresh_token(strict: Client) -> None:
    fields = {**page_fields(strict.get("/lapor/")), **WHAT, "go": "next"}
    assert step_shown(strict.post("/lapor/", fields, headers=OURS)) == "where"


def test_it_refuses_an_upload_without_token(strict: Client) -> None:
    assert strict.post("/lapor/berkas/", {"file": SimpleUploadedFile("foto.png", picture())}).status_code == 403
