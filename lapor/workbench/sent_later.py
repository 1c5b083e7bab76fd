"""What forms that were kept on a phone bring: the key of the sending, and photos that went ahead."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, JsonResponse

from lapor.attachments import queries as attachments
from lapor.intake.drafts import open_file
from lapor.intake.errors import BadDraft, FilesGone
from lapor.kit.refusals import Refusal
from lapor.ui.refused import refused_json

MOST_FILES = 10


def answer_once(*, is_taken: Callable[[], bool], take: Callable[[], object]) -> JsonResponse:
    """Take what was written down earlier; the same once more is answered as the first time, refused or not.

    It may come twice at once: the second waits, finds the matter done, and asks again whether its own sending did it.
    """
    try:
        if not is_taken():
            take()
    except Refusal as refusal:
        if not is_taken():
            return refused_json(refusal)
    return JsonResponse({"code": "taken"}, status=201)


def key_of(text: str) -> UUID | None:
    """The key that a form names; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def staged_photos(request: HttpRequest) -> list[UUID]:
    """The files that went ahead. Raises FilesGone when one of them waited too long: the phone then sends it again."""
    try:
        named = {open_file(token).id for token in request.POST.getlist("attachments")[:MOST_FILES]}
    except BadDraft:
        raise FilesGone from None
    staged = [file.id for file in attachments.staged_files(list(named))]
    if len(staged) < len(named):
        raise FilesGone
    return staged
