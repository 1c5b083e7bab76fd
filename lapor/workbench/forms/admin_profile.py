"""The form of how a tenant shows itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.ui.colours import accent_problem
from lapor.workbench.emblems import BYTES_LIMIT, NoPicture, redrawn
from lapor.workbench.forms.admin_offices import AdminForm

WAYS: dict[str, Any] = {
    "sms": _("SMS"),
    "whatsapp": _("WhatsApp"),
    "phone": _("Telepon"),
    "email": _("Surel"),
    "counter": _("Loket"),
}
_LINES = 12


class LinesField(forms.CharField):
    """One thing on each line, its parts parted by a bar; cleans to dictionaries."""

    def __init__(self, *, parts: Sequence[str], **more: Any) -> None:
        super().__init__(
            required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}), **more
        )
        self.parts = tuple(parts)

    def prepare_value(self, value: Any) -> Any:
        """Dictionaries as lines; what was typed as it is."""
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(" | ".join(str(each.get(part, "")) for part in self.parts).rstrip(" |") for each in value)

    def clean(self, value: Any) -> list[Mapping[str, str]]:
        """The dictionaries. Raises ValidationError that names the line."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > _LINES:
            raise ValidationError(say("Paling banyak %(count)s baris.") % {"count": _LINES})
        return [self._read(number, line=line) for number, line in enumerate(lines, start=1)]

    def _read(self, number: int, *, line: str) -> Mapping[str, str]:
        pieces = [piece.strip()[:160] for piece in line.split("|")]
        if len(pieces) < 2 or len(pieces) > len(self.parts) or not all(pieces[:2]):
            raise ValidationError(say("Baris %(number)s belum lengkap. Lihat contohnya.") % {"number": number})
        return dict(zip(self.parts, pieces, strict=False))


class WaysField(LinesField):
    """Ways to reach the tenant: kind, label, value and perhaps a note."""

    def __init__(self, **more: Any) -> None:
        super().__init__(parts=("kind", "label", "value", "note"), **more)

    def clean(self, value: Any) -> list[Mapping[str, str]]:
        """The ways. Raises ValidationError for a kind that nobody knows."""
        ways = super().clean(value)
        for way in ways:
            if way["kind"] not in WAYS or not way.get("value"):
                kinds = ", ".join(WAYS)
                raise ValidationError(say("Awali setiap baris dengan salah satu dari: %(kinds)s.") % {"kinds": kinds})
        return ways


class ProfileForm(AdminForm):
    """Name, colour, ways to reach the tenant, emergency numbers."""

    name = forms.CharField(label=_("Nama yang tampil"), max_length=160)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=40, required=False)
    accent = forms.CharField(
        label=_("Warna"),
        max_length=7,
        widget=forms.ColorInput,
        help_text=_("Harus cukup gelap agar tulisan mudah dibaca di bawah sinar matahari."),
    )
    contact_ways = WaysField(
        label=_("Cara lain melapor"),
        help_text=_("Satu baris satu cara: jenis | nama | nomor atau alamat | keterangan. Contoh: sms | SMS | 1708"),
    )
    emergency_numbers = LinesField(
        parts=("name", "number"),
        label=_("Nomor darurat"),
        help_text=_("Satu baris satu nomor: nama | nomor. Contoh: Ambulans | 119"),
    )

    def clean_accent(self) -> str:
        """The colour. Raises ValidationError with the reason why it cannot be read."""
        colour = str(self.cleaned_data["accent"]).lower()
        problem = accent_problem(colour)
        if problem:
            raise ValidationError(str(problem))
        return colour


class EmblemForm(AdminForm):
    """The emblem beside the name; cleans to bytes of a picture made anew."""

    emblem = forms.FileField(
        label=_("Berkas lambang"),
        help_text=_("PNG, JPEG, atau WebP, paling besar 2 MB. Gambar dibuat ulang menjadi kecil."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_emblem(self) -> bytes:
        """The picture. Raises ValidationError."""
        file = self.cleaned_data["emblem"]
        if (file.size or 0) > BYTES_LIMIT:
            raise ValidationError(_("Berkas ini lebih besar dari 2 MB. Lambang yang lama tetap dipakai."))
        try:
            return redrawn(file.read())
        except NoPicture as error:
            raise ValidationError(
                _("Berkas ini bukan gambar yang bisa dibaca. Lambang yang lama tetap dipakai.")
            ) from error
