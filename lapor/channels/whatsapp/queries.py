"""Reads of the windows."""

from datetime import datetime

from lapor.channels.whatsapp.models import OpenWindow
from lapor.intake.sealing import keyed_hash


def is_open(number: str, *, at: datetime) -> bool:
    """Whether this number may be written to in free words now. 1 statement."""
    return OpenWindow.objects.filter(pk=digest_of(number), until__gt=at).exists()


def digest_of(number: str) -> str:
    """The digest under which a number's window is kept."""
    return keyed_hash(number, purpose="whatsapp window")
