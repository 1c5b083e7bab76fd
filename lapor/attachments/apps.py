"""The attachments app: files from staging to expiry."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Registers files."""

    name = "lapor.attachments"
    label = "attachments"
