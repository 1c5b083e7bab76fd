"""Compression of short Indonesian texts: zstandard with a dictionary of ours. Pure.

Frames carry neither magic number nor checksum: signature and seal outside of them find every change.
"""

from functools import lru_cache
from pathlib import Path

import zstandard

LARGEST = 64 * 1024 * 1024
_WORDS = Path(__file__).parent / "words.txt"


class TooLarge(ValueError):
    """What would come out is larger than anything that we send."""


def squeeze(plain: bytes) -> bytes:
    """The bytes, compressed with our dictionary."""
    return bytes(_compressor().compress(plain))


def stretch(packed: bytes) -> bytes:
    """The bytes again. Raises ValueError for what was not made by `squeeze`, TooLarge beyond 64 MB."""
    return _stretched(packed, dictionary=_dictionary())


def squeeze_plain(plain: bytes) -> bytes:
    """The bytes, compressed without a dictionary."""
    return bytes(zstandard.ZstdCompressor(level=19).compress(plain))


def stretch_plain(packed: bytes) -> bytes:
    """The bytes again. Raises ValueError, TooLarge."""
    try:
        return _drained(zstandard.ZstdDecompressor().decompressobj(), packed)
    except zstandard.ZstdError as error:
        raise ValueError("not compressed by us") from error


def _stretched(packed: bytes, *, dictionary: zstandard.ZstdCompressionDict) -> bytes:
    try:
        reader = zstandard.ZstdDecompressor(dict_data=dictionary, format=zstandard.FORMAT_ZSTD1_MAGICLESS)
        return _drained(reader.decompressobj(), packed)
    except zstandard.ZstdError as error:
        raise ValueError("not compressed by us") from error


def _drained(reader: "zstandard.ZstdDecompressionObj", packed: bytes) -> bytes:
    plain, step = bytearray(), 16 * 1024
    for start in range(0, len(packed), step):
        plain += reader.decompress(packed[start : start + step])
        if len(plain) > LARGEST:
            raise TooLarge
    if not reader.eof:
        raise ValueError("cut off")
    return bytes(plain)


@lru_cache(maxsize=1)
def _dictionary() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(_WORDS.read_bytes(), dict_type=zstandard.DICT_TYPE_RAWCONTENT)


@lru_cache(maxsize=1)
def _compressor() -> zstandard.ZstdCompressor:
    asked = zstandard.ZstdCompressionParameters.from_level(
        19,
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        write_checksum=False,
        write_dict_id=False,
        write_content_size=False,
    )
    dictionary = zstandard.ZstdCompressionDict(_WORDS.read_bytes(), dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    dictionary.precompute_compress(compression_params=asked)
    return zstandard.ZstdCompressor(dict_data=dictionary, compression_params=asked)
