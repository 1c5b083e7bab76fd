"""The kinds of events that the vault records on a report's stream."""

from lapor.audit import kinds

kinds.declare(
    "vault",
    identity_requested="An officer asked to see who the reporter is, with a reason and a ground.",
    identity_granted="A second person granted the request, for a limited time.",
    identity_refused="A second person refused the request, with the reason.",
    identity_shown="The identity was shown to whoever had asked; logged before it was shown.",
    identity_told="The reporter was told that the identity was opened.",
)
