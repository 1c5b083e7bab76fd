"""All writes of plans, one file per verb."""

from lapor.actionplan.services.enter import Entry, enter_realisations
from lapor.actionplan.services.freeze import freeze_plan
from lapor.actionplan.services.make import make_plan
from lapor.actionplan.services.quarterly import (
    approve_quarterly_report,
    edit_quarterly_report,
    make_quarterly_report,
)
from lapor.actionplan.services.save import save_plan

__all__ = [
    "approve_quarterly_report",
    "edit_quarterly_report",
    "make_quarterly_report",
    "Entry",
    "enter_realisations",
    "freeze_plan",
    "make_plan",
    "save_plan",
]
