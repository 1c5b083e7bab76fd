"""All writes of the notifications."""

from lapor.notifications.services.clear import clear_failed
from lapor.notifications.services.letter import print_letter
from lapor.notifications.services.read import mark_read
from lapor.notifications.services.retry import retry_failed
from lapor.notifications.services.send import send_due
from lapor.notifications.services.tell import tell_all

__all__ = ["clear_failed", "mark_read", "print_letter", "retry_failed", "send_due", "tell_all"]
