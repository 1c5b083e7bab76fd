"""All writes of the practice: to its own table, and nowhere else. No event is recorded, so that nobody is told of anything."""

from lapor.actionplan.practice.services.walk import begin_anew, take_step

__all__ = ["begin_anew", "take_step"]
