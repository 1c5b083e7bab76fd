"""All writes of the workbench's own."""

from lapor.workbench.services.change_calendars import change_days_off, change_week
from lapor.workbench.services.filters import drop_filter, save_filter
from lapor.workbench.services.merge_office import merge_office
from lapor.workbench.services.save_topic import save_topic

__all__ = ["change_days_off", "change_week", "drop_filter", "merge_office", "save_filter", "save_topic"]
