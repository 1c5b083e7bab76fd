"""Staged files go away: taken out by their owner, or forgotten after 48 hours."""

from datetime import timedelta
from typing import Any

import pytest

from lapor.attachments.errors import UnknownFile
from lapor.attachments.models import Attachment
from lapor.attachments.services import expire_staged, unstage_file
from lapor.attachments.store import place
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, kept, staged

pytestmark = pytest.mark.django_db


def test_it_forgets_a_file_that_its_owner_takes_out(django_capture_on_commit_callbacks: Any) -> None:
    file = staged(samples.ogg())
    with django_capture_on_commit_callbacks(execute=True):
        unstage_file(file.id, draft="draf-1")
    assert not Attachment.objects.exists()
    assert not place(file.path).exists()


def test_it_takes_nothing_out_of_another_draft() -> None:
    file = staged(samples.ogg())
    for draft in ("draf-2", ""):
        with pytest.raises(UnknownFile):
            unstage_file(file.id, draft=draft)


def test_it_takes_out_nothing_that_was_sent() -> None:
    file = kept(samples.ogg())
    with pytest.raises(UnknownFile):
        unstage_file(file.id, draft="")


def test_it_forgets_staged_files_after_48_hours_only() -> None:
    old, sent = staged(samples.ogg(), at=NOW - timedelta(hours=49)), kept(samples.ogg())
    young = staged(samples.ogg(), at=NOW - timedelta(hours=47))
    assert expire_staged(at=NOW) == 1
    assert set(Attachment.objects.values_list("id", flat=True)) == {sent.id, young.id}
    assert (place(old.path).exists(), place(young.path).exists()) == (False, True)


def test_it_sweeps_bytes_that_no_row_knows() -> None:
    lost, known = staged(samples.ogg(), at=NOW), kept(samples.ogg())
    Attachment.objects.filter(pk=lost.pk).delete()
    expire_staged(at=NOW + timedelta(days=1))
    assert place(lost.path).exists()
    expire_staged(at=NOW + timedelta(days=5))
    assert (place(lost.path).exists(), place(known.path).exists()) == (False, True)
