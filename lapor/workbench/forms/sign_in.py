"""Forms of signing in, of passwords and of the second factor: the library's checks with our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.people.models import Person

RULE = _("Paling sedikit 10 huruf, tidak mirip nama atau surel Anda. Beberapa kata acak mudah diingat.")
_DIFFERENT = _("Kedua kata sandi belum sama. Tulis yang sama dua kali.")


def secret(label: Any, *, hint: Any = "", autocomplete: str = "new-password") -> forms.CharField:
    """A field for a password."""
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


def one_time_code() -> forms.CharField:
    """A field for the six digits of the telephone, or a recovery code."""
    return forms.CharField(
        label=_("Kode"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SignInForm(LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"] = forms.EmailField(
            label=_("Surel"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"] = secret(_("Kata sandi"), autocomplete="current-password")


class AgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password"] = secret(_("Kata sandi Anda"), autocomplete="current-password")


class _Twice(forms.Form):
    """A new password, typed twice."""

    def same(self, cleaned: dict[str, Any], *, user: Any) -> dict[str, Any]:
        """Put faults beside the fields."""
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", ValidationError(_DIFFERENT))
        if first:
            try:
                validate_password(first, user=user)
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned


class NewPasswordForm(ResetPasswordKeyForm):
    """A new password after the old one was forgotten."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].label, self.fields["password1"].help_text = _("Kata sandi baru"), RULE
        self.fields["password2"].label = _("Kata sandi baru sekali lagi")
        _plain(self)


class OwnPasswordForm(ChangePasswordForm):
    """Another password for oneself."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["oldpassword"] = secret(_("Kata sandi sekarang"), autocomplete="current-password")
        self.fields["password1"].label, self.fields["password1"].help_text = _("Kata sandi baru"), RULE
        self.fields["password2"].label = _("Kata sandi baru sekali lagi")
        _plain(self)


class ForgottenForm(forms.Form):
    """The address to which a link goes, if it is an officer's."""

    email = forms.EmailField(
        label=_("Surel"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class AcceptForm(_Twice):
    """What an invited officer fills in. An invitation without an address asks for one."""

    email = forms.EmailField(
        label=_("Surel dinas"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    name = forms.CharField(
        label=_("Nama"),
        help_text=_("Seperti dikenal rekan kerja. Warga tidak melihatnya."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = secret(_("Kata sandi"), hint=RULE)
    password2 = secret(_("Kata sandi sekali lagi"))

    def __init__(self, *args: Any, address: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.address = address
        if address:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same and hard to guess for this person."""
        cleaned = super().clean() or {}
        user = Person(email=self.address or cleaned.get("email", ""), name=cleaned.get("name", ""))
        return self.same(cleaned, user=user)


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    code = one_time_code()


class SetUpCodeForm(ActivateTOTPForm):
    """The first code, which proves that the telephone has the secret."""

    code = one_time_code()


def _plain(form: forms.Form) -> None:
    for name in ("password1", "password2"):
        form.fields[name].widget.attrs.pop("placeholder", None)
        form.fields[name].widget.attrs["autocomplete"] = "new-password"
        form.fields[name].error_messages["required"] = _("Bagian ini masih kosong.")
