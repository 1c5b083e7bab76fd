"""An emblem that somebody uploaded, made anew as a small PNG: nothing of the original file is kept."""

from io import BytesIO

from PIL import Image

BYTES_LIMIT = 2 * 1024 * 1024
_SIDE = 256
_PIXELS = 25_000_000
_FORMATS = ("PNG", "JPEG", "WEBP")


class NoPicture(Exception):
    """The file is no picture that can be shown."""


def redrawn(content: bytes) -> bytes:
    """The picture as PNG, at most 256 points wide and high. Raises NoPicture."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > _PIXELS:
                raise NoPicture
            drawn = picture.convert("RGBA")
    except NoPicture:
        raise
    except Exception as error:
        raise NoPicture from error
    drawn.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    drawn.info.clear()
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
