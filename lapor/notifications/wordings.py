"""Which wordings there are, which fields each may use, and what they say by default."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lapor.kit.text import one_line
from lapor.notifications import fields, short_words, words
from lapor.notifications.models import NoticeWording
from lapor.notifications.queries import Said

MAIL, SHORT = NoticeWording.Way.MAIL, NoticeWording.Way.SHORT
LANGUAGES = ("id", "en")
_MAIL_FIELDS = (fields.CODE, fields.LINK, fields.DAY, fields.HOUSE)
_SHORT_FIELDS = (fields.CODE, fields.DAY)
OFFICER = "officer"

NAMES: dict[str, Promise] = {
    "received": _("Laporan diterima"),
    "verified": _("Laporan diperiksa"),
    "forwarded": _("Laporan diteruskan"),
    "asked": _("Pertanyaan petugas"),
    "replied": _("Pesan petugas"),
    "responded": _("Jawaban dan “apakah benar selesai?”"),
    "responded_partly": _("Jawaban sementara"),
    "archived": _("Laporan diarsipkan"),
    "not_completed": _("Diarsipkan karena tidak dilengkapi"),
    "withdrawn": _("Laporan dicabut"),
    "merged": _("Laporan digabung"),
    "reclassified": _("Topik atau jenis diubah"),
    "public_text_edited": _("Judul atau teks publik diubah"),
    "closed_silently": _("Ditutup karena tidak ada kabar"),
    "disputed": _("Dibuka kembali"),
    "contest_ruled": _("Keberatan diputus"),
    "identity_told": _("Identitas dibuka"),
    "file_refused": _("Berkas tidak lolos pemeriksaan"),
    "rights_asked": _("Permintaan hak data pribadi tercatat"),
    "rights_done": _("Permintaan hak data pribadi dilakukan"),
    "rights_refused": _("Permintaan hak data pribadi ditolak"),
    "expiry_announced": _("Nama dan kontak akan dihapus"),
    "asked_again": _("Pertanyaan belum dijawab"),
    "answer_extended": _("Batas jawaban diperpanjang"),
    "validated": _("Diperiksa: benar selesai"),
    "validation_failed": _("Diperiksa: belum selesai"),
    "objection_answered": _("Keberatan KIP dijawab"),
    "agenda_news": _("Kabar usulan dalam perencanaan"),
    "parent_news": _("Kabar laporan gabungan"),
    OFFICER: _("Kabar untuk petugas"),
    words.OFFICE_LINK: _("Tautan untuk instansi tanpa akun"),
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One message over one way: the fields it may use and those without which it would be of no use."""

    way: str
    template: str
    fields: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def name(self) -> str | Promise:
        """What it is called on screen."""
        return NAMES.get(self.template, self.template)


def all_wordings() -> dict[tuple[str, str], Wording]:
    """Every wording that may be edited, by way and template. The reserved ones of confidential and sealed reports are none of them."""
    reporter = [told.template for told in (*words.REPORTER.values(), words.PARENT_NEWS)]
    mails = [_mail(template) for template in [*reporter, OFFICER, words.OFFICE_LINK]]
    shorts = [_short(template) for template in reporter]
    return {(each.way, each.template): each for each in [*mails, *shorts]}


def default_of(wording: Wording, *, language: str) -> Said:
    """What the product says by itself, with the fields in braces."""
    blank = fields.blanks(wording.fields)
    with override(language):
        if wording.way == SHORT:
            return Said(subject="", text=short_words.default_text(wording.template, values=blank))
        return default_mail(mail_file(wording.template), values=blank)


def default_mail(file: str, *, values: Mapping[str, str]) -> Said:
    """A mail of the product's own, in the language that is on."""
    text = render_to_string(f"notifications/{file}.txt", {"facts": Facts.of(values)})
    subject, _newline, body = text.strip().partition("\n")
    return Said(subject=one_line(subject), text=body.strip())


def mail_file(template: str) -> str:
    """The file of a mail's words."""
    return template if template in {OFFICER, words.OFFICE_LINK, words.RESERVED} else f"reporter_{template}"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a mail's own template may use: never a name, never a word of the report."""

    code: str
    link: str
    installation: str
    answer_due_on: str
    office_due_on: str
    title: str
    until: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Facts":
        """The facts by the names of the fields; what is not there is empty."""
        return cls(
            code=values.get(fields.CODE, ""),
            link=values.get(fields.LINK, ""),
            installation=values.get(fields.HOUSE, ""),
            answer_due_on=values.get(fields.DAY, ""),
            office_due_on=values.get(fields.OFFICE_DAY, ""),
            title=values.get(fields.TITLE, ""),
            until=values.get(fields.UNTIL, ""),
        )


def _mail(template: str) -> Wording:
    told = dict.fromkeys(sorted(words.TELL_UNTIL), (fields.UNTIL,))
    more = {OFFICER: (fields.TITLE,), words.OFFICE_LINK: (fields.OFFICE_DAY,), **told}.get(template, ())
    return Wording(way=MAIL, template=template, fields=(*_MAIL_FIELDS, *more), needed=(fields.CODE, fields.LINK))


def _short(template: str) -> Wording:
    more = {
        short_words.ASKED: (fields.WORDS,),
        short_words.RESPONDED: (fields.WORDS, fields.TOKEN),
    }.get(template, ())
    return Wording(way=SHORT, template=template, fields=(*_SHORT_FIELDS, *more), needed=(fields.CODE, *more))
