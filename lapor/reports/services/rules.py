"""Bring the seeded clock rules into the table."""

from lapor.audit.services import writes
from lapor.institutions.memory import forget
from lapor.reports.models import ClockRule
from lapor.reports.rules import seeded_rules


@writes
def seed_rules() -> int:
    """Add the nation's rules that are missing, by procedure, step and first day; returns how many. 1 statement when none is."""
    rows = ClockRule.objects.filter(institution=None).values_list("procedure", "step", "valid_from")
    known = set(rows)
    missing = [
        ClockRule(
            procedure=rule.procedure,
            step=rule.step,
            limit=rule.limit,
            unit=rule.unit,
            valid_from=rule.valid_from,
            version=rule.version,
            source=rule.source,
            reliability=rule.reliability,
        )
        for rule in seeded_rules()
        if (rule.procedure, rule.step, rule.valid_from) not in known
    ]
    ClockRule.objects.bulk_create(missing)
    if missing:
        forget()
    return len(missing)
