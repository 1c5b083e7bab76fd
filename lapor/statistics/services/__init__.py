"""All writes of the statistics."""

from lapor.statistics.services.rebuild import rebuild
from lapor.statistics.services.refresh import refresh_fact

__all__ = ["rebuild", "refresh_fact"]
