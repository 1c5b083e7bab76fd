"""All writes of the search."""

from lapor.search.services.index import index_report

__all__ = ["index_report"]
