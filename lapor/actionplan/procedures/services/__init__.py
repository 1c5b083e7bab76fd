"""All writes of procedures."""

from lapor.actionplan.procedures.services.sign_off import sign_off_procedure

__all__ = ["sign_off_procedure"]
