"""The kinds of events of plans, on the stream of the institution whose plan it is."""

from lapor.audit import kinds

kinds.declare(
    "actionplan",
    plan_made="A plan was begun: empty, from the template, or as a copy of another one.",
    plan_changed="What a plan says was changed; the event holds each changed value.",
    plan_frozen="A decree froze what the plan says.",
    quarterly_report_made="The report of a quarter was made, or made anew.",
    quarterly_report_edited="The words of a quarter's report were changed.",
    quarterly_report_approved="The leader approved the report of a quarter; the event holds the hash of its frozen content.",
    realisations_entered="An agency entered what was reached in a quarter, or corrected it.",
)
