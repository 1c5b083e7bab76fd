"""How a channel does: one colour and the sentences that say what to do. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LATE = timedelta(minutes=15)
FILES_LATE = timedelta(hours=1)
MANY_FAILURES = 3

OFF, PAUSED, GREEN, AMBER, RED = "off", "paused", "green", "amber", "red"


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What is known of a channel. `overdue_since` is when the first message that is late should have gone."""

    is_set_up: bool
    is_paused: bool
    overdue_since: datetime | None
    last_out_at: datetime | None
    last_failed_at: datetime | None
    last_failure: str
    failed_today: int
    files_since: datetime | None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The colour, and what to do about it."""

    colour: str
    advice: tuple[Promise, ...] = ()


_FAILURES: dict[str, Promise] = {
    "not_taken": _(
        "Gateway tidak mengambil pesan selama berhari-hari. Periksa apakah gateway berjalan dan sandinya benar."
    ),
    "refused": _(
        "Kanal menolak alamat tujuan untuk seterusnya. Itu wajar untuk satu dua orang; bila banyak, periksa akun."
    ),
    "unclear": _(
        "Gateway tidak menjawab dengan jelas, jadi pesan tidak dikirim untuk ketiga kali. Periksa sambungannya."
    ),
    "undelivered": _("Jaringan melaporkan pesan tidak sampai. Periksa pulsa, masa aktif nomor, dan nomor pengirim."),
}
_LATE_ADVICE = _(
    "Pesan keluar menumpuk. Periksa apakah pekerja latar (lapor work) berjalan, lalu apakah gateway bisa dihubungi."
)
_FILES_ADVICE = _("Foto atau rekaman dari kanal ini belum bisa diambil. Periksa token dan sambungan ke luar.")


def verdict_of(signs: Signs, *, at: datetime) -> Verdict:
    """Red when nothing gets out, amber when something is wrong, else green; off and paused are neither."""
    if not signs.is_set_up:
        return Verdict(colour=OFF)
    if signs.is_paused:
        return Verdict(colour=PAUSED)
    advice: list[Promise] = []
    is_late = signs.overdue_since is not None and at - signs.overdue_since > LATE
    has_stale_files = signs.files_since is not None and at - signs.files_since > FILES_LATE
    if is_late:
        advice.append(_LATE_ADVICE)
    if signs.failed_today and signs.last_failure in _FAILURES:
        advice.append(_FAILURES[signs.last_failure])
    if has_stale_files:
        advice.append(_FILES_ADVICE)
    is_red = is_late or (signs.failed_today >= MANY_FAILURES and not _went_since(signs))
    return Verdict(colour=RED if is_red else AMBER if advice else GREEN, advice=tuple(advice))


def _went_since(signs: Signs) -> bool:
    """Whether anything has gone out since the last failure."""
    return bool(signs.last_out_at and signs.last_failed_at and signs.last_out_at > signs.last_failed_at)
