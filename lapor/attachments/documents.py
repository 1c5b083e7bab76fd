"""PDF: read without trust and rebuilt from its pages, so that nothing comes along that runs or hides."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pikepdf

from lapor.attachments.errors import BrokenFile, LockedFile

PAGES = 2_000
# What one compressed stream may grow to while a PDF is read; pictures on its pages are not unpacked.
UNPACKED = 16 * 1024 * 1024
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_PAGE_KEYS = {"/Type", "/Contents", "/UserUnit", "/Parent", *_INHERITED}
# What may hang on anything that a page draws, and is never drawn.
_UNSEEN = ("/AF", "/EF", "/AA", "/JS", "/OpenAction", "/Annots", "/Metadata", "/PieceInfo", "/OPI", "/Ref")
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_SOURCE_OF_PICTURE = {0xE1, 0xED, 0xFE}

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=UNPACKED, run_length_max_memory=UNPACKED, png_max_memory=UNPACKED, tiff_max_memory=UNPACKED
)


def page_count(file: Path) -> int:
    """How many pages. Raises BrokenFile, LockedFile."""
    with _opened(file) as document:
        return _checked_count(document)


def rebuilt(file: Path) -> bytes:
    """A new PDF of the same pages: no scripts, attachments, forms, links or metadata. Raises BrokenFile, LockedFile."""
    with _opened(file) as document, pikepdf.new() as fresh:
        _checked_count(document)
        for page in document.pages:
            _keep_drawing(page.obj)
        fresh.pages.extend(document.pages)
        for each in fresh.objects:
            _scrub(each)
        out = BytesIO()
        fresh.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


@contextmanager
def _opened(file: Path) -> Iterator[pikepdf.Pdf]:
    """Whatever goes wrong inside is the file's fault: hostile bytes raise errors of every kind."""
    try:
        with pikepdf.open(file, suppress_warnings=True) as document:
            yield document
    except (BrokenFile, LockedFile):
        raise
    except pikepdf.PasswordError as error:
        raise LockedFile from error
    except Exception as error:
        raise BrokenFile(reason=type(error).__name__) from error


def _checked_count(document: pikepdf.Pdf) -> int:
    count = len(document.pages)
    if not 1 <= count <= PAGES:
        raise BrokenFile(reason="pages")
    return count


def _keep_drawing(page: pikepdf.Object) -> None:
    for key in _INHERITED:
        value = _inherited(page, key=key)
        if value is not None:
            page[key] = value
    for key in set(page.keys()) - _PAGE_KEYS:
        del page[key]


def _inherited(page: pikepdf.Object, *, key: str) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(50):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None


def _scrub(each: pikepdf.Object) -> None:
    """Take away what is not drawn, here and in what lies directly inside."""
    if isinstance(each, pikepdf.Array):
        inner = list(each)
    elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
        is_stream = isinstance(each, pikepdf.Stream)
        for key in (*_UNSEEN, *(_OUTSIDE if is_stream else ())):
            if key in each:
                del each[key]
        if is_stream:
            _strip_picture(each)
        inner = [value for _, value in each.items()]
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            _scrub(value)


def _strip_picture(stream: pikepdf.Object) -> None:
    """A scanned or photographed page carries a whole JPEG, with camera and position."""
    if stream.get("/Filter") in (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode])):
        raw, parms = stream.read_raw_bytes(), stream.get("/DecodeParms")
        bare = _without_metadata(raw)
        if bare != raw:
            known = parms if isinstance(parms, (pikepdf.Dictionary, pikepdf.Array)) else None
            stream.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=known)


def _without_metadata(jpeg: bytes) -> bytes:
    """The JPEG without its Exif, XMP, IPTC and comment segments. Source: ITU-T T.81, B.1.1."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] not in _SOURCE_OF_PICTURE:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
