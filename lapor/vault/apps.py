"""The vault app: who the reporter is, sealed."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers
from lapor.jobs import registry
from lapor.vault import kinds as kinds


class VaultConfig(AppConfig):
    """Registers sealed identities."""

    name = "lapor.vault"
    label = "vault"

    def ready(self) -> None:
        """Register what the worker does; named by text, because models may be read only from here on."""
        followers.register(import_string("lapor.vault.follow.FOLLOWER"))
        for kind in ("SERVE", "REWRAP", "OPEN_RINGS", "FORGET"):
            registry.register(import_string(f"lapor.vault.follow.{kind}"))
