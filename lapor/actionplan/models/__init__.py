"""The tables of the plan, one file per thing."""

from lapor.actionplan.models.activity import PlanActivity, PlanStrategy
from lapor.actionplan.models.indicator import PlanIndicator, PlanTarget
from lapor.actionplan.models.plan import ActionPlan, PlanVersion
from lapor.actionplan.models.quarterly import QuarterlyReport
from lapor.actionplan.models.realisation import Realisation
from lapor.actionplan.models.reminder import PlanReminder

__all__ = [
    "ActionPlan",
    "PlanActivity",
    "PlanIndicator",
    "PlanReminder",
    "PlanStrategy",
    "PlanTarget",
    "PlanVersion",
    "QuarterlyReport",
    "Realisation",
]
