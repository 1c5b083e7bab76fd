"""The kinds of events of the planning agenda: on the stream of the institution. The news of a report is a kind of reports."""

from lapor.audit import kinds

kinds.declare(
    "agenda",
    agenda_item_made="Public reports were gathered into an item of the yearly planning's agenda.",
    agenda_reports_joined="Further public reports were joined to an item of the agenda.",
    agenda_item_told="An item of the agenda was decided, moved to the next stage of planning, or came nearer to being built.",
)
