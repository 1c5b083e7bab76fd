"""The second factor of an officer: set up, recovery codes, taken off."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lapor.people.entry import OFFICER, open_to
from lapor.people.factors import Passkey, has_factor, has_telephone, passkeys_of
from lapor.workbench.context import show, visit
from lapor.workbench.forms.sign_in import SetUpCodeForm
from lapor.workbench.views.account import own


@dataclass(frozen=True, kw_only=True)
class FactorPage:
    """Which second factors the officer has, and whether one is demanded."""

    has_factor: bool
    has_telephone: bool
    passkeys: Sequence[Passkey]
    is_demanded: bool
    zone: str


@dataclass(frozen=True, kw_only=True)
class SetUpPage:
    """The picture to scan, the same secret in letters, and the form for the first code."""

    picture: str
    secret: str
    form: BaseForm


@dataclass(frozen=True, kw_only=True)
class RecoveryPage:
    """The codes, shown once; afterwards only how many are left."""

    codes: tuple[str, ...]
    left: int
    may_see: bool


class SetUp(ActivateTOTPView):
    """Show a secret to the telephone and take the first code."""

    form_class = SetUpCodeForm
    success_url = "/kerja/akun/pengaman/pemulihan/"

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """The page's one dataclass."""
        del more
        picture = base64.b64encode(context["totp_svg"].encode()).decode()
        form = context["form"]
        page = SetUpPage(picture=f"data:image/svg+xml;base64,{picture}", secret=_grouped(form.secret), form=form)
        return show(self.request, "workbench/account/factor_set_up.html", work=page)

    def get_success_url(self) -> str:
        """The recovery codes, once."""
        return self.success_url


class TakeOff(DeactivateTOTPView):
    """Take the second factor off, where none is demanded."""

    success_url = "/kerja/akun/pengaman/"

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """Back to the page that says what is allowed."""
        del more
        for error in context["form"].non_field_errors():
            messages.error(self.request, error)
        return redirect(self.success_url)


@open_to(OFFICER)
@never_cache
@require_GET
def factor(request: HttpRequest) -> HttpResponse:
    """What a second factor is, and whether the officer has one."""
    person = own(request)
    passkeys, by_telephone = passkeys_of(person), has_telephone(person)
    page = FactorPage(
        has_factor=by_telephone or bool(passkeys),
        has_telephone=by_telephone,
        passkeys=passkeys,
        is_demanded=settings.REQUIRE_SECOND_FACTOR,
        zone=visit(request).zone,
    )
    return show(request, "workbench/account/factor.html", work=page)


@open_to(OFFICER)
@never_cache
@require_GET
def recovery(request: HttpRequest) -> HttpResponse:
    """The recovery codes: shown once, then counted."""
    found, may_see = view_recovery_codes(request)
    if found is None:
        return redirect("/kerja/akun/pengaman/")
    codes = tuple(found.get_unused_codes())
    page = RecoveryPage(codes=codes if may_see else (), left=len(codes), may_see=may_see)
    return show(request, "workbench/account/recovery.html", work=page)


@open_to(OFFICER)
@require_POST
def new_recovery(request: HttpRequest) -> HttpResponse:
    """Make ten new recovery codes; the old ones end."""
    if has_factor(own(request)):
        generate_recovery_codes(request)
        messages.success(request, say("Sepuluh kode baru dibuat. Kode lama tidak berlaku lagi."))
    return redirect("/kerja/akun/pengaman/pemulihan/")


def _grouped(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


set_up = open_to(OFFICER)(SetUp.as_view())
take_off = open_to(OFFICER)(require_POST(TakeOff.as_view()))
