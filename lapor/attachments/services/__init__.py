"""All writes of files."""

from lapor.attachments.services.clean import clean_file
from lapor.attachments.services.expire import expire_staged
from lapor.attachments.services.keep import bind_files, keep_files
from lapor.attachments.services.refresh import refresh_staged
from lapor.attachments.services.rename import rename_files
from lapor.attachments.services.show import show_publicly
from lapor.attachments.services.stage import stage_file
from lapor.attachments.services.unstage import unstage_file
from lapor.attachments.services.words import write_words

__all__ = [
    "clean_file",
    "expire_staged",
    "bind_files",
    "keep_files",
    "refresh_staged",
    "rename_files",
    "show_publicly",
    "stage_file",
    "unstage_file",
    "write_words",
]
