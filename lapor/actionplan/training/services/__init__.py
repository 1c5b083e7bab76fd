"""All writes of training."""

from lapor.actionplan.training.services.cancel import cancel_course
from lapor.actionplan.training.services.choose import choose_participants
from lapor.actionplan.training.services.hold import Result, hold_course
from lapor.actionplan.training.services.let_in import confirm_officer, say_read
from lapor.actionplan.training.services.plan import PlannedCourse, plan_course

__all__ = [
    "PlannedCourse",
    "Result",
    "cancel_course",
    "choose_participants",
    "confirm_officer",
    "hold_course",
    "plan_course",
    "say_read",
]
