"""Names of files as people may see them."""

import re

from lapor.attachments.media import MediaType
from lapor.attachments.models import Attachment
from lapor.kit.masking import mask
from lapor.kit.text import one_line

LIMIT = 100
_SEPARATORS = re.compile(r"[\\/]")
_UNSAFE = re.compile(r'[<>:"|?*%;\u200b-\u200f\u2060\ufeff]')
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NAMELESS = {
    Attachment.Kind.PICTURE: "foto",
    Attachment.Kind.VIDEO: "video",
    Attachment.Kind.SOUND: "suara",
    Attachment.Kind.DOCUMENT: "dokumen",
}


def cleaned_name(name: str, *, media: MediaType) -> str:
    """The last part of the name without what breaks files or headers, with the ending of what the file really is.

    Numbers and addresses of persons in it are masked.
    """
    return f"{_stem(name) or _NAMELESS[media.kind]}.{media.ending}"


def name_like(name: str, *, staged: str) -> str:
    """The same for a file that was staged without its name: `staged` gives the ending, and the name where there is none."""
    stem, ending = _stem(name), staged.rpartition(".")[2]
    return f"{stem}.{ending}" if stem else staged


def _stem(name: str) -> str:
    last = _SEPARATORS.split(one_line(name))[-1]
    return mask(one_line(_ENDING.sub("", _UNSAFE.sub("", last)))).text[:LIMIT].strip(". ")
