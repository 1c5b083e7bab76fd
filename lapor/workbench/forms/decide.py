"""Decisions about the whole report: archive, join, seal, rule on an objection."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.kit.codes import BadCode, parse_tracking_code
from lapor.reports import queries, services
from lapor.reports.case_detail_queries import Case
from lapor.reports.errors import UnknownReport
from lapor.reports.services.archive import OFFICE_REASONS
from lapor.workbench.forms.base import ActionForm, Step, area
from seed.readers import Reason, reasons

YES, NO = "yes", "no"


def archive_reasons() -> dict[str, Reason]:
    """The reasons that an office may archive for, by code."""
    return {reason.code: reason for reason in reasons("archive") if reason.code in OFFICE_REASONS}


def archive_words() -> dict[str, str]:
    """What the reporter reads for each reason, unless the officer writes something else."""
    return {code: f"{each.message} {each.where_to_go}".strip() for code, each in archive_reasons().items()}


class ArchiveForm(ActionForm):
    """Put a report away with a reason from the list."""

    verb = "archive"
    title = _("Arsipkan dengan alasan…")
    button = _("Arsipkan")
    told = _("Pelapor membaca alasan dan penjelasan ini, dan boleh berkeberatan satu kali kepada petugas lain.")
    done = _("Laporan diarsipkan. Pelapor diberi tahu alasannya dan boleh berkeberatan.")
    icon = "archive"
    undo = True
    reason = forms.ChoiceField(label=_("Alasan"))
    explanation = area(
        _("Penjelasan untuk pelapor"), required=False, hint=_("Bila kosong, penjelasan baku alasan itu yang dikirim.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih alasan")), *((code, each.name) for code, each in archive_reasons().items())]

    def clean(self) -> dict[str, Any]:
        """Without words of the officer's own, the list's words for the reporter."""
        values = super().clean() or {}
        if not values.get("explanation"):
            values["explanation"] = archive_words().get(values.get("reason", ""), "")
        return values

    def act(self, step: Step) -> None:
        """Put it away."""
        services.archive_report(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class MergeForm(ActionForm):
    """Join a report to another one."""

    verb = "merge"
    title = _("Gabungkan dengan laporan lain…")
    button = _("Gabungkan")
    told = _("Pelapor mendapat kabar laporan induk sejak sekarang, dan boleh berkeberatan satu kali.")
    done = _("Laporan digabung. Pelapor mengikuti kabar laporan induk.")
    icon = "merge"
    parent = forms.CharField(
        label=_("Nomor laporan induk"),
        max_length=20,
        widget=forms.TextInput(attrs={"list": "daftar-mirip", "autocomplete": "off"}),
        help_text=_("Contoh: 7KQ4-M2XB-9TRY."),
    )

    def clean_parent(self) -> UUID:
        """The parent's key; whether the officer may see it is asked by the service."""
        try:
            return queries.report_by_code(parse_tracking_code(self.cleaned_data["parent"])).id
        except BadCode:
            raise ValidationError(_("Nomor laporan terdiri dari 12 huruf dan angka.")) from None
        except UnknownReport as error:
            raise ValidationError(str(error.message)) from None

    def act(self, step: Step) -> None:
        """Join them."""
        services.merge_report(step.report, parent=self.cleaned_data["parent"], by=step.by, at=step.at, seen=step.seen)


class SealForm(ActionForm):
    """Give the report to the inspectorate alone."""

    verb = "seal"
    title = _("Segel: hanya untuk Inspektorat…")
    button = _("Segel laporan")
    told = _("Setelah disegel, hanya Inspektorat yang bisa membaca laporan ini. Anda pun tidak lagi.")
    done = _("Laporan disegel. Sekarang hanya Inspektorat yang bisa membacanya.")
    icon = "lock"
    is_danger = True
    reason = area(_("Alasan"), rows=2)

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Once is enough."""
        return case.report.lane != case.report.Lane.SEALED

    def act(self, step: Step) -> None:
        """Seal it."""
        services.seal_report(step.report, reason=self.cleaned_data["reason"], by=step.by, at=step.at, seen=step.seen)


class ContestForm(ActionForm):
    """Rule on the reporter's objection."""

    verb = "rule_contest"
    title = _("Putuskan keberatan pelapor…")
    button = _("Kirim putusan")
    told = _("Pelapor membaca putusan dan alasannya. Yang membuat keputusan semula tidak boleh memutuskan.")
    done = _("Keberatan diputuskan. Pelapor diberi tahu putusan dan alasannya.")
    icon = "official"
    is_upheld = forms.ChoiceField(
        label=_("Putusan"),
        choices=((YES, _("Keberatan diterima: keputusan dibatalkan")), (NO, _("Keputusan tetap"))),
        widget=forms.RadioSelect,
    )
    ruling = area(_("Alasan putusan"))

    @classmethod
    def fits(cls, case: Case) -> bool:
        """An objection waits."""
        return any(contest.ruled_at is None for contest in case.contests)

    def clean(self) -> dict[str, Any]:
        """The oldest objection that waits is ruled on."""
        values: Mapping[str, Any] = super().clean() or {}
        waiting = [each.id for each in (self.case.contests if self.case else ()) if each.ruled_at is None]
        if not waiting:
            raise ValidationError(_("Tidak ada keberatan yang menunggu putusan."))
        return {**values, "contest": waiting[0]}

    def act(self, step: Step) -> None:
        """Rule."""
        services.rule_contest(
            self.cleaned_data["contest"],
            is_upheld=self.cleaned_data["is_upheld"] == YES,
            ruling=self.cleaned_data["ruling"],
            by=step.by,
            at=step.at,
        )
