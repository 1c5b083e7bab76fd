"""The kinds of events on the streams of people; none says a name or an address."""

from lapor.audit import kinds

kinds.declare(
    "people",
    person_invited="An officer was invited to a role at an institution.",
    person_joined="An invited officer set a password and began.",
    person_appointed="An officer was given a role at an institution.",
    appointment_ended="An officer's role at an institution ended.",
    access_reset="An officer's password was taken away and a new invitation made.",
    factor_reset="An officer's lost second factor and password were taken away; a new link was handed over in person.",
    factor_given="An officer was given a second factor at the operator's own keyboard.",
    passkey_added="An officer set up a passkey of their own.",
    passkey_removed="An officer removed one of their own passkeys.",
    provider_linked="An identity of a provider was linked to an officer by its verified mail address.",
    provider_unlinked="The link to an identity of a provider was taken off.",
    provider_signed_in="An officer signed in by a provider; says whether the provider's second factor counted.",
    own_account_changed="An officer changed their own name, language or password.",
    delegation_given="An officer lets another one act with the same roles for some days.",
    delegation_ended="A delegation ended early.",
    leave_taken="An officer is away for some days; no clock stops for it.",
    sessions_ended="An officer signed out other browsers of their own.",
)
