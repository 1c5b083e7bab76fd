"""How the agenda's codes read. Plain data."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAGES: dict[str, Promise] = {
    "village": _("Musrenbang desa"),
    "district": _("Musrenbang kecamatan"),
    "regency": _("Musrenbang kabupaten"),
}
DECISIONS: dict[str, Promise] = {
    "accepted": _("Diterima ke dalam rencana"),
    "merged": _("Digabung dengan usulan lain"),
    "not_now": _("Belum sekarang"),
    "no": _("Tidak diterima"),
}
PROGRESS: dict[str, Promise] = {
    "planned": _("Direncanakan"),
    "budgeted": _("Dianggarkan"),
    "building": _("Sedang dibangun"),
    "built": _("Selesai dibangun"),
}
UNDECIDED = _("Belum diputuskan")


def step_words(kind: str) -> str:
    """A step of an item."""
    return str({**STAGES, **DECISIONS, **PROGRESS}.get(kind, kind))


def standing_words(*, decision: str, progress: str) -> str:
    """Where an item stands: how far it is, else what was decided."""
    return str(PROGRESS.get(progress) or DECISIONS.get(decision) or UNDECIDED)
