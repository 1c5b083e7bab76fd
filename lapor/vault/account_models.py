"""Tables of citizens' optional accounts: a sealed contact, a sealed ring of access keys, sessions and codes. Nothing in clear."""

from django.db import models


class CitizenAccount(models.Model):
    """One person's optional account.

    `sealed` is the contact and `keyring` the tracking codes with their access keys, both AES-256-GCM under one account key;
    `delivery_wrap` is that key for the delivery key (worker). No row says which reports belong to an account, so that nobody who
    reads the tables can put one person's reports together. `contact_digest` is the blind index of the contact, which was verified
    by a code.
    """

    id = models.UUIDField(primary_key=True)
    contact_digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    keyring = models.BinaryField()
    delivery_wrap = models.BinaryField()
    delivery_key = models.CharField(max_length=16)
    opened_on = models.DateField()

    class Meta:
        db_table = "citizen_account"

    def __str__(self) -> str:
        return f"account {self.id}"


class AccountSession(models.Model):
    """One browser in which an account is signed in.

    The browser alone holds the token (kept here as a hash) and the private half of `public_key`; `wrap` is the account key in a
    sealed box for it, made by the worker.
    """

    id = models.UUIDField(primary_key=True)
    account = models.ForeignKey(CitizenAccount, on_delete=models.CASCADE, related_name="sessions")
    token_hash = models.CharField(max_length=64, unique=True)
    public_key = models.BinaryField(max_length=32)
    wrap = models.BinaryField(null=True)
    began_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "account_session"
        indexes = [
            models.Index(fields=["began_at"], name="account_session_wrap", condition=models.Q(wrap__isnull=True)),
            models.Index(fields=["expires_at"], name="account_session_over"),
        ]

    def __str__(self) -> str:
        return f"session {self.id}"


class SignInCode(models.Model):
    """One code that was sent to a contact, as a keyed hash; ends after ten minutes, five wrong tries or one right one."""

    id = models.UUIDField(primary_key=True)
    contact_digest = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sign_in_code"
        indexes = [
            models.Index(fields=["contact_digest", "made_at"], name="sign_in_code_contact"),
            models.Index(fields=["made_at"], name="sign_in_code_made"),
        ]

    def __str__(self) -> str:
        return f"code {self.id}"


class AccountPasskey(models.Model):
    """A passkey of an account: what the browser proved at setting it up.."""

    id = models.UUIDField(primary_key=True)
    account = models.ForeignKey(CitizenAccount, on_delete=models.CASCADE, related_name="passkeys")
    credential_hash = models.CharField(max_length=64, unique=True)
    credential = models.BinaryField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "account_passkey"
        indexes = [models.Index(fields=["account", "added_at"], name="account_passkey_account")]

    def __str__(self) -> str:
        return f"passkey {self.id}"
