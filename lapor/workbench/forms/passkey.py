"""What the browser sends when a passkey was made."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey that opens the account by itself; the name is a number, never typed."""

    name = forms.CharField(required=False, widget=forms.HiddenInput)
    passwordless = forms.BooleanField(required=True, widget=forms.HiddenInput, initial=True)
