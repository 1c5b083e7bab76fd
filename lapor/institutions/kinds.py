"""The kinds of events on the streams of institutions and calendars."""

from lapor.audit import kinds

kinds.declare(
    "institutions",
    region_set_up="A region became a tenant of the installation, with its institutions.",
    institution_added="An institution was added.",
    institution_renamed="An institution got another name.",
    institution_changed="How an institution is reached, where it stands or its week was changed.",
    institution_merged="An institution was merged into its heir.",
    institution_closed="An institution was closed; its past stays.",
    duty_given="An institution was given a duty of its tenant.",
    profile_changed="How a tenant shows itself was changed.",
    population_loaded="How many people live in regions was loaded, with years and sources.",
    calendar_changed="Days off of a calendar were added, changed or taken away, in one go.",
)
