"""All writes of plans, one file per verb."""

from lapor.actionplan.services.enter import Entry, enter_realisations
from lapor.actionplan.services.freeze import freeze_plan
from lapor.actionplan.services.make import make_plan
from lapor.actionplan.services.save import save_plan

__all__ = ["Entry", "enter_realisations", "freeze_plan", "make_plan", "save_plan"]
