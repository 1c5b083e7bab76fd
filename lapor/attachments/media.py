"""What a file is, by its content: the whole list of types that are taken, stored and sent."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import filetype

from lapor.attachments.errors import BrokenFile, WrongFileType
from lapor.attachments.models import Attachment

HEAD = 64 * 1024
BOXES = 5_000
Kind = Attachment.Kind


@dataclass(frozen=True, kw_only=True)
class MediaType:
    """A type as it is stored and sent (`code`), what it is to people, and how its file names end."""

    code: str
    kind: Kind
    ending: str


_JPEG = MediaType(code="image/jpeg", kind=Kind.PICTURE, ending="jpg")
_PNG = MediaType(code="image/png", kind=Kind.PICTURE, ending="png")
_HEIC = MediaType(code="image/heic", kind=Kind.PICTURE, ending="heic")
_MP4 = MediaType(code="video/mp4", kind=Kind.VIDEO, ending="mp4")
_3GP = MediaType(code="video/3gpp", kind=Kind.VIDEO, ending="3gp")
_WEBM = MediaType(code="video/webm", kind=Kind.VIDEO, ending="webm")
_M4A = MediaType(code="audio/mp4", kind=Kind.SOUND, ending="m4a")
_3GP_SOUND = MediaType(code="audio/3gpp", kind=Kind.SOUND, ending="3gp")
_WEBM_SOUND = MediaType(code="audio/webm", kind=Kind.SOUND, ending="weba")

_FOUND: dict[str, MediaType] = {
    "image/jpeg": _JPEG,
    "image/png": _PNG,
    "image/apng": _PNG,
    "image/heic": _HEIC,
    "image/webp": MediaType(code="image/webp", kind=Kind.PICTURE, ending="webp"),
    "image/gif": MediaType(code="image/gif", kind=Kind.PICTURE, ending="gif"),
    "image/avif": MediaType(code="image/avif", kind=Kind.PICTURE, ending="avif"),
    "video/mp4": _MP4,
    "video/x-m4v": _MP4,
    "video/3gpp": _3GP,
    "video/webm": _WEBM,
    "video/quicktime": MediaType(code="video/quicktime", kind=Kind.VIDEO, ending="mov"),
    "audio/mpeg": MediaType(code="audio/mpeg", kind=Kind.SOUND, ending="mp3"),
    "audio/mp4": _M4A,
    "audio/ogg": MediaType(code="audio/ogg", kind=Kind.SOUND, ending="ogg"),
    "audio/x-wav": MediaType(code="audio/wav", kind=Kind.SOUND, ending="wav"),
    "audio/amr": MediaType(code="audio/amr", kind=Kind.SOUND, ending="amr"),
    "application/pdf": MediaType(code="application/pdf", kind=Kind.DOCUMENT, ending="pdf"),
}
# Brands that phones write and the sniffing library leaves out.
_BRANDS = {b"heix": _HEIC, b"heim": _HEIC, b"iso5": _MP4, b"iso6": _MP4, b"avc1": _MP4, b"dash": _MP4, b"3g2a": _3GP}
_BOXED = {"video/mp4", "video/3gpp", "video/quicktime", "audio/mp4"}
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_VIDEO_CODEC, _SOUND_CODEC = re.compile(rb"V_(VP8|VP9|AV1)"), re.compile(rb"A_(OPUS|VORBIS)")


def media_type_of(file: Path) -> MediaType:
    """The type by content; the name of the file does not count. Raises WrongFileType, BrokenFile."""
    with file.open("rb") as source:
        head = source.read(HEAD)
        if not head:
            raise BrokenFile(reason="empty")
        found = _by_head(head)
        if found.code in _BOXED:
            return _by_tracks(found, tracks=_tracks(source))
    return _by_codec(head) if found is _WEBM else found


def _by_head(head: bytes) -> MediaType:
    guess = filetype.guess(head)
    found = _FOUND.get(guess.mime) if guess else None
    if found is None and head[4:8] == b"ftyp":
        found = _BRANDS.get(head[8:12])
    if found is None:
        raise WrongFileType
    return found


def _by_tracks(found: MediaType, *, tracks: set[bytes]) -> MediaType:
    """Recorders write sound into the same boxes as video; only the tracks tell."""
    if b"vide" in tracks:
        return _MP4 if found is _M4A else found
    if b"soun" in tracks:
        return _3GP_SOUND if found is _3GP else _M4A
    raise BrokenFile(reason="no_tracks")


def _by_codec(head: bytes) -> MediaType:
    if _VIDEO_CODEC.search(head):
        return _WEBM
    if _SOUND_CODEC.search(head):
        return _WEBM_SOUND
    raise BrokenFile(reason="no_tracks")


def _tracks(source: BinaryIO) -> set[bytes]:
    """The handlers named in the `moov` box, which may lie at the end. Source: ISO/IEC 14496-12, 4.2 and 8.4.3."""
    place = 0
    for _ in range(BOXES):
        source.seek(place)
        header = source.read(16)
        size, name = int.from_bytes(header[:4], "big"), header[4:8]
        if size == 1:
            size = int.from_bytes(header[8:16], "big")
        if name == b"moov":
            source.seek(place)
            return set(_HANDLER.findall(source.read(size or -1)))
        if size < 8 or len(header) < 8:
            break
        place += size
    return set()
