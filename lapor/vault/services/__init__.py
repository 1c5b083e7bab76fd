"""What the worker writes in the vault."""

from lapor.vault.services.serve import serve_requests

__all__ = ["serve_requests"]
