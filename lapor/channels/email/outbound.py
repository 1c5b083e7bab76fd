"""Sends mail whose replies find their way: the reply address, the envelope and the Message-ID say what it was about."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from lapor.channels.email.addresses import MESSAGE, address_about, main_address, message_id
from lapor.notifications.senders import EmailSender, Message

LOOP_HEADER = "X-Loop"


class Sender(EmailSender):
    """The sender of the channel: the house's own mail, with addresses that lead back."""

    def is_set_up(self) -> bool:
        """Whether mail is taken here, so that a mail may be answered."""
        return bool(main_address())

    def mail_of(self, message: Message) -> EmailMessage:
        """Without an address of our own it is the plain mail. A failed delivery comes back to the envelope's address."""
        mail = super().mail_of(message)
        if not main_address():
            return mail
        mail.subject = message.subject or _("Balasan untuk surat Anda")
        mail.extra_headers |= {LOOP_HEADER: main_address()}
        returns_to = f"{MESSAGE}/{message.id}" if message.id else message.about
        if returns_to:
            name = parseaddr(settings.DEFAULT_FROM_EMAIL)[0]
            mail.extra_headers |= {
                "From": formataddr((name, main_address()), charset="utf-8"),
                "Message-ID": message_id(returns_to),
            }
            mail.from_email = address_about(returns_to)
        if message.about:
            mail.reply_to = [address_about(message.about)]
        return mail
