"""The steps that `init` and `demo` share: database, keys, reference data; each says what it does and how long it took."""

import time
from datetime import datetime
from uuid import UUID

from django.core.management import call_command

from lapor.institutions.plan import Plan
from lapor.institutions.services import set_up_region
from lapor.kit.actors import SYSTEM
from lapor.notifications.push_keys import make_push_key
from lapor.reports.services.rules import seed_rules
from lapor.reports.services.topics import seed_topics
from lapor.vault.keep import make_keys, seed_retention


class Progress:
    """Lines about what is done, with seconds."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()

    def step(self, what: str) -> None:
        """Say what was just done and how long it took."""
        now = time.monotonic()
        print(f"✓ {what} ({now - self._last:.1f} d)", flush=True)
        self._last = now

    def finish(self, what: str) -> None:
        """Say how long everything took."""
        print(f"✓ {what} dalam {time.monotonic() - self._begun:.1f} detik.", flush=True)


def bring_up(progress: Progress) -> None:
    """Migrate the database and make the keys that are missing."""
    call_command("migrate", interactive=False, verbosity=0)
    progress.step("basis data terkini")
    make_keys()
    make_push_key()


def install_region(plan: Plan, *, at: datetime, progress: Progress) -> UUID:
    """Load everything that the region needs; gives its tenant. What is there already stays as it is."""
    done = set_up_region(plan, by=SYSTEM, at=at)
    progress.step(f"{done.regions} wilayah dan {done.institutions} instansi ditambahkan")
    rules, topics = seed_rules() + seed_retention(), seed_topics(done.tenant)
    progress.step(f"{rules} batas waktu dan {topics} topik ditambahkan")
    return done.tenant
