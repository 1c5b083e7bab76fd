"""Short addresses that stand on paper: `/d/<code of a region>/` and `/d/<mark of an office>/`."""

from uuid import UUID

from lapor.institutions import queries
from lapor.institutions.memory import remembered
from lapor.institutions.models import Region
from lapor.institutions.queries import Office
from lapor.institutions.region_queries import lies_in

MARK_LENGTH = 10


def short_path(*, region: str = "", office: UUID | None = None) -> str:
    """The path behind a printed code: of the office when one is given, else of the region."""
    return f"/d/{mark_of(office) if office else region}/"


def mark_of(office: UUID) -> str:
    """The last ten digits of an office's key, which are random; the first ones say when it was made."""
    return office.hex[-MARK_LENGTH:]


def office_marked(mark: str) -> Office | None:
    """The open office with that mark; None for none, and for more than one. Remembered."""
    tenants = {each.tenant for each in queries.installations() if each.tenant}
    offices = [office for tenant in tenants for office in queries.directory(tenant).active()]
    found = [each for each in offices if mark_of(each.id) == mark.lower()]
    return found[0] if len(found) == 1 else None


def is_served(region: str) -> bool:
    """Whether a region of this installation has that code. 1 statement, remembered."""
    around = [each.region for each in queries.installations()]
    if not any(lies_in(region, region=each) for each in around):
        return False
    return remembered(("is served", region), load=lambda: Region.objects.filter(pk=region).exists())
