"""How often something may happen to a report before somebody else decides. Pure; each with its law."""

BOUNCES = 2
"""Returns as "bukan wewenang" before the coordinator's decision binds. Law: docs/law/clocks.md#decide"""

REOPENINGS = 2
"""Times that a reporter may say "belum". Law: docs/law/clocks.md#ombudsman"""

CONTRARY_VOTES = 3
"""Votes of supporters with a verified contact that oblige the verifier to decide. Law: docs/law/clocks.md#review"""
