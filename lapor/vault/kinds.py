"""The kinds of events that the vault records on a report's stream."""

from lapor.audit import kinds

kinds.declare(
    "vault",
    identity_requested="An officer asked to see who the reporter is, with a reason and a ground.",
    identity_granted="A second person granted the request, for a limited time.",
    identity_refused="A second person refused the request, with the reason.",
    identity_shown="The identity was shown to whoever had asked; logged before it was shown.",
    identity_told="The reporter was told that the identity was opened.",
    identity_corrected="The reporter corrected their own contact.",
    identity_restricted="At the reporter's wish nothing may be done with the identity but keep it.",
    identity_erased="The identity was erased under the rule that is named; the public record stays.",
    expiry_announced="The identity will be erased by a retention rule on the day that is named.",
    rights_asked="The reporter asked for something under the law on personal data.",
    rights_done="What the reporter had asked for was done.",
    rights_refused="What the reporter had asked for was refused, with the reason.",
    legal_hold_set="A legal case keeps the identity from being erased.",
    legal_hold_lifted="The legal case no longer keeps the identity from being erased.",
    account_opened="A citizen opened an optional account; neither who nor which reports is said.",
    account_erased="A citizen's account was shredded; the reports stay.",
    breach_registered="A breach of personal data was written into the register.",
    breach_told="A breach was told to the persons concerned or to the authority.",
)
