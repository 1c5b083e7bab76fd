"""All writes of the agenda, one file per verb."""

from lapor.actionplan.agenda.services.decide import Verdict, decide_item
from lapor.actionplan.agenda.services.follow import follow_item
from lapor.actionplan.agenda.services.gather import gather_item, join_reports
from lapor.actionplan.agenda.services.move import move_items
from lapor.actionplan.agenda.services.several import decide_several, move_several

__all__ = [
    "Verdict",
    "decide_item",
    "decide_several",
    "follow_item",
    "gather_item",
    "join_reports",
    "move_items",
    "move_several",
]
