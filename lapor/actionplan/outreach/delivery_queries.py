"""All reads of what was delivered; the tenant's filter is inside, and what was withdrawn is left out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from lapor.actionplan.outreach.errors import UnknownDelivery
from lapor.actionplan.outreach.models import OutreachDelivery
from lapor.actionplan.outreach.stock import Stock
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor

MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class DeliveryLine:
    """One delivery as lists show it."""

    id: UUID
    on: date
    stock: Stock
    office: str
    institution: UUID
    at_meeting: bool


def stock_by_region(tenant: UUID) -> dict[str, Stock]:
    """What came to each place of the tenant. 1 statement."""
    rows = _standing(tenant).values_list("region").annotate(Sum("posters"), Sum("leaflets"), Sum("cards"))
    return {code: Stock(posters=posters, leaflets=leaflets, cards=cards) for code, posters, leaflets, cards in rows}


def deliveries_to(region: str, *, tenant: UUID) -> list[DeliveryLine]:
    """The newest 200 deliveries to a place, the last day first. 1 statement besides what is remembered."""
    offices = institutions.directory(tenant).offices
    rows = _standing(tenant).filter(region=region).order_by("-delivered_on", "-id")[:MOST_LINES]
    return [
        DeliveryLine(
            id=row.id,
            on=row.delivered_on,
            stock=Stock(posters=row.posters, leaflets=row.leaflets, cards=row.cards),
            office=offices[row.institution_id].name,
            institution=row.institution_id,
            at_meeting=row.meeting_id is not None,
        )
        for row in rows
    ]


def left_at(meeting: UUID) -> Stock:
    """What was left at a meeting. 1 statement."""
    rows = OutreachDelivery.objects.filter(meeting=meeting, withdrawn_on=None)
    found = rows.aggregate(posters=Sum("posters"), leaflets=Sum("leaflets"), cards=Sum("cards"))
    return Stock(**{name: count or 0 for name, count in found.items()})


def delivery_visible_to(actor: Actor, *, delivery: UUID) -> OutreachDelivery:
    """A delivery in a tenant of the actor. Raises UnknownDelivery."""
    tenants = {grant.tenant for grant in actor.grants}
    found = OutreachDelivery.objects.filter(pk=delivery, tenant__in=tenants, withdrawn_on=None).first()
    if found is None:
        raise UnknownDelivery
    return found


def lock(delivery: UUID) -> OutreachDelivery:
    """The delivery, held until the transaction ends. Raises UnknownDelivery."""
    found = OutreachDelivery.objects.select_for_update().filter(pk=delivery).first()
    if found is None:
        raise UnknownDelivery
    return found


def _standing(tenant: UUID) -> QuerySet[OutreachDelivery]:
    return OutreachDelivery.objects.filter(tenant=tenant, withdrawn_on=None)
