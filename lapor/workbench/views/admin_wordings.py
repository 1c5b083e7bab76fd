"""The words of notices: listed with those that were changed, edited in one language, seen beforehand as they will arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from lapor.institutions import queries as institutions
from lapor.kit import gsm7
from lapor.kit.actors import ADMINISTRATOR
from lapor.notifications import fields
from lapor.notifications.queries import Said, own_wordings
from lapor.notifications.services import keep_wording, reset_wording
from lapor.notifications.wordings import LANGUAGES, MAIL, NAMES, SHORT, Wording, all_wordings, default_of
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_wordings import WordingForm

HOME = "/kerja/kelola/kata-kabar/"
WAYS: dict[str, str | Promise] = {MAIL: _("Surel"), SHORT: _("Pesan pendek (SMS, WhatsApp, Telegram)")}
LANGUAGE_NAMES: dict[str, str | Promise] = {"id": _("Bahasa Indonesia"), "en": _("Inggris")}
MEANINGS: dict[str, str | Promise] = {
    fields.CODE: _("nomor laporan"),
    fields.LINK: _("tautan ke laporan"),
    fields.DAY: _("hari jawaban paling lambat"),
    fields.OFFICE_DAY: _("hari jawaban instansi paling lambat"),
    fields.TITLE: _("apa yang menunggu petugas"),
    fields.HOUSE: _("nama instalasi ini"),
    fields.WORDS: _("pertanyaan atau jawaban instansi"),
    fields.TOKEN: _("kode balasan pelapor"),
}


@dataclass(frozen=True, kw_only=True)
class Version:
    """One language of a wording in the list."""

    language: str
    name: str | Promise
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """One wording in the list."""

    way: str
    template: str
    name: str | Promise
    versions: Sequence[Version]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The wordings of one way."""

    name: str | Promise
    rows: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class WordingsPage:
    """Every wording, by way."""

    groups: Sequence[Group]


@dataclass(frozen=True, kw_only=True)
class Usable:
    """A field that may stand in the text."""

    name: str
    meaning: str | Promise
    is_needed: bool


@dataclass(frozen=True, kw_only=True)
class Preview:
    """How it will arrive, with invented values; a short message in so many characters and SMS."""

    subject: str
    text: str
    characters: int
    parts: int
    is_plain: bool


@dataclass(frozen=True, kw_only=True)
class WordingPage:
    """One wording in one language."""

    name: str | Promise
    way: str | Promise
    language: str | Promise
    form: WordingForm
    fields: Sequence[Usable]
    default: Said
    is_own: bool
    is_short: bool
    preview: Preview | None


@open_to(ADMINISTRATOR)
@require_GET
def wordings(request: HttpRequest) -> HttpResponse:
    """Every message that is sent, and which of them the tenant has changed. 1 statement beside the frame."""
    own = own_wordings(desk_of(request).tenant)
    groups = [Group(name=name, rows=[_row(each, own=own) for each in _of(way)]) for way, name in WAYS.items()]
    return show(request, "workbench/admin/wordings.html", work=WordingsPage(groups=groups))


@open_to(ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, way: str, template: str, language: str) -> HttpResponse:
    """One message in one language: looked at beforehand, saved, or given back its first words."""
    known = all_wordings().get((way, template))
    if known is None or language not in LANGUAGES:
        raise Http404
    desk, wish = desk_of(request), request.POST.get("do", "")
    if wish == "reset":
        return _reset(request, desk=desk, wording=known, language=language)
    own = own_wordings(desk.tenant).get((way, template, language))
    default = default_of(known, language=language)
    first = own or default
    form = WordingForm(request.POST or None, wording=known, initial={"subject": first.subject, "text": first.text})
    is_good = form.is_bound and form.is_valid()
    if is_good and wish == "save" and tried(form, act=lambda: _keep(desk, form=form, language=language)):
        messages.success(request, say("Kata kabar disimpan. Kabar berikutnya memakai kata ini."))
        return redirect(HOME)
    shown = form.said() if is_good else None if form.is_bound else first
    page = WordingPage(
        name=known.name,
        way=WAYS[known.way],
        language=LANGUAGE_NAMES[language],
        form=form,
        fields=[_usable(name, wording=known) for name in known.fields],
        default=default,
        is_own=own is not None,
        is_short=known.way == SHORT,
        preview=_preview(shown, wording=known, language=language) if shown else None,
    )
    return show(request, "workbench/admin/wording.html", work=page, status=422 if form.errors else 200)


def _keep(desk: Desk, *, form: WordingForm, language: str) -> None:
    said, wording = form.said(), form.wording
    keep_wording(
        desk.tenant,
        way=wording.way,
        template=wording.template,
        language=language,
        subject=said.subject,
        text=said.text,
        by=desk.who.actor,
        at=desk.who.now,
    )


def _reset(request: HttpRequest, *, desk: Desk, wording: Wording, language: str) -> HttpResponse:
    if not is_confirmed(request):
        text = say("Kata Anda untuk kabar ini hilang, dan kabar berikutnya memakai kata bawaan.")
        return ask_first(request, title=say("Kembalikan kata bawaan?"), text=text, back_url=request.path)
    reset_wording(
        desk.tenant, way=wording.way, template=wording.template, language=language, by=desk.who.actor, at=desk.who.now
    )
    messages.success(request, say("Kabar ini memakai kata bawaan lagi."))
    return redirect(HOME)


def _of(way: str) -> list[Wording]:
    order = list(NAMES)
    found = [each for each in all_wordings().values() if each.way == way]
    return sorted(found, key=lambda each: order.index(each.template))


def _row(wording: Wording, *, own: dict[tuple[str, str, str], Said]) -> Row:
    versions = [
        Version(language=code, name=LANGUAGE_NAMES[code], is_own=(wording.way, wording.template, code) in own)
        for code in LANGUAGES
    ]
    return Row(way=wording.way, template=wording.template, name=wording.name, versions=versions)


def _usable(name: str, *, wording: Wording) -> Usable:
    return Usable(name=f"{{{name}}}", meaning=MEANINGS[name], is_needed=name in wording.needed)


def _preview(said: Said, *, wording: Wording, language: str) -> Preview:
    with override(language):
        values = _example()
    text = fields.fill(said.text, values=values)
    text = gsm7.plain(text) if wording.way == SHORT else text
    return Preview(
        subject=fields.fill(said.subject, values=values),
        text=text,
        characters=len(text),
        parts=gsm7.parts(text),
        is_plain=gsm7.is_gsm7(text),
    )


def _example() -> dict[str, str]:
    """Invented values, long rather than short."""
    code = "7KQ4-M2XB-9TRY"
    return {
        fields.CODE: code,
        fields.LINK: f"{settings.BASE_URL}/lacak/{code}/",
        fields.DAY: say("30 September 2026"),
        fields.OFFICE_DAY: say("9 September 2026"),
        fields.TITLE: say("Laporan diteruskan kepada instansi Anda"),
        fields.HOUSE: institutions.installation().name,
        fields.WORDS: say("Lubang di depan pasar sudah ditutup pada 12 September."),
        fields.TOKEN: "K7RTX",
    }
