"""What the working views of outreach are given."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import BaseForm

from lapor.actionplan.outreach.queries import MeetingLine


@dataclass(frozen=True, kw_only=True)
class MeetingsPage:
    """All meetings of the tenant, and which of them this officer may change."""

    meetings: tuple[MeetingLine, ...]
    own: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """One form."""

    title: str
    form: BaseForm
    offices: tuple[str, ...]
