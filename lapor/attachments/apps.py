"""The attachments app: files from staging to expiry."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from lapor.audit import followers
from lapor.jobs import registry


class AttachmentsConfig(AppConfig):
    """Registers files, their jobs and their follower."""

    name = "lapor.attachments"
    label = "attachments"

    def ready(self) -> None:
        """Register jobs, follower and check of the scanner; named by text, because models may be read only from here on."""
        followers.register(import_string("lapor.attachments.follow.FOLLOWER"))
        registry.register(import_string("lapor.attachments.work.CLEAN"))
        registry.register(import_string("lapor.attachments.work.EXPIRE"))
        import_string("lapor.attachments.system_checks.check_scanner")
