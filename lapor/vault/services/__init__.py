"""All writes of the vault that are not made at one of its doors."""

from lapor.vault.services.account_ring import drop_key, keep_key
from lapor.vault.services.account_session import begin_session, end_other_sessions, end_session, wrap_sessions
from lapor.vault.services.ask_right import ask_right
from lapor.vault.services.breach import draft_notices, note_breach_told, register_breach
from lapor.vault.services.correct import correct_contact
from lapor.vault.services.decide_right import decide_right
from lapor.vault.services.erase import erase_identity, replay_erasures, write_erasure_log
from lapor.vault.services.erase_account import erase_account
from lapor.vault.services.expire import begin_expiry, end_expiry, expire_identities, seed_retention
from lapor.vault.services.hold import lift_legal_hold, set_legal_hold
from lapor.vault.services.rewrap import rewrap_records, waiting_for_wrap
from lapor.vault.services.serve import serve_requests
from lapor.vault.services.sign_in_code import enter_with_code, forget_codes, make_code

__all__ = [
    "ask_right",
    "begin_expiry",
    "begin_session",
    "correct_contact",
    "decide_right",
    "draft_notices",
    "drop_key",
    "end_expiry",
    "end_other_sessions",
    "end_session",
    "enter_with_code",
    "erase_account",
    "erase_identity",
    "expire_identities",
    "forget_codes",
    "keep_key",
    "lift_legal_hold",
    "make_code",
    "note_breach_told",
    "register_breach",
    "replay_erasures",
    "rewrap_records",
    "seed_retention",
    "serve_requests",
    "set_legal_hold",
    "waiting_for_wrap",
    "wrap_sessions",
    "write_erasure_log",
]
