"""The vault app: who the reporter is, sealed."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Registers sealed identities."""

    name = "lapor.vault"
    label = "vault"
