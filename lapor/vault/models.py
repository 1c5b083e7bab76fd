"""Sealed identities. Nothing here can be read without a private key that the web process does not hold."""

from django.db import models

from lapor.vault.account_models import AccountPasskey, AccountSession, CitizenAccount, SignInCode
from lapor.vault.rights_models import Breach, Erasure, Expiry, LegalHold, RetentionRule, RightsRequest

__all__ = [
    "AccountPasskey",
    "AccountSession",
    "Breach",
    "CitizenAccount",
    "Erasure",
    "Expiry",
    "IdentityRequest",
    "LegalHold",
    "RetentionRule",
    "RightsRequest",
    "SealedIdentity",
    "SealedWord",
    "SignInCode",
]


class SealedIdentity(models.Model):
    """One reporter of one report: name and contact under a random data key, which is wrapped three times.

    `ref` is the report's reporter_ref, without a foreign key, so that one person's reports are not linked. `sealed` is
    AES-256-GCM (nonce ‖ ciphertext; the ref is the additional data). The wraps are sealed boxes of the data key for the delivery
    key (worker), the custodian key (identity) and a key derived from the reporter's access key. `has_contact` says whether an
    answer can be sent anywhere. The digests are the blind index: keyed hashes by which a person's reports are found at the counter
    without storing the contact. `sealed_words` are the reporter's own words under the same data key, where a part of them is shown
    masked; `reporter_public` is the public half of the reporter's key, so that later words can be sealed for them too;
    `name_digests` are keyed digests of the words of the name, by which it is masked in later words; `restricted_on` says since when
    nothing may be done with it but keep it.
    """

    ref = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    delivery_wrap = models.BinaryField()
    custodian_wrap = models.BinaryField()
    reporter_wrap = models.BinaryField()
    reporter_public = models.BinaryField(max_length=32, null=True)
    sealed_words = models.BinaryField(null=True)
    delivery_key = models.CharField(max_length=16)
    custodian_key = models.CharField(max_length=16)
    has_contact = models.BooleanField(default=False)
    phone_digest = models.CharField(max_length=64, blank=True)
    email_digest = models.CharField(max_length=64, blank=True)
    address_digest = models.CharField(max_length=64, blank=True)
    name_digests = models.JSONField(default=list)
    sealed_on = models.DateField()
    restricted_on = models.DateField(null=True)
    erased_on = models.DateField(null=True)

    class Meta:
        db_table = "sealed_identity"
        indexes = [
            models.Index(fields=[f"{way}_digest"], name=f"blind_{way}", condition=~models.Q(**{f"{way}_digest": ""}))
            for way in ("phone", "email", "address")
        ]

    def __str__(self) -> str:
        return f"sealed {self.ref}"


class SealedWord(models.Model):
    """One later word of a reporter as it was written, where the case shows it masked.

    `key` is the message key of the word; `ref` the reference of the sealed identity, without a foreign key. The word has a data key
    of its own, wrapped for the custodian key and the reporter's key; `record_wrap` is that key under the data key of the identity,
    made by the worker after a grant.
    """

    key = models.CharField(max_length=64, primary_key=True)
    ref = models.UUIDField()
    sealed = models.BinaryField()
    custodian_wrap = models.BinaryField()
    custodian_key = models.CharField(max_length=16)
    reporter_wrap = models.BinaryField(null=True)
    record_wrap = models.BinaryField(null=True)
    sealed_at = models.DateTimeField()

    class Meta:
        db_table = "sealed_word"
        indexes = [models.Index(fields=["ref", "sealed_at"], name="sealed_word_ref")]

    def __str__(self) -> str:
        return f"sealed word of {self.ref}"


class IdentityRequest(models.Model):
    """One request to see who a reporter is: asked with a reason, decided by a second person, shown for a short time.

    `stream` names the report's stream; there is no foreign key. `view_key` is the one-time public key of the asking session;
    `view_wrap` the record's data key wrapped for it, made by the worker after the grant and deleted when the time is over.
    The reporter is told at `tell_at`: at once, or later when `delay_ground` names why.
    """

    class State(models.TextChoices):
        """Where the request stands."""

        WAITING = "waiting"
        GRANTED = "granted"
        REFUSED = "refused"
        OVER = "over"

    id = models.UUIDField(primary_key=True)
    ref = models.UUIDField()
    stream = models.CharField(max_length=80)
    tenant = models.UUIDField()
    ground = models.CharField(max_length=40)
    reason = models.TextField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    view_key = models.BinaryField(max_length=32)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    view_wrap = models.BinaryField(null=True)
    expires_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    delay_ground = models.CharField(max_length=40, blank=True)
    tell_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_request"
        indexes = [
            models.Index(fields=["tenant", "state", "asked_at"], name="identity_request_queue"),
            models.Index(fields=["stream"], name="identity_request_stream"),
            models.Index(fields=["expires_at"], name="identity_request_over", condition=models.Q(state="granted")),
            models.Index(fields=["tell_at"], name="identity_request_tell", condition=models.Q(told_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"identity request {self.id}"
