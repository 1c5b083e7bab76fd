"""Every part on one page, as browsers get it."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from lapor.institutions import queries
from lapor.ui.shapes import FileItem, Link, Pair, Step, TimelineEntry, WorkBar
from lapor.ui.templatetags.ui import lipat

WRONG = "x" * 4
AT = datetime(2026, 4, 2, 6, 30, tzinfo=UTC)
SOURCE = """{% extends base %}{% load i18n ui %}{% block title %}Semua bagian{% endblock %}{% block main %}
<h1>Semua</h1>{% error_summary form %}<form method="post">{% csrf_token %}
{% field form.body hint="Ceritakan." %}{% field form.kind %}{% field form.sealed %}{% field form.title %}
{% region_picker form.place code=form.region within="64.08" %}{% pin_picker form.lat longitude=form.lon %}
{% upload url="/berkas/" name="files" label="Foto" tokens=files %}</form>
{% state_chip "closed" is_confirmed=True %}{% state_chip "closed" %}{% due_chip 2 %}{% due_chip -1 %}{% due_chip None %}
{% steps line %}{% timeline entries zone=zone %}{% pairs pairs %}{% file_list files %}{% pager newer="?a" older="?b" %}
{% notice "Awas" kind="danger" %}{% empty_state "Kosong" url="/" label="Mulai" %}{% map_view source="m" label="Peta" %}
{% confirm_dialog "arsip" title="Arsipkan?" %}{% moment at zone=zone %}{{ at|tanggal_pendek:zone }}{{ code|kode }}
{% endblock %}"""


class Form(forms.Form):
    """One field of each shape."""

    body = forms.CharField(label="Isi", max_length=3, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Jenis", choices=[("a", "A")], widget=forms.RadioSelect)
    sealed = forms.BooleanField(label="Segel", required=False)
    title = forms.CharField(label="Judul", required=False)
    place = forms.CharField(label="Tempat", required=False)
    region = forms.CharField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False)
    lon = forms.FloatField(required=False)


def _request() -> HttpRequest:
    request = RequestFactory().get("/laporan/")
    request.user = AnonymousUser()
    return request


def _page(base: str) -> str:
    context = {
        "base": base,
        "form": Form({"body": WRONG}),
        "at": AT,
        "zone": "Asia/Makassar",
        "code": "7KQ4M2XB9TRY",
        "line": [Step(label="Satu", state="done", url="/1"), Step(label="Dua", state="current")],
        "entries": [TimelineEntry(at=date(2026, 3, 30), title="Diterima", text="<b>tulisan</b>", tone="reporter")],
        "pairs": [Pair(key="Tempat", value="<i>Manubar</i>", is_user_text=True)],
        "files": [FileItem(name="a.jpg", url="/a", kind="image", size=2_400_000, token="t1", preview_url="/s")],
        "bar": WorkBar(name="Sari", role="Koordinator", links=[Link(url="/kerja/", label="Antrean", is_current=True)]),
    }
    return engines["django"].from_string(SOURCE).render(context, _request())


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without a database."""
    here = queries.Installation(
        tenant=None, name="Kabupaten Contoh", short_name="Contoh", accent="#5b2a86", emblem="", region="00", zone="UTC"
    )
    monkeypatch.setattr(queries, "installation", lambda: here)


@pytest.mark.parametrize("base", ["ui/base.html", "ui/base_work.html"])
def test_it_has_no_inline_style_or_script(base: str) -> None:
    html = _page(base)
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", html))


def test_it_has_each_id_once_and_points_only_to_ids_that_are_there() -> None:
    html = _page("ui/base.html")
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointed = " ".join(re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', html)).split()
    anchors = re.findall(r'href="#([^"]+)"', html)
    assert set(pointed) | set(anchors) <= set(ids)


def test_it_wires_an_error_to_its_field() -> None:
    html = _page("ui/base.html")
    control = re.search(r"<textarea[^>]*>", html)
    assert control and 'aria-invalid="true"' in control.group()
    assert 'aria-describedby="id_body_helptext id_body_error"' in control.group()
    assert '<a href="#id_body">Isi:' in html and '<a href="#id_kind_group">Jenis:' in html
    assert WRONG in html


def test_it_shows_green_only_when_the_reporter_confirmed() -> None:
    html = _page("ui/base.html")
    assert html.count("chip-confirmed") == 1
    assert "sisa 2 hari" in html and "chip-overdue" in html and "lewat 1 hari" in html and "jam berhenti" in html


def test_it_says_times_in_words_and_for_machines() -> None:
    html = _page("ui/base.html")
    assert '<time datetime="2026-04-02T14:30:00+08:00">Kamis, 2 April 2026, 14.30 WITA</time>' in html
    assert '<time datetime="2026-03-30">Senin, 30 Maret 2026</time>' in html
    assert "2 Apr 2026" in html and "7KQ4-M2XB-9TRY" in html


def test_it_escapes_what_people_wrote_and_sets_its_direction() -> None:
    html = _page("ui/base.html")
    assert "<b>tulisan" not in html and "<i>Manubar" not in html
    assert '<div class="user-text" dir="auto">' in html


def test_it_says_the_step_in_words() -> None:
    html = _page("ui/base.html")
    assert "Langkah 2 dari 2" in html and 'aria-current="step"' in html


def test_it_carries_the_installations_colour_as_a_style_sheet() -> None:
    assert '<link rel="stylesheet" href="/warna/5b2a86.css">' in _page("ui/base.html")


def test_it_shows_officers_who_they_are_and_where() -> None:
    html = _page("ui/base_work.html")
    assert "Koordinator" in html and 'action="/keluar/"' in html and 'role="search"' in html


def test_it_folds_a_quoted_mail_beneath_the_words() -> None:
    shown = lipat("Baik <b>.\n\n> Halo\n> Apa kabar")
    assert shown.startswith("<p>Baik &lt;b&gt;.</p><details") and "&gt; Halo<br>&gt; Apa kabar" in shown
    assert "<details" not in lipat("> hanya kutipan") and "<details" not in lipat("Tanpa > kutipan")
