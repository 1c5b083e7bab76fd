"""Form fields that take whatever a person sends: they clean text and refuse only what cannot be understood."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.kit.text import clean, one_line


class PlainText(forms.CharField):
    """Text made safe to store: no NUL, no control characters, one form of accents."""

    tidy: Callable[[str], str] = staticmethod(clean)

    def to_python(self, value: object) -> str:
        """The cleaned text."""
        return self.tidy(str(value or ""))


class OneLine(PlainText):
    """Text on one line with a length that a person can be told."""

    tidy = staticmethod(one_line)

    def __init__(
        self, *, longest: int, label: Any, required: bool = False, hint: Any = "", widget: forms.Widget | None = None
    ) -> None:
        shown = widget or forms.TextInput({"dir": "auto"})
        super().__init__(label=label, required=required, help_text=hint, widget=shown)
        self.longest = longest

    def validate(self, value: str) -> None:
        """Refuse a line that would have to be cut."""
        super().validate(value)
        if len(value) > self.longest:
            raise forms.ValidationError(
                _("Terlalu panjang: %(found)s huruf. Paling banyak %(most)s. Tulisan Anda tetap ada di sini."),
                params={"found": len(value), "most": self.longest},
            )


class Contact(OneLine):
    """Name, phone or e-mail: whether it is needed depends on the choice of privacy, so the form decides."""

    def validate(self, value: str) -> None:
        """Only the length."""
        if value:
            super().validate(value)


class Day(forms.DateField):
    """A day as date fields send it, or as people here write it."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Tanggal ini tidak terbaca. Contoh: 17/08/2026. Boleh dikosongkan.")},
        )
