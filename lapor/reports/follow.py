"""Whether a report's reporter can be reached follows what the vault says of the contact."""

from datetime import datetime

from lapor.audit.followers import Followed, Follower
from lapor.reports.services import set_reachable


def note_reach(event: Followed, at: datetime) -> None:
    """A corrected contact can be reached or not; an erased one cannot. An account's stream is nobody's report."""
    del at
    if event.stream.startswith("report/"):
        set_reachable(event.subject, is_reachable=bool(event.payload.get("reachable", False)))


FOLLOWER = Follower(name="reports", acts={"identity_corrected": note_reach, "identity_erased": note_reach})
