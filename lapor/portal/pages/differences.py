"""What an office changed, side by side, and whether the reporter may still object to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _

from lapor.audit.followers import Followed
from lapor.portal.pages.parts import shown_at
from lapor.reports.models import Contest, Report, Topic

TITLES: Mapping[str, Promise] = {
    "archived": _("Laporan Anda disimpan tanpa dilanjutkan (diarsipkan)"),
    "merged": _("Laporan Anda digabung dengan laporan lain"),
    "reclassified": _("Jenis atau topik laporan Anda diubah"),
    "public_text_edited": _("Tulisan laporan Anda untuk umum diubah"),
}
REASONS: Mapping[str, Promise] = {
    "wrong_format": _("isinya tidak bisa dibaca sebagai laporan"),
    "too_general": _("belum menyebut tempat atau kejadian yang bisa diperiksa"),
    "not_government_service": _("bukan layanan pemerintah"),
    "in_court": _("perkaranya sedang diperiksa pengadilan"),
    "private_matter": _("urusan antarpribadi"),
    "legislative_matter": _("urusan DPR atau DPRD"),
    "crime": _("dugaan tindak pidana, yang ditangani polisi"),
}
PROCEDURES: Mapping[str, Promise] = {
    "complaint": _("Pengaduan"),
    "oversight": _("Pengaduan berkadar pengawasan"),
    "aspiration": _("Aspirasi"),
    "information": _("Permintaan informasi"),
    "kip": _("Permohonan informasi publik"),
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision of an office that the reporter may object to once. `ruling` tells what became of an objection."""

    kind: str
    title: object
    at: datetime | date
    reason: str
    changes: tuple[Change, ...]
    may_contest: bool
    objection: str
    ruling: str


def decisions_of(
    report: Report, *, events: Sequence[Followed], contests: Sequence[Contest], topics: Sequence[Topic], zone: str
) -> tuple[Decision, ...]:
    """The newest decision of each kind, newest first."""
    newest = {event.kind: event for event in events if event.kind in TITLES}
    by_kind = {contest.decision: contest for contest in contests}
    names = {topic.code: topic.name for topic in topics}
    found = sorted(newest.values(), key=lambda event: event.seq, reverse=True)
    return tuple(
        Decision(
            kind=event.kind,
            title=TITLES[event.kind],
            at=shown_at(event.happened_at, report=report, zone=zone),
            reason=_reason(event),
            changes=_changes(event, topics=names),
            may_contest=event.kind not in by_kind,
            objection=by_kind[event.kind].text if event.kind in by_kind else "",
            ruling=_ruling(by_kind.get(event.kind)),
        )
        for event in found
    )


def _reason(event: Followed) -> str:
    words = str(event.payload.get("explanation") or "")
    reason = REASONS.get(str(event.payload.get("reason", "")))
    if event.kind == "archived":
        return ". ".join(part for part in (str(reason or "").capitalize(), words) if part)
    return "" if event.kind == "merged" else str(event.payload.get("reason", ""))


def _changes(event: Followed, *, topics: Mapping[str, str]) -> tuple[Change, ...]:
    before, after = _part(event, name="before"), _part(event, name="after")
    if event.kind == "public_text_edited":
        rows = [(now_text("Judul"), "public_title"), (now_text("Teks"), "public_text")]
        found = [(label, str(before.get(key, "")), str(after.get(key, ""))) for label, key in rows]
    else:
        found = [
            (now_text("Topik"), _topic(before, names=topics), _topic(after, names=topics)),
            (now_text("Jenis"), _procedure(before), _procedure(after)),
        ]
    return tuple(Change(label=label, before=old, after=new) for label, old, new in found if old != new)


def _part(event: Followed, *, name: str) -> Mapping[str, Any]:
    part = event.payload.get(name)
    return part if isinstance(part, dict) else {}


def _topic(side: Mapping[str, Any], *, names: Mapping[str, str]) -> str:
    return names.get(str(side.get("topic", "")), "–")


def _procedure(side: Mapping[str, Any]) -> str:
    return str(PROCEDURES.get(str(side.get("procedure", "")), "–"))


def _ruling(contest: Contest | None) -> str:
    if contest is None or contest.ruled_at is None:
        return ""
    verdict = now_text("Keberatan diterima.") if contest.is_upheld else now_text("Keberatan tidak diterima.")
    return f"{verdict} {contest.ruling}"
