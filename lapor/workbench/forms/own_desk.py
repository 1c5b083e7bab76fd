"""Forms of an officer's own desk: being away, letting somebody act, handing it over, and answer templates."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.people.queries import Colleague
from lapor.reports.filing import BODY_LIMIT
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import TopicField

LEAVE, DELEGATE = "leave", "delegate"


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class AwayForm(AdminForm):
    """Leave, or another officer who acts for some days."""

    kind = forms.ChoiceField(
        label=_("Apa yang Anda catat?"),
        choices=((LEAVE, _("Saya cuti atau tidak masuk")), (DELEGATE, _("Saya tetap bekerja, rekan ikut bertindak"))),
        widget=forms.RadioSelect,
        initial=LEAVE,
    )
    since_on = _day(_("Dari tanggal"))
    until_on = _day(_("Sampai tanggal"))
    delegate = forms.TypedChoiceField(
        label=_("Rekan yang menggantikan"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=_("Rekan melihat antrean Anda pada hari-hari itu. Batas waktu tidak berhenti."),
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **more: Any) -> None:
        super().__init__(*args, **more)
        _name(self, "delegate", colleagues=colleagues)

    def clean(self) -> dict[str, Any]:
        """Letting somebody act needs somebody."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("kind") == DELEGATE and not values.get("delegate"):
            self.add_error("delegate", _("Pilih rekan yang ikut bertindak."))
        return values


class HandOverForm(AdminForm):
    """The whole desk goes to another officer of the same office."""

    receiver = forms.TypedChoiceField(label=_("Penerima meja"), coerce=UUID)
    remark = forms.CharField(
        label=_("Pesan untuk penerima"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **more: Any) -> None:
        super().__init__(*args, **more)
        _name(self, "receiver", colleagues=colleagues)


class TemplateForm(AdminForm):
    """An answer template of one's agency. One of the same name is replaced."""

    name = forms.CharField(label=_("Nama templat"), max_length=120)
    topic = TopicField(
        label=_("Untuk topik"), required=False, help_text=_("Kosong: untuk semua topik. Ketik sebagian namanya.")
    )
    found = forms.CharField(label=_("Yang ditemukan"), required=False, max_length=BODY_LIMIT, widget=forms.Textarea)
    done_work = forms.CharField(
        label=_("Yang dikerjakan"), required=False, max_length=BODY_LIMIT, widget=forms.Textarea
    )
    text = forms.CharField(
        label=_("Jawaban untuk pelapor"),
        max_length=BODY_LIMIT,
        help_text=_(
            "Isian ditulis dalam kurung kurawal ganda, misalnya {{tanggal_selesai}}. {{nomor}} terisi sendiri."
        ),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        cast(TopicField, self.fields["topic"]).tenant = more["tenant"]
        for name in ("found", "done_work", "text"):
            self.fields[name].widget.attrs |= {"rows": 3, "dir": "auto"}


def _name(form: forms.Form, field: str, *, colleagues: Sequence[Colleague]) -> None:
    people = dict.fromkeys((str(each.id), each.name) for each in colleagues)
    cast(forms.TypedChoiceField, form.fields[field]).choices = [("", _("Pilih nama")), *people]
