"""Pictures: read without trust, measured, and made anew without anything but what is seen."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import ExifTags, Image, ImageCms, ImageOps

from lapor.attachments.errors import BrokenFile

# 64 million pixels: more than phones send, and at most 256 MB while one is read.
PIXELS = 64_000_000
SIDES = {"view": 1600, "thumb": 320}
_QUALITY = 80
_FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/avif": "AVIF",
    "image/heic": "HEIF",
}
_TURNED = {5, 6, 7, 8}

pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, kw_only=True)
class Size:
    """Pixels as a person sees them, after turning."""

    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a picture says it was taken; degrees, WGS 84."""

    lat: float
    lon: float


def measured(file: Path, *, media_type: str) -> Size:
    """The size of a picture that could be read whole. Raises BrokenFile, also for one with too many pixels."""
    with _opened(file, media_type=media_type) as picture:
        size = _size_of(picture)
        picture.draft("RGB", (SIDES["view"], SIDES["view"]))
        picture.load()
    return size


def cleaned_copies(file: Path, *, media_type: str) -> dict[str, bytes]:
    """The view and the thumbnail as WebP: turned upright, in sRGB, without metadata. Raises BrokenFile."""
    with _opened(file, media_type=media_type) as picture:
        picture.thumbnail((SIDES["view"], SIDES["view"]), Image.Resampling.LANCZOS, reducing_gap=2.0)
        upright = _in_srgb(ImageOps.exif_transpose(picture))
        small = upright.copy()
        small.thumbnail((SIDES["thumb"], SIDES["thumb"]), Image.Resampling.LANCZOS)
        return {"view": _webp(upright), "thumb": _webp(small)}


def position_of(file: Path, *, media_type: str) -> Position | None:
    """The position in the picture's own metadata; None when there is none that makes sense. Reads the head only."""
    try:
        with _opened(file, media_type=media_type) as picture:
            gps = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            lat = _degrees(gps[2], turned=gps.get(1) == "S")
            lon = _degrees(gps[4], turned=gps.get(3) == "W")
    except BrokenFile:
        return None
    fits = math.isfinite(lat + lon) and abs(lat) <= 90 and abs(lon) <= 180
    return Position(lat=round(lat, 6), lon=round(lon, 6)) if fits and (lat or lon) else None


@contextmanager
def _opened(file: Path, *, media_type: str) -> Iterator[Image.Image]:
    """Whatever goes wrong inside is the file's fault: decoders raise errors of every kind on hostile bytes."""
    try:
        with Image.open(file, formats=[_FORMATS[media_type]]) as picture:
            if picture.width * picture.height > PIXELS:
                raise BrokenFile(reason="too_many_pixels")
            yield picture
    except BrokenFile:
        raise
    except Exception as error:
        raise BrokenFile(reason=type(error).__name__) from error


def _size_of(picture: Image.Image) -> Size:
    if picture.getexif().get(ExifTags.Base.Orientation) in _TURNED:
        return Size(width=picture.height, height=picture.width)
    return Size(width=picture.width, height=picture.height)


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    flat = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if profile and picture.mode in {"RGB", "RGBA"}:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(flat, own, ImageCms.createProfile("sRGB"), outputMode=flat.mode)
            flat = turned or flat
        except (ImageCms.PyCMSError, OSError):
            pass
    flat.info.clear()
    return flat


def _webp(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return out.getvalue()


def _degrees(parts: tuple[float, float, float], *, turned: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if turned else value
