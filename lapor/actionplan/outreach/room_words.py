"""The answers that people in the room can give, as everybody reads them."""

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach.models import MeetingFeedback

UNDERSTOOD = {
    MeetingFeedback.Understood.YES.value: _("Ya, jelas"),
    MeetingFeedback.Understood.PARTLY.value: _("Sebagian"),
    MeetingFeedback.Understood.NO.value: _("Tidak jelas"),
}
WILL_USE = {
    MeetingFeedback.WillUse.YES.value: _("Ya"),
    MeetingFeedback.WillUse.MAYBE.value: _("Mungkin"),
    MeetingFeedback.WillUse.NO.value: _("Tidak"),
}
