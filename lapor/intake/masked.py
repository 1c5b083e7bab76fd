"""A message with what it tells about persons masked, and its own words kept for sealing."""

from collections.abc import Sequence
from dataclasses import dataclass

from lapor.attachments.models import Attachment
from lapor.intake.message import FilingMessage
from lapor.kit.masking import Known, mask
from lapor.kit.text import clean, one_line
from lapor.reports.filing import ADDRESS_LIMIT, BODY_LIMIT, TITLE_LIMIT, check_body, check_title
from lapor.vault.seal import Contact, Words

NAME_LIMIT = 120


@dataclass(frozen=True, kw_only=True)
class MaskedWords:
    """What is stored for everybody who works on the case; `original` is what is sealed, None when nothing was masked."""

    title: str
    body: str
    address: str
    files: tuple[Attachment, ...]
    original: Words | None


def masked_words(
    message: FilingMessage, *, contact: Contact, files: Sequence[Attachment], has_sound: bool
) -> MaskedWords:
    """Mask numbers, addresses and the reporter's own name and contact in texts and file names. No statement.

    A name that an anonymous reporter gave is masked as well, although it is not kept. Raises EmptyReport, TextTooLong.
    """
    given = dict(zip(message.files, message.file_names, strict=False))
    for file in files:
        file.name = given.get(file.id) or file.name
    known = Known(name=one_line(message.name), phone=contact.phone, email=contact.email)
    written = Words(
        title=check_title(message.title),
        body=check_body(message.body, has_sound=has_sound),
        address=clean(message.address)[:ADDRESS_LIMIT],
        files={str(file.id): file.name for file in files},
    )
    texts = {name: mask(getattr(written, name), known=known) for name in ("title", "body", "address")}
    names = {file.id: mask(file.name, known=known) for file in files}
    for file in files:
        file.name = names[file.id].text[:NAME_LIMIT]
    is_masked = any(each.kinds for each in [*texts.values(), *names.values()])
    return MaskedWords(
        title=texts["title"].text[:TITLE_LIMIT],
        body=texts["body"].text[:BODY_LIMIT],
        address=texts["address"].text[:ADDRESS_LIMIT],
        files=tuple(files),
        original=written if is_masked else None,
    )
