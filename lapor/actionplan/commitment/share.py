"""How many of the present heads have signed: the one query behind the figure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.institutions import queries as institutions
from lapor.kit.figures import FigureAsk
from lapor.statistics.shapes import Share


def signed_share(ask: FigureAsk) -> Share:
    """The heads on the last day asked for, and those of them who had signed by its end. 2 statements."""
    day = min(ask.until, ask.known_on) if ask.known_on else ask.until
    zone = ZoneInfo(institutions.office(ask.tenant).zone)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
    newest = Commitment.objects.filter(tenant_id=ask.tenant, state=Commitment.State.OPEN, opened_at__lt=end)
    commitment = newest.order_by("-held_on", "-id").values_list("id", flat=True).first()
    if commitment is None:
        return Share(count=0, of=0)
    heads = Signatory.objects.filter(commitment=commitment, since_at__lt=end)
    heads = heads.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=end))
    if ask.institution is not None:
        heads = heads.filter(institution=ask.institution)
    found = heads.aggregate(of=Count("id"), count=Count("id", filter=Q(signed_at__lt=end)))
    return Share(count=found["count"], of=found["of"])
