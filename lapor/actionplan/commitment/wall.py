"""The wall: who has signed and how, who has not, what each promised, and what the registered figures say since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.institutions import queries as institutions
from lapor.statistics.groups import SMALLEST_SHOWN
from lapor.statistics.queries import agency_sums
from lapor.statistics.registry import definitions
from lapor.statistics.shapes import BasicFigures, Share

KEPT, NOT_KEPT, UNKNOWN = "kept", "not_kept", ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a promise is kept: the figure in words, and whether it reaches what was promised."""

    text: str
    judged: str = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Head:
    """One head on the wall; `earlier` are those who signed for the office before."""

    id: UUID
    number: int
    position: str
    name: str
    office: str
    institution: UUID
    way: str
    signed_on: date | None
    subject: str
    promise: str
    measured_by: str
    standing: Standing
    earlier: tuple["Head", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wall:
    """Everybody, in the order of the list, and the counts."""

    heads: tuple[Head, ...]
    since_on: date
    definitions: tuple[str, ...]

    @property
    def missing(self) -> tuple[Head, ...]:
        """Who has not signed."""
        return tuple(each for each in self.heads if not each.way)

    @property
    def signed(self) -> tuple[Head, ...]:
        """Who has."""
        return tuple(each for each in self.heads if each.way)

    @property
    def electronic(self) -> int:
        """How many of the present heads signed electronically."""
        return sum(1 for each in self.heads if each.way == Signatory.Way.ELECTRONIC)

    @property
    def on_paper(self) -> int:
        """How many signed on paper."""
        return sum(1 for each in self.heads if each.way == Signatory.Way.PAPER)


def wall_of(commitment: Commitment, *, today: date) -> Wall:
    """The wall, with figures from the day of the event up to today. 2 statements."""
    rows = queries.signatories_of(commitment)
    since = min(commitment.held_on, today)
    sums = agency_sums(commitment.tenant_id, since=since, until=today)
    names = {key: office.name for key, office in institutions.directory(commitment.tenant_id).offices.items()}
    earlier: dict[UUID, list[Head]] = {}
    heads: list[Head] = []
    for row in rows:
        office = names.get(row.institution_id, "")
        before = earlier.setdefault(row.institution_id, [])
        if row.ended_at is not None:
            before += [head_of(row, office=office, standing=Standing(text=""))] if row.way else []
        else:
            heads.append(head_of(row, office=office, standing=standing_of(row, sums=sums), earlier=before))
    figures = sorted({row.figure for row in rows if row.figure})
    told = tuple(f"{definitions()[name].title}: {definitions()[name].formula}." for name in figures)
    return Wall(heads=tuple(heads), since_on=since, definitions=told)


def head_of(row: Signatory, *, office: str, standing: Standing, earlier: Sequence[Head] = ()) -> Head:
    """A signatory as pages show it."""
    return Head(
        id=row.id,
        number=row.number,
        position=row.position,
        name=row.name,
        office=office,
        institution=row.institution_id,
        way=row.way,
        signed_on=row.signed_on,
        subject=row.certificate_subject,
        promise=row.promise,
        measured_by=measure_words(row),
        standing=standing,
        earlier=tuple(earlier),
    )


def measure_words(row: Signatory) -> str:
    """By what the promise is measured; empty when by nothing."""
    if not row.figure or row.target is None:
        return ""
    return say("%(figure)s: sedikitnya %(target)s%%") % {
        "figure": definitions()[row.figure].title,
        "target": row.target,
    }


def standing_of(row: Signatory, *, sums: Mapping[UUID, BasicFigures]) -> Standing:
    """How the office has kept its promise, by the figure that measures it; few reports are not judged."""
    figures = sums.get(row.institution_id)
    if not row.figure or row.target is None:
        return Standing(text=say("Janji ini tidak diukur dengan angka."))
    if figures is None or figures.received < SMALLEST_SHOWN:
        return Standing(text=say("Belum dinilai: kurang dari %(few)s laporan.") % {"few": SMALLEST_SHOWN})
    share = getattr(figures, row.figure)
    assert isinstance(share, Share)
    if share.percent is None:
        return Standing(text=say("Belum ada data."))
    told = say("%(percent)s%% (%(count)s dari %(of)s)") % {
        "percent": share.percent,
        "count": share.count,
        "of": share.of,
    }
    return Standing(text=told, judged=KEPT if share.percent >= row.target else NOT_KEPT)
