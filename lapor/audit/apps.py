"""The audit app: append-only streams, the outbox and the access log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the floor that every other one records into."""

    name = "lapor.audit"
    label = "audit"
