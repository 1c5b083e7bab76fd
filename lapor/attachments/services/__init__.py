"""All writes of files."""

from lapor.attachments.services.keep import keep_files
from lapor.attachments.services.words import write_words

__all__ = ["keep_files", "write_words"]
