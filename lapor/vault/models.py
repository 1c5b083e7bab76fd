"""Sealed identities. Nothing here can be read without a private key that the web process does not hold."""

from django.db import models


class SealedIdentity(models.Model):
    """One reporter of one report: name and contact under a random data key, which is wrapped three times.

    `ref` is the report's reporter_ref, without a foreign key, so that one person's reports are not linked. `sealed` is
    AES-256-GCM (nonce ‖ ciphertext; the ref is the additional data). The wraps are sealed boxes of the data key for the delivery
    key (worker), the custodian key (identity) and a key derived from the reporter's access key. `has_contact` says whether an
    answer can be sent anywhere. The digests are the blind index: keyed hashes by which a person's reports are found at the counter
    without storing the contact.
    """

    ref = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    delivery_wrap = models.BinaryField()
    custodian_wrap = models.BinaryField()
    reporter_wrap = models.BinaryField()
    delivery_key = models.CharField(max_length=16)
    custodian_key = models.CharField(max_length=16)
    has_contact = models.BooleanField(default=False)
    phone_digest = models.CharField(max_length=64, blank=True)
    email_digest = models.CharField(max_length=64, blank=True)
    address_digest = models.CharField(max_length=64, blank=True)
    sealed_on = models.DateField()
    erased_on = models.DateField(null=True)

    class Meta:
        db_table = "sealed_identity"
        indexes = [
            models.Index(fields=[f"{way}_digest"], name=f"blind_{way}", condition=~models.Q(**{f"{way}_digest": ""}))
            for way in ("phone", "email", "address")
        ]

    def __str__(self) -> str:
        return f"sealed {self.ref}"
