"""How often an officer is mailed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST

from lapor.notifications.services import set_pace
from lapor.people.entry import OFFICER, open_to
from lapor.workbench.context import visit
from lapor.workbench.forms.account import PaceForm


@open_to(OFFICER)
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Keep the pace that was chosen; another word changes nothing and is said."""
    form = PaceForm(request.POST)
    if form.is_valid():
        set_pace(visit(request).person, pace=form.cleaned_data["pace"])
        messages.success(request, say("Pilihan surel Anda tersimpan."))
    else:
        messages.error(request, say("Pilihan itu tidak ada. Pilih salah satu dari daftar; yang lama tetap berlaku."))
    return redirect("/kerja/akun/")
