"""All writes of the notifications."""

from lapor.notifications.services.bounce import note_bounce
from lapor.notifications.services.clear import clear_failed
from lapor.notifications.services.digest import set_pace
from lapor.notifications.services.dispatch import note_delivery, send_messages
from lapor.notifications.services.hush import hush_reports, unhush_reports
from lapor.notifications.services.letter import print_letter
from lapor.notifications.services.pause import pause_channel, resume_channel, send_test
from lapor.notifications.services.post import post_message, post_to
from lapor.notifications.services.read import mark_read
from lapor.notifications.services.retry import retry_failed
from lapor.notifications.services.send import send_due
from lapor.notifications.services.subscribe import Browser, forget_browsers_of, subscribe, unsubscribe
from lapor.notifications.services.tell import tell_all
from lapor.notifications.services.token import looks_like_token, make_reply_token, use_reply_token
from lapor.notifications.services.wording import checked, keep_wording, reset_wording

__all__ = [
    "Browser",
    "checked",
    "clear_failed",
    "forget_browsers_of",
    "hush_reports",
    "keep_wording",
    "looks_like_token",
    "make_reply_token",
    "mark_read",
    "note_bounce",
    "note_delivery",
    "pause_channel",
    "post_message",
    "post_to",
    "print_letter",
    "reset_wording",
    "resume_channel",
    "retry_failed",
    "send_due",
    "send_messages",
    "send_test",
    "set_pace",
    "subscribe",
    "tell_all",
    "unhush_reports",
    "unsubscribe",
    "use_reply_token",
]
