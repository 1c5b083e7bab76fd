"""The forms about days off: one of them, and a file of many."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.institutions.models import Holiday
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.admin_words import HOLIDAYS
from lapor.workbench.forms.base import OfficeField

FILE_LIMIT = 1_000_000


class DayForm(AdminForm):
    """A day off of an office with everything beneath it, or (for whoever keeps the whole installation) of the nation."""

    day = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Nama hari libur"), max_length=160)
    kind = forms.ChoiceField(label=_("Jenis"))
    office = OfficeField(
        label=_("Berlaku untuk kantor"),
        required=False,
        help_text=_("Dan semua kantor di bawahnya. Kosong: seluruh daerah. Tidak dipakai untuk libur nasional."),
    )
    source = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Misalnya nomor keputusan bupati atau SKB tiga menteri.")
    )

    def __init__(self, *args: Any, with_nation: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        cast(forms.ChoiceField, self.fields["kind"]).choices = _kinds(with_nation=with_nation)


class CalendarFileForm(AdminForm):
    """A file with days off, and what holds where it does not say."""

    MERGE, REPLACE = "merge", "replace"
    file = forms.FileField(
        label=_("Berkas CSV atau ICS"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.ics,text/csv,text/calendar"}),
        help_text=_("Kolom CSV: tanggal, nama, jenis, kantor, dasar. Paling besar 1 MB."),
    )
    kind = forms.ChoiceField(
        label=_("Jenis, bila tidak tertulis di berkas"),
        help_text=_("Acara bernama “cuti bersama” selalu dibaca sebagai cuti bersama."),
    )
    office = OfficeField(
        label=_("Libur daerah berlaku untuk kantor"),
        required=False,
        help_text=_("Dan semua kantor di bawahnya. Kosong: seluruh daerah."),
    )
    source = forms.CharField(
        label=_("Dasar, bila tidak tertulis di berkas"),
        max_length=200,
        help_text=_("Misalnya nomor keputusan bupati atau SKB tiga menteri."),
    )
    way = forms.ChoiceField(
        label=_("Hari libur yang tidak ada di berkas"),
        choices=(
            (MERGE, _("Tetap seperti sekarang")),
            (REPLACE, _("Dihapus, bila jenis, tahun, dan kantornya sama dengan isi berkas")),
        ),
        widget=forms.RadioSelect,
        initial=MERGE,
    )

    def __init__(self, data: Any = None, files: Any = None, *, with_nation: bool, **more: Any) -> None:
        super().__init__(data, files=files, **more)
        cast(forms.ChoiceField, self.fields["kind"]).choices = _kinds(with_nation=with_nation)

    def clean_file(self) -> Any:
        """A file of at most one megabyte."""
        given = self.cleaned_data["file"]
        if given.size > FILE_LIMIT:
            raise ValidationError(
                _("Berkas ini lebih besar dari 1 MB. Bagi menjadi beberapa berkas, lalu unggah lagi.")
            )
        return given


def _kinds(*, with_nation: bool) -> list[tuple[str, Any]]:
    kinds = list(HOLIDAYS.items()) if with_nation else [(Holiday.Kind.REGIONAL, HOLIDAYS[Holiday.Kind.REGIONAL])]
    return list(reversed(kinds))
