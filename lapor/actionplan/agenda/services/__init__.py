"""All writes of the agenda, one file per verb."""

from lapor.actionplan.agenda.services.decide import Verdict, decide_item
from lapor.actionplan.agenda.services.follow import follow_item
from lapor.actionplan.agenda.services.gather import gather_item, join_reports
from lapor.actionplan.agenda.services.move import move_items

__all__ = ["Verdict", "decide_item", "follow_item", "gather_item", "join_reports", "move_items"]
