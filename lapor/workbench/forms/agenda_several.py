"""The form of one step for several items of the agenda."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.agenda import queries, words
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.agenda import NOTE
from lapor.workbench.forms.plans import AREA, day_field

MOVE, NOT_NOW, MERGED = "move", "not_now", "merged"


class SeveralForm(AdminForm):
    """What is done with all of them; a decision needs its reason, a merger the item into which they go."""

    act = forms.ChoiceField(
        label=_("Langkah"),
        choices=[
            (MOVE, _("Teruskan ke tingkat berikutnya (desa, kecamatan, kabupaten)")),
            (NOT_NOW, words.DECISIONS["not_now"]),
            (MERGED, words.DECISIONS["merged"]),
        ],
        widget=forms.RadioSelect,
    )
    happened_on = day_field(_("Tanggal"))
    note = forms.CharField(label=_("Alasan atau catatan"), max_length=2000, required=False, widget=AREA, help_text=NOTE)
    merged_into = forms.ChoiceField(label=_("Digabung dengan (bila digabung)"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        targets = [(str(key), title) for key, title in queries.merge_targets(more["tenant"])]
        none: list[tuple[str, object]] = [("", _("Tidak ada"))]
        cast(forms.ChoiceField, self.fields["merged_into"]).choices = [*none, *targets]

    def clean(self) -> dict[str, Any]:
        """A decision has its words."""
        given = cast(dict[str, Any], super().clean())
        act = given.get("act")
        if act in (NOT_NOW, MERGED) and not str(given.get("note") or "").strip():
            self.add_error("note", _("Warga perlu tahu alasannya. Tulis satu alasan yang berlaku untuk semua pilihan."))
        if act == MERGED and not given.get("merged_into"):
            self.add_error("merged_into", _("Pilih usulan tujuannya."))
        return given
