"""Door for the command line: keys and their rotation, retention, and erasures after a restore."""

from lapor.vault.keys import CUSTODIAN, DELIVERY, add_key, make_keys, private_ids
from lapor.vault.services import (
    expire_identities,
    replay_erasures,
    rewrap_records,
    seed_retention,
    waiting_for_wrap,
    write_erasure_log,
)
from lapor.vault.services.erase import LOG as ERASURE_LOG
from lapor.vault.services.erase import Erased, read_erasures

__all__ = [
    "CUSTODIAN",
    "DELIVERY",
    "ERASURE_LOG",
    "Erased",
    "add_key",
    "expire_identities",
    "make_keys",
    "private_ids",
    "read_erasures",
    "replay_erasures",
    "rewrap_records",
    "seed_retention",
    "waiting_for_wrap",
    "write_erasure_log",
]
