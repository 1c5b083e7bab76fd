"""After an event that may bring files, every sent file gets its cleaning job once."""

from datetime import timedelta

import pytest

from lapor.attachments.follow import ask_for_cleaning
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, kept, staged
from lapor.audit.followers import Followed, followers_of
from lapor.jobs.models import Job
from lapor.jobs.registry import scheduled_kinds
from lapor.jobs.services import run_next_job
from lapor.kit.ids import new_id

pytestmark = pytest.mark.django_db
REPORT = new_id()


def filed() -> Followed:
    """The event of a filing."""
    return Followed(
        id=new_id(),
        stream=f"report/{REPORT}",
        seq=1,
        kind="filed",
        happened_at=NOW,
        recorded_at=NOW,
        actor="reporter",
        payload={},
    )


def test_it_follows_events_that_bring_files() -> None:
    assert all("attachments" in followers_of(kind) for kind in ("filed", "added", "responded", "drafted"))
    assert "attachments" not in followers_of("verified")


def test_it_asks_once_for_each_sent_file_of_the_report() -> None:
    file = kept(samples.picture(), report=REPORT)
    kept(samples.picture(), report=new_id())
    staged(samples.picture())
    for _ in range(2):
        ask_for_cleaning(filed(), NOW)
    assert list(Job.objects.values_list("name", "key")) == [("attachments.clean", str(file.id))]


def test_it_makes_the_file_ready_when_the_job_ran() -> None:
    file = kept(samples.picture(), report=REPORT)
    ask_for_cleaning(filed(), NOW)
    assert run_next_job(at=NOW) == "attachments.clean"
    file.refresh_from_db()
    assert file.state == "ready"


def test_it_forgets_old_staged_files_by_the_clock() -> None:
    every = {kind.name: kind.every for kind in scheduled_kinds()}
    assert every["attachments.expire"] == timedelta(hours=1)
