"""All writes of outreach."""

from lapor.actionplan.outreach.services.cancel import cancel_meeting
from lapor.actionplan.outreach.services.deliver import Delivered, deliver_materials, withdraw_delivery
from lapor.actionplan.outreach.services.feedback import Said, forget_texts, give_feedback
from lapor.actionplan.outreach.services.hold import Attendance, Held, hold_meeting, record_meeting
from lapor.actionplan.outreach.services.plan import Planned, plan_meeting

__all__ = [
    "Attendance",
    "Delivered",
    "Held",
    "Planned",
    "Said",
    "cancel_meeting",
    "deliver_materials",
    "forget_texts",
    "give_feedback",
    "hold_meeting",
    "plan_meeting",
    "record_meeting",
    "withdraw_delivery",
]
