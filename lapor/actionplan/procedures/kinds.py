"""The kind of event of procedures, on the stream of the institution whose procedure it is."""

from lapor.audit import kinds

kinds.declare(
    "actionplan",
    procedure_signed_off="The leader signed off a procedure; the event holds its name, version and the hash of its content.",
)
