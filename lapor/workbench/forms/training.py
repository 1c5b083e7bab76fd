"""Forms of training."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.training import words
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.queries import ParticipantLine
from lapor.actionplan.training.services import Result
from lapor.actionplan.training.services.plan import FULL_SCORE
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField, OfficesField
from lapor.workbench.forms.plans import day_field


class PlanCourseForm(AdminForm):
    """What is planned."""

    title = forms.CharField(label=_("Nama bimbingan teknis"), max_length=160)
    topics = forms.CharField(
        label=_("Materi"),
        max_length=1000,
        required=False,
        help_text=_("Satu materi per baris."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    since_on = day_field(_("Hari pertama"))
    until_on = day_field(_("Hari terakhir"))
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    trainer = forms.CharField(label=_("Pengajar"), max_length=160, required=False)
    institution = OfficeField(
        label=_("Kantor penyelenggara"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar.")
    )
    invited = OfficesField(label=_("Untuk petugas kantor"), help_text=_("Kosong: untuk semua kantor."))
    rule = forms.ChoiceField(label=_("Aturan kelulusan"), choices=list(words.RULES.items()))
    least_score = forms.IntegerField(
        label=_("Nilai paling rendah (bila menurut nilai)"), min_value=1, max_value=FULL_SCORE, required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        invited = self.fields["invited"]
        assert isinstance(invited, OfficesField)
        invited.tenant = more["tenant"]

    def clean_invited(self) -> tuple[UUID, ...]:
        """The offices' keys, each once."""
        return tuple(dict.fromkeys(self.cleaned_data["invited"]))


class ChooseForm(AdminForm):
    """Who takes part; the ticks are read by the view, one name for all."""


class CancelCourseForm(AdminForm):
    """Why not."""

    reason = forms.CharField(label=_("Alasan pembatalan"), max_length=300)


class ResultsForm(AdminForm):
    """Attendance of everybody on the list, and the score where the course's rule asks for it."""

    def __init__(self, *args: Any, course: Course, participants: Sequence[ParticipantLine], **more: Any) -> None:
        super().__init__(*args, **more)
        self.participants = participants
        self.is_scored = course.rule == Course.Rule.SCORE
        for each in participants:
            self.fields[f"attended-{each.person}"] = forms.BooleanField(label=_("Hadir sampai selesai"), required=False)
            if self.is_scored:
                self.fields[f"score-{each.person}"] = forms.IntegerField(
                    label=_("Nilai (0–100)"), min_value=0, max_value=FULL_SCORE, required=False
                )

    def fields_of(self, person: UUID) -> tuple[BoundField, BoundField | None]:
        """One participant's fields."""
        return self[f"attended-{person}"], self[f"score-{person}"] if self.is_scored else None

    def results(self) -> dict[UUID, Result]:
        """What a valid form says of each."""
        given = self.cleaned_data
        return {
            each.person: Result(
                attended=given[f"attended-{each.person}"],
                score=given[f"score-{each.person}"] if self.is_scored else None,
            )
            for each in self.participants
        }
