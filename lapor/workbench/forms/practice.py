"""Forms of the practice: the fields that matter of the real ones, for each verb that can be practised. They do nothing themselves."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.practice import words
from lapor.actionplan.practice.way import PRACTISED
from lapor.workbench.forms.base import NOTHING, PROCEDURES, area
from lapor.workbench.forms.check import TEXT, TITLE
from seed.practice import PracticeCase
from seed.readers import agency_kinds, topics

KINDS = (
    *("public_works", "transport", "environment", "health", "education"),
    *("social", "civil_registry", "housing", "public_order", "village_empowerment"),
)
"""The kinds of offices from which one chooses; in the product one chooses among the real offices."""


class PracticeForm(forms.Form):
    """One verb's fields; what is needed is what the judge of the practice asks for, and it explains what is missing."""

    template_name = "workbench/parts/fields.html"

    def __init__(self, data: Any = None, *, verb: str, case: PracticeCase) -> None:
        initial = {"public_title": case.title, "public_text": case.body, "procedure": case.report_class}
        super().__init__(data, auto_id=f"{verb}-%s", initial=initial)
        for name, make in _FIELDS.get(verb, {}).items():
            self.fields[name] = make()
            self.fields[name].required = name in words.NEEDED.get(verb, ())
            self.fields[name].error_messages["required"] = NOTHING

    def given(self) -> dict[str, Any]:
        """What was typed; fields that cannot be read are empty."""
        self.is_valid()
        return dict(self.cleaned_data)


def forms_for(verbs: list[str], *, case: PracticeCase, data: Any = None, posted: str = "") -> dict[str, PracticeForm]:
    """A form for each verb; the one that was posted holds what was typed."""
    return {
        verb: PracticeForm(data if verb == posted else None, verb=verb, case=case)
        for verb in PRACTISED
        if verb in verbs
    }


def _topic() -> forms.Field:
    main = [(each.code, each.name) for each in topics() if not each.parent]
    return forms.ChoiceField(label=_("Topik"), choices=[("", "—"), *main], widget=_names())


def _names() -> forms.Select:
    """Names of ours, which are Indonesian on English pages too."""
    return forms.Select(attrs={"lang": "id"})


def _procedure() -> forms.Field:
    return forms.ChoiceField(label=_("Prosedur"), choices=PROCEDURES, help_text=_("Menentukan batas waktu jawaban."))


def _title() -> forms.Field:
    return forms.CharField(label=TITLE, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))


def _public_text() -> forms.Field:
    return area(TEXT, rows=8, hint=_("Hapus nama orang, nomor HP, dan NIK sebelum diterbitkan."))


def _office(label: Any) -> forms.Field:
    names = {each.code: each.name for each in agency_kinds()}
    return forms.ChoiceField(
        label=label,
        choices=[("", "—"), *((code, names[code]) for code in KINDS)],
        widget=_names(),
        help_text=_("Di latihan ini kantornya rekaan, menurut bidangnya."),
    )


def _executor() -> forms.Field:
    choices = [("", "—"), ("a", _("Pelaksana contoh A")), ("b", _("Pelaksana contoh B"))]
    return forms.ChoiceField(label=_("Pelaksana"), choices=choices)


def _evidence() -> forms.Field:
    return forms.BooleanField(label=_("Lampirkan foto contoh sebagai bukti"))


def _day() -> forms.Field:
    return forms.DateField(
        label=_("Kabar berikutnya paling lambat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _reason() -> forms.Field:
    return area(_("Alasan"), rows=2)


_Make = Callable[[], forms.Field]
_FIELDS: Mapping[str, Mapping[str, _Make]] = {
    "verify": {
        "topic": _topic,
        "procedure": _procedure,
        "public_title": _title,
        "public_text": _public_text,
    },
    "forward": {
        "to": lambda: _office(_("Kantor yang memimpin")),
        "note": lambda: area(_("Catatan untuk kantor penerima"), rows=2),
    },
    "assign": {"executor": _executor},
    "draft": {"text": lambda: area(_("Konsep jawaban"), rows=4)},
    "respond": {
        "found": lambda: area(_("Yang ditemukan"), rows=2),
        "done_work": lambda: area(_("Yang dikerjakan"), rows=2),
        "text": lambda: area(_("Jawaban untuk pelapor"), rows=4),
        "evidence": _evidence,
        "no_evidence_reason": lambda: forms.CharField(label=_("Bila tanpa bukti, mengapa?"), max_length=300),
    },
    "respond_partly": {
        "text": lambda: area(_("Jawaban untuk pelapor"), rows=4),
        "promised_on": _day,
    },
    "ask": {"reason": lambda: area(_("Pertanyaan untuk pelapor"), rows=2)},
    "decline": {
        "reason": lambda: area(_("Penjelasan"), rows=2),
        "suggestion": lambda: _office(_("Kantor yang tepat menurut Anda")),
    },
    "seal": {"reason": _reason},
    "archive": {"reason": _reason},
}
