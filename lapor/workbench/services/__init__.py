"""All writes of the workbench's own."""

from lapor.workbench.services.filters import drop_filter, save_filter

__all__ = ["drop_filter", "save_filter"]
