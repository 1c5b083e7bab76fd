"""A vote on its way: its voter's contact is proved by a code that was sent there, and is kept nowhere, not even sealed.

The browser carries a sealed slip (digest of the contact, code, report, moment) until the code is typed. No statement.
"""

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from lapor.intake.errors import WrongBallot
from lapor.intake.limits import allow
from lapor.intake.sealing import NotSealed, keyed_hash, open_text, seal_text

LIFE = timedelta(minutes=15)
TRIES = 5
_PURPOSE = "ballot"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A sealed slip for the browser, and the code that goes to the contact and nowhere else."""

    sealed: str
    code: str


def new_slip(contact: str, *, report: UUID, at: datetime) -> Slip:
    """A slip for this normalised contact and this report."""
    code = "".join(secrets.choice("0123456789") for _ in range(6))
    said = {"voter": voter_of(contact, report=report), "report": str(report), "code": code, "at": at.isoformat()}
    return Slip(sealed=seal_text(json.dumps(said).encode(), purpose=_PURPOSE), code=code)


def voter_of(contact: str, *, report: UUID) -> str:
    """A keyed digest of the contact, another one for every report: votes on two reports cannot be put together."""
    return keyed_hash(f"{contact}/{report}", purpose="voter of a report")


def proved_voter(sealed: str, *, code: str, report: UUID, at: datetime) -> str:
    """Whose contact the code proves. Raises WrongBallot for a changed, old, foreign or wrongly coded slip alike; five tries end it."""
    try:
        said = json.loads(open_text(sealed, purpose=_PURPOSE))
        made_at = datetime.fromisoformat(said["at"])
    except (NotSealed, ValueError) as error:
        raise WrongBallot from error
    is_open = said["report"] == str(report) and made_at <= at < made_at + LIFE
    if not is_open or not allow("ballot", said["voter"], limit=TRIES, per_seconds=LIFE.total_seconds()):
        raise WrongBallot
    if not hmac.compare_digest(str(said["code"]), code.strip()):
        raise WrongBallot
    return str(said["voter"])
