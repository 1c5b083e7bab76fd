"""The case and everything that hangs on it."""

from lapor.reports.models.answers import Contest, Rating, Response, Support, Word
from lapor.reports.models.assignment import Access, Assignment, OfficeLink
from lapor.reports.models.clock import ClockRule, Pause
from lapor.reports.models.closure import Objection, ValidatedProcedure, Validation, Vote
from lapor.reports.models.delivery import Delivery
from lapor.reports.models.desk import AnswerTemplate, ArchiveSample, DeskHandover, Note
from lapor.reports.models.report import Report
from lapor.reports.models.topic import Topic

__all__ = [
    "Access",
    "AnswerTemplate",
    "ArchiveSample",
    "Assignment",
    "ClockRule",
    "Contest",
    "Delivery",
    "DeskHandover",
    "Note",
    "Objection",
    "OfficeLink",
    "Pause",
    "Rating",
    "Report",
    "Response",
    "Support",
    "Topic",
    "ValidatedProcedure",
    "Validation",
    "Vote",
    "Word",
]
