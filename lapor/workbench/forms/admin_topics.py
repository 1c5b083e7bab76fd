"""The form of a topic."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.reports.models import Topic
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.admin_words import CLASSES
from lapor.workbench.forms.base import PROCEDURES
from seed.readers import agency_kinds


class TopicForm(AdminForm):
    """A topic: name, place in the tree, and what it suggests to those who verify."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    parent = forms.ChoiceField(label=_("Topik utama"), required=False)
    words = forms.CharField(
        label=_("Kata pencarian"),
        required=False,
        max_length=300,
        help_text=_("Kata lain yang dipakai warga, dipisah titik koma. Contoh: bolong; aspal rusak."),
    )
    default_class = forms.ChoiceField(label=_("Jenis yang biasa"), required=False, choices=CLASSES)
    default_procedure = forms.ChoiceField(
        label=_("Prosedur yang biasa"),
        required=False,
        choices=[("", _("Tidak ditentukan")), *PROCEDURES],
        help_text=_("Menentukan batas waktu yang diusulkan kepada koordinator."),
    )
    agency_kind = forms.ChoiceField(label=_("Biasanya ditangani bidang"), required=False)
    sp4n_id = forms.IntegerField(
        label=_("Nomor topik SP4N"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        help_text=_("Bila diketahui."),
    )

    def __init__(self, *args: Any, main: list[Topic], **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(kind.code, kind.name) for kind in agency_kinds()]
        above = [(topic.code, topic.name) for topic in main]
        cast(forms.ChoiceField, self.fields["agency_kind"]).choices = [("", _("Tidak ditentukan")), *kinds]
        cast(forms.ChoiceField, self.fields["parent"]).choices = [("", _("Ini topik utama")), *above]
