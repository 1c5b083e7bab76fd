"""All writes of the jobs floor."""

from lapor.jobs.services.ask import ask_for
from lapor.jobs.services.retry import retry_job
from lapor.jobs.services.run import run_next_job
from lapor.jobs.services.schedule import ask_for_scheduled

__all__ = ["ask_for", "ask_for_scheduled", "retry_job", "run_next_job"]
