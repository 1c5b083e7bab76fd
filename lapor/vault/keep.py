"""Door for the command line: making, adding and rotating keys."""

from lapor.vault.keys import CUSTODIAN, DELIVERY, add_key, make_keys

__all__ = ["CUSTODIAN", "DELIVERY", "add_key", "make_keys"]
