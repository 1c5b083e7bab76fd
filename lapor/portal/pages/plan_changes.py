"""The decrees of a plan and what changed since."""

from dataclasses import dataclass
from datetime import datetime

from lapor.actionplan import queries, words
from lapor.actionplan.history import ChangeLine, Revision, between_versions, revisions_of, since_decree
from lapor.actionplan.models import ActionPlan
from lapor.institutions import queries as institutions
from lapor.portal.pages.plan import PlanHead, head_of


@dataclass(frozen=True, kw_only=True)
class Decree:
    """A decree that froze the plan, and what it brought against the one before."""

    number: int
    name: str
    day: str
    content_hash: str
    frozen_at: datetime
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, kw_only=True)
class PlanChangesPage:
    """Everything that changed."""

    head: PlanHead
    zone: str
    since: tuple[ChangeLine, ...]
    decrees: tuple[Decree, ...]
    revisions: tuple[Revision, ...]


def changes_page(plan: ActionPlan) -> PlanChangesPage:
    """The page. About 9 statements."""
    versions = queries.versions_of(plan)
    decrees = [
        Decree(
            number=version.number,
            name=version.decree_number,
            day=words.long_date(version.decree_on),
            content_hash=version.content_hash,
            frozen_at=version.frozen_at,
            lines=between_versions(versions[place + 1], newer=version, tenant=plan.tenant_id)
            if place + 1 < len(versions)
            else (),
        )
        for place, version in enumerate(versions)
    ]
    return PlanChangesPage(
        head=head_of(plan),
        zone=institutions.office(plan.tenant_id).zone,
        since=since_decree(plan),
        decrees=tuple(decrees),
        revisions=revisions_of(plan),
    )
