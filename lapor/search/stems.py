"""Words as they are indexed and as they are asked for: folded, without filler words, reduced to their stems."""

from functools import lru_cache
from threading import local

import Stemmer

from lapor.kit.text import words

LONGEST_WORD = 60
MOST_ASKED = 12

_FILLER_WORDS = (
    "ada adalah agar akan atau bagi bahwa bisa dan dari dengan di ini itu juga ke kami karena kepada kita maka mereka mohon "
    "oleh pada para saja saya sangat sebagai sudah supaya telah terima kasih tersebut tidak tolong untuk yaitu yang"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
# Words whose stem the algorithm gets wrong, or which it would join with others of another meaning.
_EXCEPTIONS = {
    "penerangan": "terang",
    "menerangi": "terang",
    "pengairan": "air",
    "perairan": "air",
    "kematian": "kematian",
    "perumahan": "perumahan",
    "pegawai": "pegawai",
    "kepegawaian": "pegawai",
    "pengurus": "urus",
    "pungutan": "pungut",
    "pungli": "pungli",
    "kesehatan": "sehat",
    "pelayanan": "layan",
    "beasiswa": "beasiswa",
    "kelurahan": "lurah",
    "kecamatan": "camat",
    "bantuan": "bantu",
    "jembatan": "jembatan",
    "kendaraan": "kendara",
    "pemakaman": "makam",
}
_own = local()


def indexed_words(text: str) -> str:
    """The text as it is stored for searching: its distinct stems, parted by blanks."""
    return " ".join(dict.fromkeys(_stem(word) for word in words(text) if word not in _FILLERS))


def asked_words(text: str) -> list[str]:
    """The stems that are asked for, at most twelve; letters and digits only, so that no engine's syntax can be hurt."""
    found = dict.fromkeys(_stem(word) for word in words(text) if word not in _FILLERS)
    return [word for word in found if word][:MOST_ASKED]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    short = word[:LONGEST_WORD]
    if short in _EXCEPTIONS:
        return _EXCEPTIONS[short]
    return str(_stemmer().stemWord(short)) or short


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread: it keeps state while it works."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("indonesian")
    stemmer: Stemmer.Stemmer = _own.stemmer
    return stemmer
