"""An officer who lost the second factor stands at the desk: everything is taken off and a link handed over in person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.refusals import Refusal
from lapor.people.account_queries import staff_of, tenants_of_person
from lapor.people.entry import open_to
from lapor.people.invitations import link_of
from lapor.people.services import reset_factor
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import desk_of
from lapor.workbench.private import unseen
from lapor.workbench.views.admin_people import HOME, LinkPage


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def reset(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take second factor and password off, after asking, and show the link once; it is never mailed."""
    desk = desk_of(request)
    found = next(iter(staff_of(desk.tenant, person=person)), None)
    if found is None or tenants_of_person(person) != {desk.tenant}:
        raise Http404
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Lepas pengaman kedua petugas ini?"),
            text=_(
                "Lakukan hanya bila orangnya ada di depan Anda dan Anda mengenalnya. Kode, kode pemulihan, dan kata sandi "
                "lamanya tidak berlaku lagi. Tautan baru tampil satu kali untuk Anda serahkan langsung. Tindakan ini dicatat."
            ),
            action=_("Lepas dan buat tautan"),
            back_url=HOME,
        )
    try:
        token = reset_factor(person, by=desk.who.actor, at=desk.who.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(HOME)
    page = LinkPage(email=found.email, link=link_of(token), is_mailed=False)
    return unseen(show(request, "workbench/admin/link.html", work=page))
