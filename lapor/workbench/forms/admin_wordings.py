"""The form of a notice's words in one language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal
from lapor.notifications.queries import Said
from lapor.notifications.services import checked
from lapor.notifications.wordings import SHORT, Wording
from lapor.workbench.forms.base import NOTHING


class WordingForm(forms.Form):
    """Subject and text; a short message has no subject."""

    subject = forms.CharField(label=_("Perihal"), max_length=200)
    text = forms.CharField(
        label=_("Isi"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "spellcheck": "true"})
    )

    def __init__(self, data: Any = None, *, wording: Wording, **more: Any) -> None:
        super().__init__(data, auto_id="kata-%s", **more)
        self.wording = wording
        if wording.way == SHORT:
            del self.fields["subject"]
        for field in self.fields.values():
            field.error_messages["required"] = NOTHING

    def clean(self) -> dict[str, Any]:
        """Only with fields that this message knows, and with those that it needs."""
        values: dict[str, Any] = super().clean() or {}
        if "text" in values:
            try:
                checked(self.wording, subject=values.get("subject", ""), text=values["text"])
            except Refusal as refusal:
                named = f" ({refusal.details['fields']})" if "fields" in refusal.details else ""
                self.add_error("text", f"{refusal.message}{named} {refusal.next_step}")
        return values

    def said(self) -> Said:
        """What was typed."""
        return Said(subject=self.cleaned_data.get("subject", ""), text=self.cleaned_data["text"])
