"""What the verifier of the past asks about bytes."""

from collections.abc import Mapping
from uuid import UUID

from lapor.attachments import store
from lapor.attachments.models import Attachment

BATCH = 500


def check_bytes(expected: Mapping[UUID, str]) -> list[UUID]:
    """The files whose original bytes do not have the expected SHA-256, or are gone; in order of their keys.

    Reads every byte; 1 statement per 500 files.
    """
    keys = sorted(expected)
    wrong: list[UUID] = []
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        paths = dict(Attachment.objects.filter(pk__in=batch).values_list("id", "path"))
        wrong += [key for key in batch if key not in paths or store.sha256_of(paths[key]) != expected[key]]
    return wrong
