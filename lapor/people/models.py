"""Officers' accounts, what they are appointed to, and invitations."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from lapor.institutions.models import Institution


class PersonManager(BaseUserManager["Person"]):
    """Finds officers by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with that e-mail address. Raises Person.DoesNotExist."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """An officer. Citizens are not here: they live in the vault."""

    id = models.UUIDField(primary_key=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="id")
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        db_table = "person"

    def __str__(self) -> str:
        return f"person {self.id}"


class Appointment(models.Model):
    """A role that a person holds at an institution, from a moment until another (null: still)."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="appointments")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "appointment"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "institution"],
                name="appointment_once",
                condition=models.Q(until__isnull=True),
            )
        ]
        indexes = [models.Index(fields=["institution", "role", "until"], name="appointment_institution")]

    def __str__(self) -> str:
        return f"{self.role} of {self.institution_id}"


class Invitation(models.Model):
    """A one-time link by which an officer sets a password of their own; only the hash of its token is kept."""

    id = models.UUIDField(primary_key=True)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    invited_by = models.CharField(max_length=80)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invitation"
        indexes = [models.Index(fields=["institution", "used_at"], name="invitation_institution")]

    def __str__(self) -> str:
        return f"invitation {self.id}"


class ProviderLink(models.Model):
    """An identity at a provider that signs in as one officer. `subject` is the provider's own name for it; no claim is kept."""

    id = models.UUIDField(primary_key=True)
    provider = models.CharField(max_length=60)
    subject = models.CharField(max_length=255)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="provider_links")
    linked_at = models.DateTimeField()

    class Meta:
        db_table = "provider_link"
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="provider_link_subject"),
            models.UniqueConstraint(fields=["provider", "person"], name="provider_link_person"),
        ]

    def __str__(self) -> str:
        return f"link of {self.person_id}"


class Delegation(models.Model):
    """A person lets another one act with the same roles, from one day to another, both included; the past shows who acted."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_given")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_held")
    since_on = models.DateField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "delegation"
        indexes = [
            models.Index(
                fields=["delegate", "until_on"], name="delegation_held", condition=models.Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"delegation {self.id}"


class Leave(models.Model):
    """Days on which a person does not work, both included. No clock stops for it."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves")
    since_on = models.DateField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "leave"
        indexes = [models.Index(fields=["person", "until_on"], name="leave_person")]

    def __str__(self) -> str:
        return f"leave {self.id}"
