"""The words and colours of chips: green only for what the reporter confirmed, amber for due soon, red for overdue."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lapor.actionplan import words

SOON_WORKING_DAYS = 2

STATES: dict[str, tuple[Promise, str]] = {
    "received": (_("Baru"), "clock"),
    "verified": (_("Terverifikasi"), "accept"),
    "forwarded": (_("Diteruskan"), "forward"),
    "in_progress": (_("Dalam proses"), "settings"),
    "responded": (_("Dijawab"), "reply"),
    "closed": (_("Selesai"), "done"),
    "reopened": (_("Dibuka kembali"), "reopen"),
    "archived": (_("Diarsipkan"), "archive"),
    "merged": (_("Digabung"), "merge"),
}
WAITING: dict[str, Promise] = {
    "reporter": _("Menunggu pelapor"),
    "validation": _("Menunggu pemeriksaan"),
}

PLAN_STATUSES: dict[str, tuple[str, str]] = {
    "late": ("overdue", "alert"),
    "at_risk": ("soon", "clock"),
    "not_begun": ("waiting", "pause"),
    "on_track": ("neutral", "next"),
    "done": ("neutral", "done"),
}


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A word in a small frame. `tone`: neutral, soon, overdue, confirmed or waiting."""

    label: str
    tone: str = "neutral"
    icon: str = ""


def state_chip(state: str, *, waiting_for: str = "", is_confirmed: bool = False) -> Chip:
    """The state of a report in a word. `is_confirmed`: the reporter, not the office, said that it is done."""
    if waiting_for in WAITING:
        return Chip(label=str(WAITING[waiting_for]), tone="waiting", icon="pause")
    label, icon = STATES.get(state, (state, ""))
    return Chip(label=str(label), tone="confirmed" if is_confirmed else "neutral", icon=icon)


def plan_chip(status: str) -> Chip:
    """How something of an action plan stands. Never green: an office's own word is neutral."""
    tone, icon = PLAN_STATUSES[status]
    return Chip(label=str(words.STATUSES[status]), tone=tone, icon=icon)


def due_chip(days: int | None, *, soon: int = SOON_WORKING_DAYS) -> Chip:
    """The working days until a due moment; negative when it has passed; None while the clock stands still."""
    if days is None:
        return Chip(label=now("jam berhenti"), tone="waiting", icon="pause")
    if days < 0:
        return Chip(label=ngettext("lewat %d hari", "lewat %d hari", -days) % -days, tone="overdue", icon="alert")
    if days == 0:
        return Chip(label=now("hari ini"), tone="soon", icon="clock")
    label = ngettext("sisa %d hari", "sisa %d hari", days) % days
    return Chip(label=label, tone="soon" if days <= soon else "neutral", icon="clock")
