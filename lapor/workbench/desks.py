"""For which tenant somebody administers, and how a refusal of a service comes back to the form."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest

from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.refusals import Refusal
from lapor.workbench.context import Visit, visit
from lapor.workbench.labels import office_labels


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One administrative request: who asks, for which tenant, and whether they hold the tenant's or the whole installation's keys."""

    who: Visit
    tenant: UUID
    is_administrator: bool
    is_host: bool

    @property
    def directory(self) -> Directory:
        """The tenant's institutions and duties."""
        return institutions.directory(self.tenant)

    @property
    def offices(self) -> tuple[str, ...]:
        """The labels of open offices, for lists of suggestions."""
        return tuple(office_labels(self.tenant))


def desk_of(request: HttpRequest) -> Desk:
    """The desk of an administrator, or of a coordinator; behind `open_to` there is always one of these roles."""
    who = visit(request)
    mine = [grant for grant in who.actor.grants if grant.role in (ADMINISTRATOR, COORDINATOR)]
    first = next((grant for grant in mine if grant.role == ADMINISTRATOR), mine[0])
    administers = first.role == ADMINISTRATOR
    return Desk(
        who=who,
        tenant=first.tenant,
        is_administrator=administers,
        is_host=administers and institutions.installation().tenant == first.tenant,
    )


def tried(form: BaseForm, *, act: Callable[[], object]) -> bool:
    """Do it; a refusal becomes words above the form, where everything typed stays. Whether it was done."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, f"{refusal.message} {refusal.next_step}")
        return False
    return True
