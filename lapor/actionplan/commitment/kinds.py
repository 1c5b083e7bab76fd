"""The kinds of events of the commitment, on the stream of the institution whose commitment it is."""

from lapor.audit import kinds

kinds.declare(
    "actionplan",
    commitment_made="A joint commitment was begun.",
    commitment_edited="Text, event, witnesses or signatories of a commitment that is not open yet were changed.",
    commitment_opened="The text was frozen for signing; the event holds its hash and that of the paper to sign.",
    commitment_signed="A signatory signed electronically; the event holds the hashes of certificate and signed paper.",
    commitment_signed_on_paper="A signature on paper was recorded; the event holds the hashes of its pictures.",
    commitment_official_replaced="An office has a new head, who is asked to sign anew; the earlier signature stays.",
    commitment_asked="Those who have not signed were asked to.",
)
