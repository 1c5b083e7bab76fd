"""Forms about officers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.people.roles import ROLE_NAMES
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField


class InviteForm(AdminForm):
    """Somebody is invited to a role at an office."""

    email = forms.EmailField(label=_("Surel dinas"), max_length=254)
    name = forms.CharField(label=_("Nama"), max_length=120, required=False, help_text=_("Bisa diganti oleh orangnya."))
    role = forms.ChoiceField(label=_("Peran"), choices=list(ROLE_NAMES.items()))
    office = OfficeField(label=_("Kantor"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar."))
