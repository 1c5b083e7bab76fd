"""Which procedures and topics are closed only after somebody outside the answering agency has looked."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.workbench.forms.base import PROCEDURES


class ValidationForm(forms.Form):
    """Procedures and topics to tick; nothing ticked means that every answer is closed as usual."""

    procedures = forms.MultipleChoiceField(
        label=_("Prosedur"), required=False, choices=PROCEDURES, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("Topik"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Topik utama berlaku juga untuk semua topik di bawahnya."),
    )

    def __init__(self, data: Any = None, *, topics: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        cast(forms.MultipleChoiceField, self.fields["topics"]).choices = list(topics)
