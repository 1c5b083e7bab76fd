"""Forms about institutions: one class for each thing that an administrator can change."""

from datetime import datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.institutions import services
from lapor.institutions.queries import Office, addresses_of, report_addresses_of
from lapor.kit.actors import Actor
from lapor.workbench.forms.admin_words import DAYS, DUTIES, REACHES, TIERS
from lapor.workbench.forms.base import NOTHING, OfficeField
from lapor.workbench.services import change_week, merge_office
from seed.readers import agency_kinds

_ADDABLE = ("agency", "district", "village", "unit", "external")


class AdminForm(forms.Form):
    """A form of the administration: knows its tenant, so that only its offices are found, and says so when a field is empty."""

    def __init__(self, data: Any = None, *, tenant: UUID, prefix_id: str = "id", **more: Any) -> None:
        super().__init__(data, auto_id=f"{prefix_id}-%s", **more)
        for field in self.fields.values():
            field.error_messages["required"] = NOTHING
            if isinstance(field, OfficeField):
                field.tenant = tenant


class AddOfficeForm(AdminForm):
    """A new office."""

    name = forms.CharField(label=_("Nama"), max_length=160)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=40, required=False)
    parent = OfficeField(label=_("Di bawah kantor"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar."))
    tier = forms.ChoiceField(label=_("Tingkat"), choices=[(code, TIERS[code]) for code in _ADDABLE])
    kind = forms.ChoiceField(label=_("Bidang"), required=False)
    region = forms.CharField(
        label=_("Kode wilayah"),
        required=False,
        max_length=13,
        help_text=_("Kode Kemendagri, misalnya 64.08.04. Kosong: sama dengan kantor di atasnya."),
    )
    reach = forms.ChoiceField(label=_("Cara laporan sampai"), choices=list(REACHES.items()))
    email = forms.EmailField(
        label=_("Surel kantor"), required=False, help_text=_("Alamat kantor, bukan milik pribadi.")
    )
    address = forms.CharField(label=_("Alamat surat"), required=False, max_length=300)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(kind.code, kind.name) for kind in agency_kinds()]
        cast(forms.ChoiceField, self.fields["kind"]).choices = [("", _("Tidak ditentukan")), *kinds]


class OfficeForm(AdminForm):
    """One change of an office. `question` is asked before what cannot be undone."""

    title: ClassVar[str | Promise] = ""
    button: ClassVar[str | Promise] = _("Simpan")
    done: ClassVar[str | Promise] = _("Perubahan tersimpan.")
    icon: ClassVar[str] = "edit"
    question: ClassVar[str | Promise] = ""

    def __init__(self, data: Any = None, *, office: Office, verb: str, **more: Any) -> None:
        self.office, self.verb = office, verb
        super().__init__(data, tenant=office.tenant, prefix_id=verb, initial=self.prefilled(office), **more)

    @staticmethod
    def prefilled(office: Office) -> dict[str, Any]:
        """What stands in the fields before anything was typed."""
        del office
        return {}

    def act(self, *, by: Actor, at: datetime) -> None:
        """Do it. Raises the refusals of the service."""
        raise NotImplementedError


class RenameForm(OfficeForm):
    """Another name."""

    title = _("Ganti nama")
    name = forms.CharField(label=_("Nama"), max_length=160)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=40, required=False)

    @staticmethod
    def prefilled(office: Office) -> dict[str, Any]:
        """The present names."""
        return {"name": office.name, "short_name": office.short_name}

    def act(self, *, by: Actor, at: datetime) -> None:
        """Rename it."""
        services.rename_institution(self.office.id, **self.cleaned_data, by=by, at=at)


class ReachForm(OfficeForm):
    """How a case gets there."""

    title = _("Ubah cara laporan sampai")
    icon = "forward"
    reach = forms.ChoiceField(label=_("Cara laporan sampai"), choices=list(REACHES.items()))
    email = forms.EmailField(
        label=_("Surel kantor"), required=False, help_text=_("Alamat kantor, bukan milik pribadi.")
    )
    address = forms.CharField(label=_("Alamat surat"), required=False, max_length=300)

    @staticmethod
    def prefilled(office: Office) -> dict[str, Any]:
        """The present way."""
        return {"reach": office.reach, "email": office.email, "address": addresses_of(office.tenant)[office.id]}

    def act(self, *, by: Actor, at: datetime) -> None:
        """Change it."""
        services.set_reach(self.office.id, **self.cleaned_data, by=by, at=at)


class ReportAddressForm(OfficeForm):
    """Where mail with reports for the office is taken."""

    title = _("Ubah alamat email untuk laporan")
    icon = "email"
    address = forms.EmailField(
        label=_("Alamat email untuk laporan"),
        required=False,
        help_text=_("Surat warga ke alamat ini menjadi laporan untuk kantor ini. Kosongkan bila tidak ada."),
    )

    @staticmethod
    def prefilled(office: Office) -> dict[str, Any]:
        """The present address."""
        return {"address": report_addresses_of(office.tenant).get(office.id, "")}

    def act(self, *, by: Actor, at: datetime) -> None:
        """Change it."""
        services.set_report_address(self.office.id, **self.cleaned_data, by=by, at=at)


class WeekForm(OfficeForm):
    """The working week."""

    title = _("Ubah hari kerja")
    icon = "calendar"
    weekdays = forms.MultipleChoiceField(
        label=_("Hari kerja"), choices=DAYS, widget=forms.CheckboxSelectMultiple, help_text=_("Menentukan batas waktu.")
    )

    @staticmethod
    def prefilled(office: Office) -> dict[str, Any]:
        """The present week."""
        return {"weekdays": list(office.weekdays)}

    def act(self, *, by: Actor, at: datetime) -> None:
        """Change it."""
        change_week(self.office.id, weekdays=self.week, tenant=self.office.tenant, by=by, at=at)

    @property
    def week(self) -> str:
        """The chosen days as digits, 0 = Monday."""
        return "".join(sorted(self.cleaned_data["weekdays"]))


class MoveForm(OfficeForm):
    """Another place in the tree."""

    title = _("Pindahkan ke bawah kantor lain")
    icon = "agency"
    parent = OfficeField(label=_("Di bawah kantor"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar."))

    def act(self, *, by: Actor, at: datetime) -> None:
        """Move it."""
        services.move_institution(self.office.id, parent=self.cleaned_data["parent"], by=by, at=at)


class DutyForm(OfficeForm):
    """A duty for the tenant."""

    title = _("Beri tugas khusus")
    icon = "assign"
    duty = forms.ChoiceField(
        label=_("Tugas"), choices=list(DUTIES.items()), help_text=_("Kantor yang tadinya bertugas digantikan.")
    )

    def act(self, *, by: Actor, at: datetime) -> None:
        """Give it."""
        services.set_duty(self.cleaned_data["duty"], institution=self.office.id, by=by, at=at)


class MergeForm(OfficeForm):
    """Into another office, with everything that it holds."""

    title = _("Gabungkan ke kantor lain")
    icon = "merge"
    button = _("Gabungkan…")
    done = _("Kantor digabungkan. Laporan, tugas, dan kantor di bawahnya sudah pindah.")
    question = _("Gabungkan kantor ini?")
    into = OfficeField(
        label=_("Digabungkan ke"), help_text=_("Kantor ini menerima laporan, tugas, dan kantor di bawahnya.")
    )

    def act(self, *, by: Actor, at: datetime) -> None:
        """Merge it."""
        merge_office(self.office.id, into=self.cleaned_data["into"], by=by, at=at)


class CloseForm(OfficeForm):
    """No new reports; the past stays."""

    title = _("Tutup kantor ini")
    icon = "archive"
    button = _("Tutup…")
    done = _("Kantor ditutup. Yang pernah dikerjakannya tetap bisa dibaca.")
    question = _("Tutup kantor ini?")

    def act(self, *, by: Actor, at: datetime) -> None:
        """Close it."""
        services.close_institution(self.office.id, by=by, at=at)


FORMS: dict[str, type[OfficeForm]] = {
    "nama": RenameForm,
    "jangkauan": ReachForm,
    "surat-masuk": ReportAddressForm,
    "minggu": WeekForm,
    "induk": MoveForm,
    "tugas": DutyForm,
    "gabung": MergeForm,
    "tutup": CloseForm,
}


class SheetForm(forms.Form):
    """A spreadsheet with the whole tree."""

    sheet = forms.FileField(
        label=_("Berkas lembar kerja (.xlsx)"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"})
    )
