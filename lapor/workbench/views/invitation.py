"""An invited officer begins, by a link that works once."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lapor.institutions import queries as institutions
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.people.account_queries import invitation_of
from lapor.people.entry import LINK, open_to
from lapor.people.errors import BadInvitation
from lapor.people.roles import ROLE_NAMES
from lapor.people.services import accept_invitation
from lapor.workbench.forms.sign_in import AcceptForm


@dataclass(frozen=True, kw_only=True)
class InvitationPage:
    """To what somebody is invited; `role` is empty for a link that only gives a new password."""

    email: str
    office: str
    role: str | Promise
    form: AcceptForm


@open_to(LINK)
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation; a POST sets name and password and uses the link up."""
    if not allow("invitation", request, limit=60, per_seconds=600):
        return _gone(request, status=429)
    now = timezone.now()
    found = invitation_of(token, at=now)
    if found is None:
        return _gone(request, status=BadInvitation.status)
    form = AcceptForm(request.POST or None, address=found.email, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            accept_invitation(
                token, password=given["password1"], name=given["name"], email=given.get("email", ""), at=now
            )
        except BadInvitation:
            return _gone(request, status=BadInvitation.status)
        except Refusal as refusal:
            form.add_error(None, f"{refusal.message} {refusal.next_step}")
        else:
            messages.success(request, say("Akun Anda siap. Masuk dengan surel dan kata sandi yang baru Anda buat."))
            return redirect("/masuk/")
    page = InvitationPage(
        email=found.email,
        office=institutions.office(found.institution).name,
        role=ROLE_NAMES.get(found.role, ""),
        form=form,
    )
    return render(request, "workbench/account/invitation.html", {"work": page})


def _gone(request: HttpRequest, *, status: int) -> HttpResponse:
    return render(request, "workbench/account/invitation_gone.html", status=status)
