"""Ask for what runs by the clock."""

from datetime import datetime

from django.db import transaction

from lapor.jobs import registry
from lapor.jobs.models import Schedule
from lapor.jobs.services.ask import ask_for


def ask_for_scheduled(*, at: datetime) -> int:
    """Ask for every scheduled job whose time has come; safe with several workers. Returns how many were asked for."""
    last = dict(Schedule.objects.values_list("name", "last_asked_at"))
    asked = 0
    for kind in registry.scheduled_kinds():
        assert kind.every is not None
        if kind.name in last and last[kind.name] + kind.every > at:
            continue
        with transaction.atomic():
            Schedule.objects.update_or_create(name=kind.name, defaults={"last_asked_at": at})
            ask_for(kind.name, key="schedule", at=at, arguments={})
        asked += 1
    return asked
