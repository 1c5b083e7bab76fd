"""All writes of the commitment."""

from lapor.actionplan.commitment.services.ask import ask_missing
from lapor.actionplan.commitment.services.edit import Draft, edit_commitment
from lapor.actionplan.commitment.services.make import make_commitment
from lapor.actionplan.commitment.services.open import open_commitment
from lapor.actionplan.commitment.services.record_paper import record_paper_signature
from lapor.actionplan.commitment.services.replace import replace_official
from lapor.actionplan.commitment.services.roll import Line, drop_signatory, put_signatory
from lapor.actionplan.commitment.services.sign import Sealed, keep_signature

__all__ = [
    "Draft",
    "Line",
    "Sealed",
    "ask_missing",
    "drop_signatory",
    "edit_commitment",
    "keep_signature",
    "make_commitment",
    "open_commitment",
    "put_signatory",
    "record_paper_signature",
    "replace_official",
]
