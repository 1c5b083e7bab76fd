"""All writes of the channel itself."""

from lapor.channels.whatsapp.services.heard import WINDOW, note_heard

__all__ = ["WINDOW", "note_heard"]
